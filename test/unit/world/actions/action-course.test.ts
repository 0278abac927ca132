import { describe, expect, it } from 'vitest';
import type { Action } from '../../../../src/domain/actions/action.ts';
import { FAMILIES } from '../../../../src/domain/entities.ts';
import type { Account } from '../../../../src/world/account.ts';
import type { Reading } from '../../../../src/world/world.ts';
import type { PushAction } from '../../../../src/world/world-command.ts';
import { atOnce } from '../../../support/at-once.ts';
import { BASELINE, createAccount, SETTINGS, START } from '../../../support/world.ts';

const CHARGE: PushAction = {
  type: 'action.push',
  family: 'battery',
  deviceId: 'bat',
  command: { kind: 'battery.mode', mode: 'charge' },
};

function push(account: Account, command: PushAction): Action {
  return atOnce(account.push(command));
}

function read({ world, clock }: Account, deviceId: string): Reading {
  return world.read(world.entry(deviceId), clock.now());
}

/** Jumps to a later instant and runs what is due by then. */
function advance(account: Account, seconds: number): void {
  atOnce(account.execute({ type: 'clock.change', to: account.clock.now() + seconds * 1_000 }));
  atOnce(account.settle());
}

describe('An action', () => {
  it('is acknowledged at once and completed five seconds later', () => {
    const account = createAccount();
    const { id } = push(account, CHARGE);
    advance(account, 4.999);
    expect(account.world.action(id, 'battery').state).toBe('acknowledged');
    advance(account, 0.001);
    expect(account.world.action(id, 'battery')).toMatchObject({
      state: 'completed',
      createdAt: START,
      acknowledgedAt: START,
      completedAt: START + 5_000,
      updatedAt: START + 5_000,
    });
  });

  it('changes the device from its completion on', () => {
    const account = createAccount();
    push(account, { ...CHARGE, command: { kind: 'battery.mode', mode: 'idle' } });
    expect(read(account, 'bat').state).toMatchObject({ status: 'charging' });
    advance(account, 5);
    const { state, pull } = read(account, 'bat');
    expect(state).toMatchObject({ status: 'idle', chargeRateKw: 0 });
    expect(pull.at).toBe(START + 5_000);
  });

  it('waits for its deferral, then runs its course from that instant, however far the clock jumps', () => {
    const account = createAccount();
    const { id } = push(account, { ...CHARGE, deferUntil: START + 60_000 });
    expect(account.world.action(id, 'battery').state).toBe('waiting');
    advance(account, 365 * 86_400);
    expect(account.world.action(id, 'battery')).toMatchObject({
      state: 'completed',
      acknowledgedAt: START + 60_000,
      completedAt: START + 65_000,
    });
  });

  it('can be cancelled while it waits, and never runs then', () => {
    const account = createAccount();
    const { id } = push(account, { ...CHARGE, deferUntil: START + 60_000 });
    account.execute({ type: 'action.cancel', family: 'battery', actionId: id });
    advance(account, 3_600);
    const action = account.world.action(id, 'battery');
    expect(action).toMatchObject({ state: 'cancelled', updatedAt: START });
    expect(action.completedAt).toBeUndefined();
  });

  it('cannot be cancelled once it is acknowledged', () => {
    const account = createAccount();
    const { id } = push(account, CHARGE);
    expect(() => account.execute({ type: 'action.cancel', family: 'battery', actionId: id })).toThrow(
      'action-not-cancellable',
    );
  });

  it('fails after thirty seconds where its device is offline', () => {
    const account = createAccount();
    account.execute({ type: 'device.connectivity', deviceId: 'bat', online: false });
    const { id } = push(account, CHARGE);
    advance(account, 29);
    expect(account.world.action(id, 'battery').state).toBe('acknowledged');
    advance(account, 1);
    expect(account.world.action(id, 'battery')).toMatchObject({
      state: 'failed',
      failure: { kind: 'device-offline' },
      completedAt: START + 30_000,
    });
  });

  it('completes after all where the device comes back in time', () => {
    const account = createAccount();
    account.execute({ type: 'device.connectivity', deviceId: 'bat', online: false });
    const { id } = push(account, CHARGE);
    advance(account, 10);
    account.execute({ type: 'device.connectivity', deviceId: 'bat', online: true });
    advance(account, 20);
    expect(account.world.action(id, 'battery').state).toBe('completed');
  });

  it('fails where the device cannot do it', () => {
    const account = createAccount();
    const command = { kind: 'charger.limit', maxPowerKw: 22 } as const;
    const { id } = push(account, { ...CHARGE, family: 'ev-charger', deviceId: 'ev', command });
    advance(account, 5);
    expect(account.world.action(id, 'ev-charger')).toMatchObject({
      state: 'failed',
      failure: { kind: 'power-out-of-range', powerKw: 22, maxPowerKw: 11 },
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
    const { id } = push(account, { ...CHARGE, script });
    advance(account, 89);
    expect(account.world.action(id, 'battery').state).toBe('acknowledged');
    advance(account, 1);
    expect(account.world.action(id, 'battery')).toMatchObject({
      state: 'failed',
      failure: { kind: 'scripted', code: 'BOOM', message: 'It broke' },
    });
    expect(read(account, 'bat').state).toMatchObject({ status: 'charging' });
  });

  it('completes by script even where the device is offline', () => {
    const account = createAccount();
    account.execute({ type: 'device.connectivity', deviceId: 'bat', online: false });
    const { id } = push(account, { ...CHARGE, script: { outcome: 'completed' } });
    advance(account, 5);
    expect(account.world.action(id, 'battery').state).toBe('completed');
  });

  it('ends at the instant it begins where the setting says so', () => {
    const actions = { ...SETTINGS.actions, immediate: true };
    const account = createAccount({ settings: { ...SETTINGS, actions } });
    expect(push(account, CHARGE)).toMatchObject({ state: 'completed', completedAt: START });
  });

  it('fails where its device was removed under way', () => {
    const account = createAccount();
    const { id } = push(account, CHARGE);
    account.execute({ type: 'device.remove', deviceId: 'bat' });
    advance(account, 5);
    expect(account.world.action(id, 'battery')).toMatchObject({ failure: { kind: 'unknown-device' } });
  });

  it('has an id that depends on its device and how many it had, not on what other devices were sent', () => {
    const one = createAccount();
    const other = createAccount();
    push(other, { ...CHARGE, family: 'hvac', deviceId: 'hvac', command: { kind: 'hvac.schedule' } });
    expect(push(other, CHARGE).id).toBe(push(one, CHARGE).id);
    const [first] = other.world.actionsOf('battery', 'bat', { offset: 0, limit: 1 }).actions;
    expect(push(one, CHARGE).id).not.toBe(first?.id);
  });

  it('keeps its record and its id apart from those of a device added later under the same name', () => {
    const account = createAccount();
    const first = push(account, CHARGE);
    const device = account.world.entry('bat').device;
    account.execute({ type: 'device.remove', deviceId: 'bat' });
    account.execute({ type: 'device.add', device });
    expect(push(account, CHARGE).id).not.toBe(first.id);
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
    push(account, { ...CHARGE, deferUntil: START + 20_000 });
    expect(account.world.action('past', 'battery').state).toBe('completed');
    advance(account, 60);
    expect(account.world.entry('bat').commands.map(({ at }) => at)).toEqual([
      START - 3_595_000,
      START + 15_000,
      START + 25_000,
    ]);
  });
});

describe('An action is found', () => {
  it('by its id alone where no other has it, else by its family too', () => {
    const account = createAccount({
      baseline: {
        ...BASELINE,
        actions: [
          { id: 'shared', deviceId: 'bat', family: 'battery', command: CHARGE.command, agoMs: 1 },
          { id: 'shared', deviceId: 'hvac', family: 'hvac', command: { kind: 'hvac.schedule' }, agoMs: 1 },
        ],
      },
    });
    const { id } = push(account, CHARGE);
    expect(account.world.findAction(id)?.deviceId).toBe('bat');
    expect(account.world.findAction(id, 'hvac')).toBeUndefined();
    expect(account.world.findAction('shared')).toBeUndefined();
    expect(account.world.findAction('shared', 'hvac')?.deviceId).toBe('hvac');
    expect(account.world.findAction('nothing')).toBeUndefined();
  });
});

describe('Devices of one household', () => {
  it('change together: a pulled charger pulls its vehicle too', () => {
    const account = createAccount();
    atOnce(account.execute({ type: 'clock.change', to: Date.UTC(2025, 0, 23, 22) }));
    push(account, {
      ...CHARGE,
      family: 'ev-charger',
      deviceId: 'ev',
      command: { kind: 'charger.stop' },
    });
    advance(account, 5);
    expect(read(account, 'ev').state).toMatchObject({
      isConnected: true,
      isCharging: false,
    });
    expect(read(account, 'car')).toMatchObject({
      state: { plugged: true, charging: false, chargeRateKw: 0 },
      pull: { at: Date.UTC(2025, 0, 23, 22, 0, 5) },
    });
  });

  it('stay what they are whatever the order in which they are read', () => {
    const one = createAccount();
    const other = createAccount();
    const readAll = (account: Account, reverse: boolean) => {
      const ids = BASELINE.devices.map(({ id }) => id);
      const readings = (reverse ? ids.toReversed() : ids).map((id) => [id, read(account, id).state]);
      return Object.fromEntries(readings);
    };
    expect(readAll(other, true)).toEqual(readAll(one, false));
    expect(new Set(BASELINE.devices.map(({ family }) => family)).size).toBe(FAMILIES.length);
  });
});
