import { expect, it } from 'vitest';
import type { Device } from '../../../src/domain/entities.ts';
import { IndexedActions } from '../../../src/world/actions/indexed-actions.ts';
import { DeviceStore } from '../../../src/world/devices/device-store.ts';
import { usedBytes } from '../../support/heap.ts';
import { DEVICES, START } from '../../support/world.ts';
import { createAction } from '../domain/actions/actions.ts';

const COUNT = 20_000;

/** What one more of something that has come and gone leaves in memory, in bytes. */
async function bytesLeftBy(comeAndGo: (i: number) => void): Promise<number> {
  comeAndGo(0);
  const before = await usedBytes();
  for (let i = 1; i <= COUNT; i++) comeAndGo(i);
  return ((await usedBytes()) - before) / COUNT;
}

it('A device that is removed leaves nothing of its user in memory', async () => {
  const store = new DeviceStore();
  const [device] = DEVICES as readonly [Device];
  const left = await bytesLeftBy((i) => {
    store.add({ ...device, id: `device_${i}`, userId: `user_${i}` }, START);
    store.replace(`device_${i}`, { ...device, id: `device_${i}`, userId: `heir_of_${i}` }, START);
    store.remove(`device_${i}`);
  });
  expect([store.size, left < 20]).toEqual([0, true]);
});

it('An action that is dropped leaves nothing of its device in memory', async () => {
  const actions = new IndexedActions();
  const left = await bytesLeftBy((i) => {
    actions.put(createAction({ id: `act_${i}`, deviceId: `device_${i}`, state: 'completed' }));
    actions.drop({ family: 'battery', actionId: `act_${i}` });
  });
  expect([actions.settledCount, left < 20]).toEqual([0, true]);
});
