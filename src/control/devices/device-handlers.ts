import type { Account } from '../../world/account.ts';
import type { DeviceEntry } from '../../world/devices/device-store.ts';
import type { WorldCommand } from '../../world/world-command.ts';
import { ControlProblem } from '../control-problem.ts';
import { type ControlHandlers, NO_CONTENT } from '../operations.ts';
import { paginate } from '../paginate.ts';
import { requireRoom } from '../require-room.ts';
import { presentDevices } from './present-device.ts';
import { readDeviceChange, readNewDevice } from './read-device.ts';

type DeviceOperation =
  | 'listDevices'
  | 'createDevice'
  | 'getDevice'
  | 'changeDevice'
  | 'deleteDevice'
  | 'takeDeviceOffline'
  | 'bringDeviceOnline'
  | 'releaseDevice';

/** What every operation on one device is told. */
interface DeviceCall {
  readonly account: Account;
  readonly params: { readonly deviceId: string };
}

export function createDeviceHandlers(): ControlHandlers<DeviceOperation> {
  return {
    listDevices: async ({ account, query }) => {
      const at = await account.settle();
      const { page, pagination } = paginate(account.world.devices(query), query);
      return { status: 200, body: { items: await presentDevices(account, page, at), pagination } };
    },
    createDevice: async ({ account, body }) => {
      const at = await account.settle();
      let deviceId = '';
      // Drawn, and found free, where nobody else can add one in between.
      await account.execute(() => {
        requireRoom('devices', account.world.devices().length);
        const device = readNewDevice(body, account, at);
        deviceId = device.id;
        return { type: 'device.add', device };
      }, at);
      return { status: 201, body: await presentDevice(account, deviceId) };
    },
    getDevice: answer,
    changeDevice: async (call) => {
      await change(call, ({ device }) => ({
        type: 'device.replace',
        device: readDeviceChange(device, call.body),
      }));
      return await answer(call);
    },
    takeDeviceOffline: (call) => connect(call, false),
    bringDeviceOnline: (call) => connect(call, true),
    releaseDevice: async (call) => {
      await change(call, ({ device: { id } }) => ({ type: 'device.release', deviceId: id }));
      return await answer(call);
    },
    deleteDevice: async (call) => {
      await change(call, ({ device: { id } }) => ({ type: 'device.remove', deviceId: id }));
      return NO_CONTENT;
    },
  };
}

async function connect(call: DeviceCall, online: boolean) {
  await change(call, ({ device: { id } }) => ({ type: 'device.connectivity', deviceId: id, online }));
  return await answer(call);
}

/** Carries out a command on a device as it is when the command is decided. */
async function change(call: DeviceCall, command: (entry: DeviceEntry) => WorldCommand): Promise<void> {
  await call.account.execute(() => command(entryOf(call)));
}

async function answer({ account, params }: DeviceCall) {
  return { status: 200 as const, body: await presentDevice(account, params.deviceId) };
}

async function presentDevice(account: Account, deviceId: string) {
  const at = await account.settle();
  const entry = entryOf({ account, params: { deviceId } });
  const [record] = await presentDevices(account, [entry], at);
  if (record === undefined) throw new RangeError('Failed to present a device: nothing came of it.');
  return record;
}

function entryOf({ account, params: { deviceId } }: DeviceCall): DeviceEntry {
  if (account.world.hasDevice(deviceId)) return account.world.entry(deviceId);
  throw new ControlProblem(
    'unknown-device',
    `Failed to find device ${JSON.stringify(deviceId)}: account ${account.id} has none by that id. ` +
      'GET /__sandbox/devices lists those it has.',
  );
}
