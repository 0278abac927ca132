import type { ConnectionInfo } from './control/connection-info.ts';
import type { RunningSandbox } from './in-process.ts';

/** As `amps-sandbox exec` names them. */
const BASE_URL_VARIABLE = 'AMPS_BASE_URL';
const HTTPS_URL_VARIABLE = 'AMPS_HTTPS_URL';
const API_KEY_VARIABLE = 'AMPS_API_KEY';
const CONTROL_URL_VARIABLE = 'AMPS_SANDBOX_CONTROL_URL';
const CONTROL_TOKEN_VARIABLE = 'AMPS_SANDBOX_CONTROL_TOKEN';

export function connectionInfoOf({ url, apiKey, controlToken, httpsUrl }: RunningSandbox): ConnectionInfo {
  return {
    url,
    apiKey,
    ...(controlToken !== null && { token: controlToken }),
    ...(httpsUrl !== null && { httpsUrl }),
  };
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The sandbox that `amps-sandbox exec`, or a global set-up, named to this process; undefined where none did. */
export function connectionInfoFromEnvironment(environment: Environment): ConnectionInfo | undefined {
  const controlUrl = environment[CONTROL_URL_VARIABLE];
  if (controlUrl === undefined || controlUrl === '') return undefined;
  const token = environment[CONTROL_TOKEN_VARIABLE];
  const httpsUrl = environment[HTTPS_URL_VARIABLE];
  return {
    url: controlUrl.replace(/\/+$/, '').replace(/\/__sandbox$/, ''),
    apiKey: environment[API_KEY_VARIABLE] ?? '',
    ...(token !== undefined && token !== '' && { token }),
    ...(httpsUrl !== undefined && httpsUrl !== '' && { httpsUrl }),
  };
}

/** The variables that name a sandbox to this process and to those that it starts. */
export function environmentOf({ url, apiKey, token, httpsUrl }: ConnectionInfo): Record<string, string> {
  return {
    [BASE_URL_VARIABLE]: url,
    [API_KEY_VARIABLE]: apiKey,
    [CONTROL_URL_VARIABLE]: `${url}/__sandbox`,
    ...(token !== undefined && { [CONTROL_TOKEN_VARIABLE]: token }),
    ...(httpsUrl !== undefined && { [HTTPS_URL_VARIABLE]: httpsUrl }),
  };
}
