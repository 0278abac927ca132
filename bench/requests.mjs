// The requests that all subjects get, and what a good answer to them is.
export const KEY = 'sk_sandbox_abc123xyz';
export const PATH = '/battery/device_abc123';
export const HEADERS = { 'x-api-key': KEY };

/** Connections that a full load keeps busy. */
export const CONNECTIONS = 10;

const JSON_HEADERS = { ...HEADERS, 'content-type': 'application/json' };

export const REQUESTS = {
  read: { method: 'GET', path: PATH, headers: HEADERS, status: 200 },
  list: { method: 'GET', path: '/battery?limit=10', headers: HEADERS, status: 200 },
  command: {
    method: 'POST',
    path: PATH,
    headers: JSON_HEADERS,
    body: JSON.stringify({ action: 'set_operation_mode', mode: 'charge' }),
    status: 202,
  },
};

const { read, list, command } = REQUESTS;

/** What is sent in turns; the mix needs a subject that can do all three. */
export const CASES = {
  read: [read],
  list: [list],
  command: [command],
  mix: [read, read, list, read, read, command, read, list, read, read],
};
