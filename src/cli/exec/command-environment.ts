import type { Sandbox } from '../../engine/open-sandbox.ts';
import {
  CA_FILE_VARIABLE,
  CONTROL_TOKEN_VARIABLE,
  CONTROL_URL_VARIABLE,
  type Environment,
  NODE_CA_VARIABLE,
} from '../options/flags.ts';
import type { TrustFiles } from './trust-files.ts';

type SandboxAddress = Pick<Sandbox, 'url' | 'httpsUrl' | 'controlUrl' | 'controlToken' | 'keys'>;

/** The environment that a command finds the sandbox by. What is not in force is absent, not left as it was outside. */
export function createCommandEnvironment(
  { url, httpsUrl, controlUrl, controlToken, keys }: SandboxAddress,
  { ca, forNode }: Pick<TrustFiles, 'ca' | 'forNode'>,
  outside: Environment,
): NodeJS.ProcessEnv {
  const variables: Environment = {
    AMPS_BASE_URL: url,
    AMPS_HTTPS_URL: httpsUrl ?? undefined,
    AMPS_API_KEY: keys[0]?.key,
    [CONTROL_URL_VARIABLE]: controlUrl,
    [CONTROL_TOKEN_VARIABLE]: controlToken ?? undefined,
    [CA_FILE_VARIABLE]: ca ?? undefined,
    ...(forNode !== null && { [NODE_CA_VARIABLE]: forNode }),
  };
  const entries = Object.entries({ ...outside, ...variables });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
