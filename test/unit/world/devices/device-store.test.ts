import { describe, expect, it } from 'vitest';
import type { Device } from '../../../../src/domain/entities.ts';
import { DeviceStore } from '../../../../src/world/devices/device-store.ts';
import { DEVICES, START } from '../../../support/world.ts';

function deviceOf(family: Device['family'], change: Partial<Device> = {}): Device {
  const found = DEVICES.find((device) => device.family === family);
  if (found === undefined) throw new Error(`The household has no ${family}.`);
  return { ...found, ...change } as Device;
}

function createStore(...devices: readonly Device[]): DeviceStore {
  const store = new DeviceStore();
  for (const device of devices) store.add(device, START);
  return store;
}

/** The same devices, taken over one by one from what a checkpoint has of them. */
function reloaded(store: DeviceStore): DeviceStore {
  const copy = new DeviceStore();
  for (const record of store.list()) copy.put(record);
  return copy;
}

function idsOf(store: DeviceStore, filter: Parameters<DeviceStore['list']>[0]): string[] {
  return store.list(filter).map(({ device }) => device.id);
}

/** Which vehicle stands at a charger. */
function vehicleAt(store: DeviceStore, chargerId: string): string | undefined {
  const entry = store.get(chargerId);
  const device = entry && store.simulated(entry).device;
  return device?.family === 'ev-charger' ? device.vehicle?.id : undefined;
}

const charger = (id: string, userId: string) => deviceOf('ev-charger', { id, userId });
const vehicle = (id: string, userId: string) => deviceOf('vehicle', { id, userId });

describe('The devices of an account', () => {
  it('are found by id, by family and by user, in the order in which they were added', () => {
    const store = createStore(charger('b', 'one'), vehicle('a', 'one'), charger('c', 'two'));
    expect(store.size).toBe(3);
    expect(store.get('a')?.device.family).toBe('vehicle');
    expect(idsOf(store, {})).toEqual(['b', 'a', 'c']);
    expect(idsOf(store, { family: 'ev-charger' })).toEqual(['b', 'c']);
    expect(idsOf(store, { userId: 'one' })).toEqual(['b', 'a']);
    expect(idsOf(store, { userId: 'one', family: 'vehicle' })).toEqual(['a']);
    expect(idsOf(store, { userId: 'nobody' })).toEqual([]);
  });

  it('have one of each id: what is added again stands in place of what was there', () => {
    const store = createStore(charger('a', 'one'), charger('b', 'one'), vehicle('a', 'two'));
    expect(store.size).toBe(2);
    expect(idsOf(store, { family: 'ev-charger' })).toEqual(['b']);
    expect(idsOf(store, { userId: 'two' })).toEqual(['a']);
    expect(store.get('a')).toMatchObject({ commands: [], actionCount: 0 });
  });

  it('are no more once they are removed', () => {
    const store = createStore(charger('a', 'one'), vehicle('b', 'one'));
    const entry = store.get('a');
    if (entry !== undefined) store.remove(entry.device.id);
    expect([store.get('a'), idsOf(store, {}), idsOf(store, { userId: 'one' })]).toEqual([
      undefined,
      ['b'],
      ['b'],
    ]);
  });
});

describe('Devices of one household', () => {
  it('are joined: the first vehicle plugs into the first charger, the second into the second', () => {
    const store = createStore(charger('c1', 'one'), vehicle('v1', 'one'), vehicle('v2', 'one'));
    expect(vehicleAt(store, 'c1')).toBe('v1');
    store.add(charger('c2', 'one'), START);
    expect([vehicleAt(store, 'c1'), vehicleAt(store, 'c2')]).toEqual(['v1', 'v2']);
  });

  it('are joined anew where one moves to another household', () => {
    const store = createStore(charger('c1', 'one'), vehicle('v1', 'one'), charger('c2', 'two'));
    const entry = store.get('v1');
    if (entry !== undefined) store.replace(entry.device.id, vehicle('v1', 'two'), START + 1);
    expect([vehicleAt(store, 'c1'), vehicleAt(store, 'c2')]).toEqual([undefined, 'v1']);
    expect(store.get('v1')?.freshAt).toBe(START + 1);
  });

  it('are joined in the order in which they were added, whenever they moved in, also after a restore', () => {
    const store = createStore(charger('c1', 'two'), charger('c2', 'one'), vehicle('v1', 'one'));
    const entry = store.get('c1');
    if (entry !== undefined) store.replace(entry.device.id, charger('c1', 'one'), START + 1);
    for (const either of [store, reloaded(store)]) {
      expect(idsOf(either, { userId: 'one' })).toEqual(['c1', 'c2', 'v1']);
      expect([vehicleAt(either, 'c1'), vehicleAt(either, 'c2')]).toEqual(['v1', undefined]);
    }
  });

  it('share what moves them: a vehicle follows the commands of its charger', () => {
    const store = createStore(charger('c1', 'one'), vehicle('v1', 'one'));
    const [plug, car] = [store.get('c1'), store.get('v1')];
    if (plug === undefined || car === undefined) throw new Error('A device is not there.');
    store.command(plug.device.id, 'seed', { at: START + 5, command: { kind: 'charger.stop' } });
    expect(store.simulated(car)).toMatchObject({
      commands: [{ at: START + 5, command: { kind: 'charger.stop' } }],
      freshAt: START + 5,
    });
  });
});

describe('Accounts that begin with the same devices', () => {
  const devices = [charger('c1', 'one'), vehicle('v1', 'one'), deviceOf('battery')];
  const openTwo = (): [DeviceStore, DeviceStore] => {
    const stores: [DeviceStore, DeviceStore] = [new DeviceStore(), new DeviceStore()];
    for (const store of stores) store.open(devices);
    return stores;
  };
  const commandsOf = (store: DeviceStore, id: string): number => {
    const entry = store.get(id);
    return entry === undefined ? -1 : store.simulated(entry).commands.length;
  };

  it('share what nothing has happened to, and nothing else', () => {
    const [one, other] = openTwo();
    expect(one.get('bat')).toBe(other.get('bat'));
    one.command('c1', 'seed', { at: START + 5, command: { kind: 'charger.stop' } });
    expect([commandsOf(one, 'c1'), commandsOf(one, 'v1')]).toEqual([1, 1]);
    expect([commandsOf(other, 'c1'), commandsOf(other, 'v1')]).toEqual([0, 0]);
    expect(one.get('bat')).toBe(other.get('bat'));
    expect(one.list().map(({ commands }) => commands.length)).toEqual([1, 0, 0]);
    expect(one.list({ family: 'ev-charger' })[0]).toBe(one.get('c1'));
  });

  it('see a command of the partner that comes after one of their own', () => {
    const [one] = openTwo();
    const edited = one.edit('v1');
    expect(commandsOf(one, 'v1')).toBe(0);
    one.command('c1', 'seed', { at: START + 5, command: { kind: 'charger.stop' } });
    expect([one.edit('v1') === edited, commandsOf(one, 'v1')]).toEqual([true, 1]);
  });

  it('keep what has happened where a device comes, goes or is replaced', () => {
    const [one, other] = openTwo();
    one.command('c1', 'seed', { at: START + 5, command: { kind: 'charger.stop' } });
    one.remove('bat');
    one.add(charger('c2', 'one'), START);
    expect([idsOf(one, {}), idsOf(other, {})]).toEqual([
      ['c1', 'v1', 'c2'],
      ['c1', 'v1', 'bat'],
    ]);
    expect([commandsOf(one, 'c1'), commandsOf(other, 'c1')]).toEqual([1, 0]);
    one.open(devices);
    expect([idsOf(one, {}), commandsOf(one, 'c1')]).toEqual([['c1', 'v1', 'bat'], 0]);
  });
});
