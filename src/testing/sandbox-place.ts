import type { RunningSandbox } from './in-process.ts';

/** As `amps-sandbox exec` names them. */
const BASE_URL_VARIABLE = 'AMPS_BASE_URL';
const API_KEY_VARIABLE = 'AMPS_API_KEY';
const CONTROL_URL_VARIABLE = 'AMPS_SANDBOX_CONTROL_URL';
const CONTROL_TOKEN_VARIABLE = 'AMPS_SANDBOX_CONTROL_TOKEN';

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
