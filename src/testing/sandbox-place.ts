import {
  API_KEY_VARIABLE,
  BASE_URL_VARIABLE,
  CONTROL_TOKEN_VARIABLE,
  CONTROL_URL_VARIABLE,
} from '../config/place-variables.ts';
import type { RunningSandbox } from './in-process.ts';

/** Where a running sandbox is found; plain data, to be handed to other processes. */
export interface SandboxPlace {
  readonly url: string;
  readonly apiKey: string;
  /** The control token, where the sandbox asks for one. */
  readonly token?: string;
}

export function placeOf({ url, apiKey, controlToken }: RunningSandbox): SandboxPlace {
  return { url, apiKey, ...(controlToken !== null && { token: controlToken }) };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The sandbox that `amps-sandbox exec`, or a global set-up, named to this process; undefined where none did. */
export function placeFromEnvironment(environment: Environment): SandboxPlace | undefined {
  const controlUrl = environment[CONTROL_URL_VARIABLE];
  if (controlUrl === undefined || controlUrl === '') return undefined;
  const token = environment[CONTROL_TOKEN_VARIABLE];
  return {
    url: controlUrl.replace(/\/+$/, '').replace(/\/__sandbox$/, ''),
    apiKey: environment[API_KEY_VARIABLE] ?? '',
    ...(token !== undefined && token !== '' && { token }),
  };
}

/** The variables that name a sandbox to this process and to those that it starts. */
export function environmentOf({ url, apiKey, token }: SandboxPlace): Record<string, string> {
  return {
    [BASE_URL_VARIABLE]: url,
    [API_KEY_VARIABLE]: apiKey,
    [CONTROL_URL_VARIABLE]: `${url}/__sandbox`,
    ...(token !== undefined && { [CONTROL_TOKEN_VARIABLE]: token }),
  };
}
