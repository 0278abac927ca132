import type { Environment } from '../../domain/entities.ts';
import { hostNameOf } from '../../domain/headers/host-name.ts';

const ENVIRONMENTS: Readonly<Record<string, Environment>> = {
  'sandbox-api.amps.ai': 'sandbox',
  'api.amps.ai': 'live',
};

/** The environment of one of the vendor's two hosts, whatever the port; undefined for any other name. */
export function environmentOfHostV1(host: string): Environment | undefined {
  return ENVIRONMENTS[hostNameOf(host)];
}
