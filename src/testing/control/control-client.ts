import { type Connection, type ControlClientOptions, connect, listAll, widen } from './control-connection.ts';
import { ControlError } from './control-error.ts';
import { createRequestControls } from './control-requests.ts';
import { createRuleControl } from './control-rules.ts';
import type {
  AccountControl,
  ClockControl,
  ControlClient,
  DeviceControl,
  KeyControl,
  Snapshot,
} from './control-types.ts';

export { createAccount, type SandboxAccount } from './control-account.ts';
export type { ControlClientOptions } from './control-connection.ts';
export { ControlError } from './control-error.ts';
export type * from './control-types.ts';

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
    requests: createRequestControls(connection),
    rules: createRuleControl(connection),
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
    list: () =>
      listAll({}, (page) => ask('list keys', api.GET('/__sandbox/keys', { params: widen(scope, page) }))),
    get: (key) => ask('read the key', api.GET('/__sandbox/keys/{key}', { params: of(key) })),
    create: (body = {}) => ask('add a key', api.POST('/__sandbox/keys', { params: scope, body })),
    change: (key, body) =>
      ask('change the key', api.PATCH('/__sandbox/keys/{key}', { params: of(key), body })),
    expire: (key) => ask('expire the key', api.POST('/__sandbox/keys/{key}/expire', { params: of(key) })),
    revoke: (key) => ask('revoke the key', api.POST('/__sandbox/keys/{key}/revoke', { params: of(key) })),
    quota: (key) => ask('read the quota', api.GET('/__sandbox/keys/{key}/quota', { params: of(key) })),
    setQuota: (key, remaining) =>
      ask('set the quota', api.PUT('/__sandbox/keys/{key}/quota', { params: of(key), body: { remaining } })),
    refill: (key) => ask('refill the quota', api.DELETE('/__sandbox/keys/{key}/quota', { params: of(key) })),
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
