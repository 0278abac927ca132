import type { ClockInput } from '../../config/sandbox-options.ts';
import type { components } from '../../control/contract.gen.ts';
import {
  type AccountScope,
  accessOf,
  type Connection,
  type ControlClientOptions,
  connect,
  listAll,
  type SandboxAccess,
} from './control-connection.ts';
import { ControlError } from './control-error.ts';
import { createRequestControls } from './control-requests.ts';
import { createRuleControl } from './control-rules.ts';
import type {
  AccountControl,
  ActionFilter,
  ClockControl,
  ControlAction,
  ControlClient,
  DeviceControl,
  KeyControl,
} from './control-types.ts';
import {
  toAccountBody,
  toClockBody,
  toDeviceBody,
  toKeyBody,
  toKeyChangeBody,
} from './inputs/account-body.ts';
import { requireName } from './inputs/check-argument.ts';
import { toInstantText } from './inputs/instants.ts';
import { refuseOldNames } from './old-names.ts';

export { createAccount, type SandboxAccount } from './control-account.ts';
export type { ControlClientOptions } from './control-connection.ts';
export { ControlError } from './control-error.ts';
export type * from './control-types.ts';

type Schemas = components['schemas'];

/**
 * A client of the control API of a running sandbox.
 *
 * @example
 * const control = createControlClient({ url: 'http://127.0.0.1:4010' });
 * await control.clock.freeze('2025-06-01T12:00:00Z');
 * await control.clock.advance('3h');
 */
export function createControlClient(given: ControlClientOptions): ControlClient {
  // What is no object has no url, and that is told.
  const { account, apiKey, ...options } = Object(given) as ControlClientOptions;
  const scope = { ...(account !== undefined && { account }), ...(apiKey !== undefined && { apiKey }) };
  return createClient(accessOf(options), scope);
}

/** A client that reaches the sandbox in a way of its own. */
export function createClient(access: SandboxAccess, scope: AccountScope = {}): ControlClient {
  const connection = connect(access, scope);
  const { call, callServer } = connection;
  const client: ControlClient = {
    clock: createClockControl(connection),
    keys: createKeyControl(connection),
    devices: createDeviceControl(connection),
    accounts: createAccountControl(connection),
    actions: { list: (filter) => listActions(connection, filter) },
    requests: createRequestControls(connection),
    rules: createRuleControl(connection),
    reset: async () => (await call('reset', 'post', '/__sandbox/reset')).accounts,
    snapshot: () => call('take a snapshot', 'get', '/__sandbox/snapshot'),
    restore: async (body) => (await call('restore', 'post', '/__sandbox/restore', { body })).accounts,
    info: () => callServer('read the version', 'get', '/__sandbox'),
    ready: () => isReady(connection),
    forAccount: (id) => createClient(access, { account: requireName(id, 'choose the account', 'id') }),
    forKey: (key) => createClient(access, { apiKey: requireName(key, 'choose the account', 'apiKey') }),
  };
  return refuseOldNames(client);
}

async function isReady({ callServer }: Connection): Promise<boolean> {
  try {
    await callServer('ask for readiness', 'get', '/__sandbox/ready');
    return true;
  } catch (error) {
    const isExpected = error instanceof ControlError && (error.status === undefined || error.status === 503);
    if (isExpected) return false;
    throw error;
  }
}

async function listActions({ call }: Connection, filter?: ActionFilter): Promise<ControlAction[]> {
  return await listAll('list actions', filter, (query, what) =>
    call(what, 'get', '/__sandbox/actions', { query }),
  );
}

function createClockControl({ call }: Connection): ClockControl {
  const change = async (what: string, clock: ClockInput) => {
    const body = toClockBody(clock, what) as Schemas['ClockChangeOrPace'];
    return await call(what, 'patch', '/__sandbox/clock', { body });
  };
  return {
    get: () => call('read the clock', 'get', '/__sandbox/clock'),
    advance: (by) => call('advance the clock', 'post', '/__sandbox/clock/advance', { body: { by } }),
    set: async (at) => {
      const what = 'set the clock';
      return await call(what, 'post', '/__sandbox/clock/set', { body: { at: toInstantText(at, what) } });
    },
    freeze: (at) => change('freeze the clock', { mode: 'frozen', ...(at !== undefined && { at }) }),
    run: () => change('let the clock run', { mode: 'real' }),
    scale: (factor) => change('scale the clock', { mode: 'scaled', factor }),
    change: (clock) => change('change the clock', clock),
  };
}

function createKeyControl({ call }: Connection): KeyControl {
  const of = (key: string) => ({ path: { key } });
  return {
    list: () => listAll('list keys', {}, (query, what) => call(what, 'get', '/__sandbox/keys', { query })),
    get: (key) => call('read the key', 'get', '/__sandbox/keys/{key}', of(key)),
    create: async (key = {}) => {
      const what = 'create a key';
      return await call(what, 'post', '/__sandbox/keys', { body: toKeyBody(key, what) });
    },
    change: async (key, change) => {
      const what = 'change the key';
      const body = toKeyChangeBody(change, what);
      return await call(what, 'patch', '/__sandbox/keys/{key}', { ...of(key), body });
    },
    expire: (key) => call('expire the key', 'post', '/__sandbox/keys/{key}/expire', of(key)),
    revoke: (key) => call('revoke the key', 'post', '/__sandbox/keys/{key}/revoke', of(key)),
    getQuota: (key) => call('read the quota', 'get', '/__sandbox/keys/{key}/quota', of(key)),
    setQuota: (key, remaining) =>
      call('set the quota', 'put', '/__sandbox/keys/{key}/quota', { ...of(key), body: { remaining } }),
    refillQuota: (key) => call('refill the quota', 'delete', '/__sandbox/keys/{key}/quota', of(key)),
    delete: (key) => call('delete the key', 'delete', '/__sandbox/keys/{key}', of(key)),
  };
}

function createDeviceControl({ call }: Connection): DeviceControl {
  const of = (deviceId: string) => ({ path: { deviceId } });
  return {
    list: (filter) =>
      listAll('list devices', filter, (query, what) => call(what, 'get', '/__sandbox/devices', { query })),
    get: (id) => call('read the device', 'get', '/__sandbox/devices/{deviceId}', of(id)),
    create: async (device) => {
      const what = 'create a device';
      return await call(what, 'post', '/__sandbox/devices', { body: toDeviceBody(device, what) });
    },
    change: (id, body) =>
      call('change the device', 'patch', '/__sandbox/devices/{deviceId}', { ...of(id), body }),
    takeOffline: (id) =>
      call('take the device offline', 'post', '/__sandbox/devices/{deviceId}/offline', of(id)),
    bringOnline: (id) =>
      call('bring the device online', 'post', '/__sandbox/devices/{deviceId}/online', of(id)),
    release: (id) => call('release the device', 'post', '/__sandbox/devices/{deviceId}/release', of(id)),
    delete: (id) => call('delete the device', 'delete', '/__sandbox/devices/{deviceId}', of(id)),
  };
}

function createAccountControl({ callServer }: Connection): AccountControl {
  const of = (accountId: string) => ({ path: { accountId } });
  return {
    list: (page) =>
      listAll('list accounts', page, (query, what) =>
        callServer(what, 'get', '/__sandbox/accounts', { query }),
      ),
    get: (id) => callServer('read the account', 'get', '/__sandbox/accounts/{accountId}', of(id)),
    create: async (account) => {
      const what = 'open an account';
      return await callServer(what, 'post', '/__sandbox/accounts', { body: toAccountBody(account, what) });
    },
    delete: (id) => callServer('close the account', 'delete', '/__sandbox/accounts/{accountId}', of(id)),
  };
}
