/** Where a command that runs beside a sandbox finds it. */
export const BASE_URL_VARIABLE = 'AMPS_BASE_URL';
export const API_KEY_VARIABLE = 'AMPS_API_KEY';
export const CONTROL_URL_VARIABLE = 'AMPS_SANDBOX_CONTROL_URL';
export const CONTROL_TOKEN_VARIABLE = 'AMPS_SANDBOX_CONTROL_TOKEN';
