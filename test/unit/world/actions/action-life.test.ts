import { describe, expect, it } from 'vitest';
import { FAMILIES } from '../../../../src/domain/entities.ts';
import type { Account } from '../../../../src/world/account.ts';
import type { PushAction } from '../../../../src/world/world-command.ts';
import { BASELINE, createAccount, SETTINGS, START } from '../../../support/world.ts';

const CHARGE: PushAction = {
  type: 'action.push',
  family: 'battery',
  deviceId: 'bat',
  command: { kind: 'battery.mode', mode: 'charge' },
};

function advance({ clock, world }: Account, seconds: number): void {
  clock.moveTo(clock.now() + seconds * 1_000);
  world.now();
}

describe('An action', () => {
  it('is acknowledged at once and completed five seconds later', () => {
    const account = createAccount();
    const { id } = account.world.push(CHARGE);
    advance(account, 4.999);
    expect(account.world.action('battery', id).state).toBe('acknowledged');
    advance(account, 0.001);
    expect(account.world.action('battery', id)).toMatchObject({
      state: 'completed',
      createdAt: START,
      acknowledgedAt: START,
      completedAt: START + 5_000,
      updatedAt: START + 5_000,
    });
  });

  it('changes the device from its completion on', () => {
    const account = createAccount();
    account.world.push({ ...CHARGE, command: { kind: 'battery.mode', mode: 'idle' } });
    expect(account.world.read('battery', 'bat').state).toMatchObject({ status: 'charging' });
    advance(account, 5);
    const { state, pull } = account.world.read('battery', 'bat');
    expect(state).toMatchObject({ status: 'idle', chargeRateKw: 0 });
    expect(pull.at).toBe(START + 5_000);
  });

  it('waits for its deferral, then runs its course from that instant, however far the clock jumps', () => {
    const account = createAccount();
    const { id } = account.world.push({ ...CHARGE, deferUntil: START + 60_000 });
    expect(account.world.action('battery', id).state).toBe('waiting');
    advance(account, 365 * 86_400);
    expect(account.world.action('battery', id)).toMatchObject({
      state: 'completed',
      acknowledgedAt: START + 60_000,
      completedAt: START + 65_000,
    });
  });

  it('can be cancelled while it waits, and never runs then', () => {
    const account = createAccount();
    const { id } = account.world.push({ ...CHARGE, deferUntil: START + 60_000 });
    account.world.apply({ type: 'action.cancel', family: 'battery', actionId: id });
    advance(account, 3_600);
    const action = account.world.action('battery', id);
    expect(action).toMatchObject({ state: 'cancelled', updatedAt: START });
    expect(action.completedAt).toBeUndefined();
  });

  it('cannot be cancelled once it is acknowledged', () => {
    const account = createAccount();
    const { id } = account.world.push(CHARGE);
    expect(() => account.world.apply({ type: 'action.cancel', family: 'battery', actionId: id })).toThrow(
      'action-not-cancellable',
    );
  });

  it('fails after thirty seconds where its device is offline', () => {
    const account = createAccount();
    account.world.apply({ type: 'device.connectivity', deviceId: 'bat', online: false });
    const { id } = account.world.push(CHARGE);
    advance(account, 29);
    expect(account.world.action('battery', id).state).toBe('acknowledged');
    advance(account, 1);
    expect(account.world.action('battery', id)).toMatchObject({
      state: 'failed',
      failure: { code: 'DEVICE_OFFLINE', message: 'Device is currently offline' },
      completedAt: START + 30_000,
    });
  });

  it('completes after all where the device comes back in time', () => {
    const account = createAccount();
    account.world.apply({ type: 'device.connectivity', deviceId: 'bat', online: false });
    const { id } = account.world.push(CHARGE);
    advance(account, 10);
    account.world.apply({ type: 'device.connectivity', deviceId: 'bat', online: true });
    advance(account, 20);
    expect(account.world.action('battery', id).state).toBe('completed');
  });

  it('fails where the device cannot do it', () => {
    const account = createAccount();
    const command = { kind: 'charger.limit', maxPowerKw: 22 } as const;
    const { id } = account.world.push({ ...CHARGE, family: 'ev-charger', deviceId: 'ev', command });
    advance(account, 5);
    expect(account.world.action('ev-charger', id)).toMatchObject({
      state: 'failed',
      failure: { code: 'PARAMETER_OUT_OF_RANGE' },
    });
  });

  it('ends as its caller scripted it', () => {
    const account = createAccount();
    const script = {
      outcome: 'failed',
      errorCode: 'BOOM',
      errorMessage: 'It broke',
      completeAfterSeconds: 90,
    } as const;
    const { id } = account.world.push({ ...CHARGE, script });
    advance(account, 89);
    expect(account.world.action('battery', id).state).toBe('acknowledged');
    advance(account, 1);
    expect(account.world.action('battery', id)).toMatchObject({
      state: 'failed',
      failure: { code: 'BOOM', message: 'It broke' },
    });
    expect(account.world.read('battery', 'bat').state).toMatchObject({ status: 'charging' });
  });

  it('completes by script even where the device is offline', () => {
    const account = createAccount();
    account.world.apply({ type: 'device.connectivity', deviceId: 'bat', online: false });
    const { id } = account.world.push({ ...CHARGE, script: { outcome: 'completed' } });
    advance(account, 5);
    expect(account.world.action('battery', id).state).toBe('completed');
  });

  it('ends at the instant it begins where the setting says so', () => {
    const actions = { ...SETTINGS.actions, immediate: true };
    const account = createAccount({ settings: { ...SETTINGS, actions } });
    expect(account.world.push(CHARGE)).toMatchObject({ state: 'completed', completedAt: START });
  });

  it('fails where its device was removed under way', () => {
    const account = createAccount();
    const { id } = account.world.push(CHARGE);
    account.world.apply({ type: 'device.remove', deviceId: 'bat' });
    advance(account, 5);
    expect(account.world.action('battery', id)).toMatchObject({ failure: { code: 'DEVICE_NOT_FOUND' } });
  });

  it('has an id that depends on its device and how many it had, not on what other devices were sent', () => {
    const one = createAccount();
    const other = createAccount();
    other.world.push({ ...CHARGE, family: 'hvac', deviceId: 'hvac', command: { kind: 'hvac.schedule' } });
    expect(other.world.push(CHARGE).id).toBe(one.world.push(CHARGE).id);
    expect(one.world.push(CHARGE).id).not.toBe(other.world.actionsOf('battery', 'bat')[0]?.id);
  });

  it('keeps its record and its id apart from those of a device added later under the same name', () => {
    const account = createAccount();
    const first = account.world.push(CHARGE);
    const device = account.world.entry('bat').device;
    account.world.apply({ type: 'device.remove', deviceId: 'bat' });
    account.world.apply({ type: 'device.add', device });
    expect(account.world.push(CHARGE).id).not.toBe(first.id);
  });

  it('runs in order of time with all others, those of the world file included', () => {
    const command = { kind: 'battery.mode', mode: 'discharge' } as const;
    const account = createAccount({
      baseline: {
        ...BASELINE,
        actions: [
          { id: 'later', deviceId: 'bat', family: 'battery', command, inMs: 10_000 },
          { id: 'past', deviceId: 'bat', family: 'battery', command, agoMs: 3_600_000 },
        ],
      },
    });
    account.world.push({ ...CHARGE, deferUntil: START + 20_000 });
    expect(account.world.action('battery', 'past').state).toBe('completed');
    advance(account, 60);
    expect(account.world.entry('bat').commands.map(({ at }) => at)).toEqual([
      START - 3_595_000,
      START + 15_000,
      START + 25_000,
    ]);
  });
});

describe('Devices of one household', () => {
  it('change together: a pulled charger pulls its vehicle too', () => {
    const account = createAccount();
    account.clock.moveTo(Date.UTC(2025, 0, 23, 22));
    account.world.push({
      ...CHARGE,
      family: 'ev-charger',
      deviceId: 'ev',
      command: { kind: 'charger.stop' },
    });
    advance(account, 5);
    expect(account.world.read('ev-charger', 'ev').state).toMatchObject({
      isConnected: true,
      isCharging: false,
    });
    expect(account.world.read('vehicle', 'car')).toMatchObject({
      state: { plugged: true, charging: false, chargeRateKw: 0 },
      pull: { at: Date.UTC(2025, 0, 23, 22, 0, 5) },
    });
  });

  it('stay what they are whatever the order in which they are read', () => {
    const one = createAccount();
    const other = createAccount();
    const read = (account: Account, reverse: boolean) => {
      const ids = [...BASELINE.devices].map(({ family, id }) => ({ family, id }));
      const readings = (reverse ? ids.reverse() : ids).map(({ family, id }) => [
        id,
        account.world.read(family, id).state,
      ]);
      return Object.fromEntries(readings);
    };
    expect(read(other, true)).toEqual(read(one, false));
    expect(new Set(BASELINE.devices.map(({ family }) => family)).size).toBe(FAMILIES.length);
  });
});
