import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../../../src/domain/problem.ts';
import type { Account, AccountSnapshot } from '../../../src/world/account.ts';
import type { WorldCommand } from '../../../src/world/world-command.ts';
import { createAccount, DEVICES } from '../../support/world.ts';

const HOUR_MS = 3_600_000;

const mode = fc.constantFrom('charge' as const, 'discharge' as const, 'idle' as const);
const command: fc.Arbitrary<WorldCommand> = fc.oneof(
  fc.record({
    type: fc.constant('action.push' as const),
    family: fc.constant('battery' as const),
    deviceId: fc.constant('bat'),
    command: fc.record({ kind: fc.constant('battery.mode' as const), mode }),
  }),
  fc.record({
    type: fc.constant('action.push' as const),
    family: fc.constant('ev-charger' as const),
    deviceId: fc.constant('ev'),
    command: fc.constantFrom(
      { kind: 'charger.start' as const },
      { kind: 'charger.stop' as const },
      { kind: 'charger.limit' as const, maxPowerKw: 3 },
    ),
  }),
  fc.record({
    type: fc.constant('device.connectivity' as const),
    deviceId: fc.constantFrom('bat', 'ev'),
    online: fc.boolean(),
  }),
  fc.record({ type: fc.constant('device.release' as const), deviceId: fc.constantFrom('bat', 'ev', 'hvac') }),
  fc.constant({ type: 'device.remove' as const, deviceId: 'sun' }),
);
const steps = fc.array(fc.tuple(command, fc.nat({ max: 20 * HOUR_MS })), { maxLength: 25 });

function play(account: Account, played: readonly (readonly [WorldCommand, number])[]): void {
  for (const [next, waitMs] of played) {
    try {
      account.world.apply(next);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
    }
    account.clock.moveTo(account.clock.now() + waitMs);
  }
}

/** Everything that a client could see of the account. */
function show({ world, clock }: Account): string {
  const now = world.now();
  const readings = world.devices().map((entry) => world.readEntry(entry, now));
  const actions = DEVICES.filter(({ id }) => world.hasDevice(id)).map(({ family, id }) =>
    world.actionsOf(family, id),
  );
  return JSON.stringify({ now, pace: clock.pace, readings, actions, keys: world.keys() });
}

function copy(snapshot: AccountSnapshot): AccountSnapshot {
  return JSON.parse(JSON.stringify(snapshot));
}

describe('An account', () => {
  it('answers after a restore what it answered before, now and later, also in another process', () => {
    fc.assert(
      fc.property(steps, steps, (before, after) => {
        const account = createAccount();
        play(account, before);
        const snapshot = copy(account.snapshot());
        const seen = show(account);
        play(account, after);
        const seenLater = show(account);

        for (const restored of [account, createAccount()]) {
          restored.restore(copy(snapshot));
          expect(show(restored)).toBe(seen);
          play(restored, after);
          expect(show(restored)).toBe(seenLater);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is as new after a reset', () => {
    fc.assert(
      fc.property(steps, (played) => {
        const account = createAccount();
        const fresh = show(createAccount());
        play(account, played);
        account.usage.noteUse('key', 1);
        account.usage.setQuota('key', {
          plan: 'trial',
          state: { algorithm: 'fixed-window', startedAt: 1, used: 1 },
        });
        account.reset();
        expect(show(account)).toBe(fresh);
        expect(account.snapshot()).toEqual(createAccount().snapshot());
      }),
      { numRuns: 50 },
    );
  });

  it('keeps nothing of a command that failed', () => {
    const account = createAccount();
    const before = copy(account.snapshot());
    expect(() => account.world.apply({ type: 'device.release', deviceId: 'nope' })).toThrow('unknown-device');
    expect(copy(account.snapshot())).toEqual(before);
  });

  it('goes back in time by reset and restore alone', () => {
    const account = createAccount();
    const snapshot = account.snapshot();
    const start = account.clock.now();
    account.clock.moveTo(start + HOUR_MS);
    account.restore(snapshot);
    expect(account.clock.now()).toBe(start);
    account.clock.moveTo(start + HOUR_MS);
    account.reset();
    expect(account.clock.now()).toBe(start);
  });
});
