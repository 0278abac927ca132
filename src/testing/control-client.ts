import createClient, { type Client } from 'openapi-fetch';
import type { paths } from '../http/control/contract.gen.ts';
import { ControlError, toControlError, unreachable } from './control-error.ts';
import type {
  AccountControl,
  ClockControl,
  ControlClient,
  DeviceControl,
  KeyControl,
  Page,
  Snapshot,
} from './control-types.ts';

export { ControlError } from './control-error.ts';
export type * from './control-types.ts';

export interface ControlClientOptions {
  /** Base URL of the sandbox, or of its control API. */
  readonly url: string;
  /** The control token, where the sandbox asks for one. */
  readonly token?: string;
  /** Id of the account to act on; the first one where neither this nor `apiKey` is given. */
  readonly account?: string;
  /** A key of the account to act on. */
  readonly apiKey?: string;
  /** In place of the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** What the groups of a client share. */
interface Connection {
  readonly api: Client<paths>;
  /** Names the account on every call that acts on one. */
  readonly scope: {
    readonly query: { readonly account?: string };
    readonly header: { readonly 'x-api-key'?: string };
  };
  /** The body of an answer. @throws ControlError */
  readonly ask: <T>(what: string, call: Promise<Answer<T>>) => Promise<T>;
}

interface Answer<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * A client of the control API of a running sandbox.
 *
 * @example
 * const control = createControlClient({ url: 'http://127.0.0.1:4010' });
 * await control.clock.freeze('2025-06-01T12:00:00Z');
 * await control.clock.advance('3h');
 */
export function createControlClient(options: ControlClientOptions): ControlClient {
  const connection = connect(options);
  const { api, scope, ask } = connection;
  const sameServer = (account: Pick<ControlClientOptions, 'account' | 'apiKey'>): ControlClient => {
    const { account: _, apiKey: __, ...server } = options;
    return createControlClient({ ...server, ...account });
  };
  return {
    clock: createClockControl(connection),
    keys: createKeyControl(connection),
    devices: createDeviceControl(connection),
    accounts: createAccountControl(connection),
    actions: {
      list: (filter = {}) =>
        listAll(filter, (page) =>
          ask(
            'list actions',
            api.GET('/__sandbox/actions', { params: widen(scope, { ...filter, ...page }) }),
          ),
        ),
    },
    reset: async () => (await ask('reset', api.POST('/__sandbox/reset', { params: scope }))).accounts,
    snapshot: async () => {
      const snapshot: unknown = await ask(
        'take a snapshot',
        api.GET('/__sandbox/snapshot', { params: scope }),
      );
      // The types of openapi-fetch forget that a pair has two entries.
      return snapshot as Snapshot;
    },
    restore: async (body) =>
      (await ask('restore', api.POST('/__sandbox/restore', { params: scope, body }))).accounts,
    info: () => ask('read the version', api.GET('/__sandbox')),
    ready: () => isReady(connection),
    forAccount: (account) => sameServer({ account }),
    forKey: (apiKey) => sameServer({ apiKey }),
  };
}

function connect({ url, token, account, apiKey, fetch }: ControlClientOptions): Connection {
  const baseUrl = url.replace(/\/+$/, '').replace(/\/__sandbox$/, '');
  const api = createClient<paths>({
    baseUrl,
    ...(fetch !== undefined && { fetch }),
    ...(token !== undefined && { headers: { 'x-sandbox-token': token } }),
  });
  return {
    api,
    scope: {
      query: account === undefined ? {} : { account },
      header: apiKey === undefined ? {} : { 'x-api-key': apiKey },
    },
    ask: async (what, call) => {
      const { data, error, response } = await call.catch((cause: unknown) => {
        throw unreachable(what, baseUrl, cause);
      });
      if (!response.ok) throw toControlError(what, response, error);
      // The document says what comes with a success; where nothing does, nothing is asked for.
      return data as NonNullable<typeof data>;
    },
  };
}

/** The parameters that name the account, and more of the query. */
function widen<Query extends object>({ query, header }: Connection['scope'], more: Query) {
  return { header, query: { ...query, ...more } };
}

const LARGEST_PAGE = 500;

interface Listed<T> {
  readonly items: T[];
  readonly pagination: { readonly hasMore: boolean };
}

/** One page where one is asked for, else all of them. */
async function listAll<T>(filter: Page, read: (page: Page) => Promise<Listed<T>>): Promise<T[]> {
  if (filter.offset !== undefined || filter.limit !== undefined) return (await read({})).items;
  const all: T[] = [];
  for (let hasMore = true; hasMore; ) {
    const { items, pagination } = await read({ offset: all.length, limit: LARGEST_PAGE });
    all.push(...items);
    hasMore = pagination.hasMore;
  }
  return all;
}

async function isReady({ api, ask }: Connection): Promise<boolean> {
  try {
    await ask('ask for readiness', api.GET('/__sandbox/ready'));
    return true;
  } catch (error) {
    const isExpected = error instanceof ControlError && (error.status === undefined || error.status === 503);
    if (isExpected) return false;
    throw error;
  }
}

function createClockControl({ api, scope, ask }: Connection): ClockControl {
  const params = scope;
  const change = (what: string, body: Parameters<typeof patch>[0]) => ask(what, patch(body));
  const patch = (body: { mode: 'real' | 'frozen' | 'scaled'; factor?: number; at?: string }) =>
    api.PATCH('/__sandbox/clock', { params, body });
  return {
    get: () => ask('read the clock', api.GET('/__sandbox/clock', { params })),
    advance: (by) => ask('advance the clock', api.POST('/__sandbox/clock/advance', { params, body: { by } })),
    set: (at) => ask('set the clock', api.POST('/__sandbox/clock/set', { params, body: { at: toText(at) } })),
    freeze: (at) =>
      change('freeze the clock', { mode: 'frozen', ...(at !== undefined && { at: toText(at) }) }),
    run: () => change('let the clock run', { mode: 'real' }),
    scale: (factor) => change('scale the clock', { mode: 'scaled', factor }),
  };
}

function toText(at: string | Date): string {
  return typeof at === 'string' ? at : at.toISOString();
}

function createKeyControl({ api, scope, ask }: Connection): KeyControl {
  const of = (key: string) => ({ ...scope, path: { key } });
  return {
    list: async () => (await ask('list keys', api.GET('/__sandbox/keys', { params: scope }))).items,
    get: (key) => ask('read the key', api.GET('/__sandbox/keys/{key}', { params: of(key) })),
    create: (body = {}) => ask('add a key', api.POST('/__sandbox/keys', { params: scope, body })),
    change: (key, body) =>
      ask('change the key', api.PATCH('/__sandbox/keys/{key}', { params: of(key), body })),
    expire: (key) => ask('expire the key', api.POST('/__sandbox/keys/{key}/expire', { params: of(key) })),
    revoke: (key) => ask('revoke the key', api.POST('/__sandbox/keys/{key}/revoke', { params: of(key) })),
    delete: (key) => ask('delete the key', api.DELETE('/__sandbox/keys/{key}', { params: of(key) })),
  };
}

function createDeviceControl({ api, scope, ask }: Connection): DeviceControl {
  const of = (deviceId: string) => ({ params: { ...scope, path: { deviceId } } });
  return {
    list: (filter = {}) =>
      listAll(filter, (page) =>
        ask('list devices', api.GET('/__sandbox/devices', { params: widen(scope, { ...filter, ...page }) })),
      ),
    get: (id) => ask('read the device', api.GET('/__sandbox/devices/{deviceId}', of(id))),
    add: (body) => ask('add a device', api.POST('/__sandbox/devices', { params: scope, body })),
    change: (id, body) =>
      ask('change the device', api.PATCH('/__sandbox/devices/{deviceId}', { ...of(id), body })),
    takeOffline: (id) =>
      ask('take the device offline', api.POST('/__sandbox/devices/{deviceId}/offline', of(id))),
    bringOnline: (id) =>
      ask('bring the device online', api.POST('/__sandbox/devices/{deviceId}/online', of(id))),
    release: (id) => ask('release the device', api.POST('/__sandbox/devices/{deviceId}/release', of(id))),
    remove: (id) => ask('remove the device', api.DELETE('/__sandbox/devices/{deviceId}', of(id))),
  };
}

function createAccountControl({ api, ask }: Connection): AccountControl {
  const of = (accountId: string) => ({ params: { path: { accountId } } });
  return {
    list: (filter = {}) =>
      listAll(filter, (page) =>
        ask('list accounts', api.GET('/__sandbox/accounts', { params: { query: { ...filter, ...page } } })),
      ),
    get: (id) => ask('read the account', api.GET('/__sandbox/accounts/{accountId}', of(id))),
    create: (body = {}) => ask('open an account', api.POST('/__sandbox/accounts', { body })),
    delete: (id) => ask('close the account', api.DELETE('/__sandbox/accounts/{accountId}', of(id))),
  };
}
