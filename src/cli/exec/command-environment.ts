import {
  API_KEY_VARIABLE,
  BASE_URL_VARIABLE,
  CONTROL_TOKEN_VARIABLE,
  CONTROL_URL_VARIABLE,
} from '../../config/place-variables.ts';
import type { Sandbox } from '../../sandbox.ts';
import type { Environment } from '../flags.ts';

type Place = Pick<Sandbox, 'url' | 'controlUrl' | 'controlToken' | 'keys'>;

/** The environment that a command finds the sandbox by. What is not in force is absent, not left as it was outside. */
export function createCommandEnvironment(
  { url, controlUrl, controlToken, keys }: Place,
  outside: Environment,
): NodeJS.ProcessEnv {
  const place: Environment = {
    [BASE_URL_VARIABLE]: url,
    [API_KEY_VARIABLE]: keys[0]?.key,
    [CONTROL_URL_VARIABLE]: controlUrl,
    [CONTROL_TOKEN_VARIABLE]: controlToken ?? undefined,
  };
  const entries = Object.entries({ ...outside, ...place });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}
