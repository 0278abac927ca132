import type { SampleRequest } from '../../contract/edition.ts';
import { KEY_HEADER } from './credential.ts';

/** The battery of the vendor's samples, where the world has it. */
export function sampleRequestV1(world: string, key = 'sk_sandbox_…'): SampleRequest {
  return {
    path: world === 'default' ? '/battery/device_abc123' : '/battery',
    header: `${KEY_HEADER}: ${key}`,
  };
}
