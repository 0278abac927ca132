import type { Sandbox } from '../../sandbox.ts';
import { CONTROL_TOKEN_VARIABLE, CONTROL_URL_VARIABLE, type Environment } from '../flags.ts';

type Place = Pick<Sandbox, 'url' | 'controlUrl' | 'controlToken' | 'keys'>;

/** The environment that a command finds the sandbox by. What is not in force is absent, not left as it was outside. */
export function createCommandEnvironment(
  { url, controlUrl, controlToken, keys }: Place,
  outside: Environment,
): NodeJS.ProcessEnv {
  const place: Environment = {
    AMPS_BASE_URL: url,
    AMPS_API_KEY: keys[0]?.key,
    [CONTROL_URL_VARIABLE]: controlUrl,
    [CONTROL_TOKEN_VARIABLE]: controlToken ?? undefined,
  };
  const entries = Object.entries({ ...outside, ...place });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
