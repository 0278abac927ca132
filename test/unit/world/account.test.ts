import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FROZEN_PACE } from '../../../src/domain/time/clock-pace.ts';
import type { AccountSnapshot } from '../../../src/world/account-snapshot.ts';
import { accountSteps, KEY, play, show } from '../../support/account-steps.ts';
import { BASELINE, createAccount, SETTINGS, START } from '../../support/world.ts';

const HOUR_MS = 3_600_000;

function copy(snapshot: AccountSnapshot): AccountSnapshot {
  return JSON.parse(JSON.stringify(snapshot));
}

describe('An account', () => {
  it('answers after a restore what it answered before, now and later, also in another process', async () => {
    await fc.assert(
      fc.asyncProperty(accountSteps, accountSteps, async (before, after) => {
        const account = createAccount();
        await play(account, before);
        const snapshot = copy(account.snapshot());
        const seen = await show(account);
        const answers = await play(account, after);
        const seenLater = await show(account);

        for (const restored of [account, createAccount()]) {
          await restored.restore(copy(snapshot));
          expect(await show(restored)).toBe(seen);
          expect(await play(restored, after)).toBe(answers);
          expect(await show(restored)).toBe(seenLater);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is as new after a reset', async () => {
    await fc.assert(
      fc.asyncProperty(accountSteps, async (steps) => {
        const account = createAccount();
        const fresh = await show(createAccount());
        await play(account, steps);
        account.usage.noteUse('key', 1);
        await account.reset();
        expect(await show(account)).toBe(fresh);
        expect(account.snapshot()).toEqual(createAccount().snapshot());
      }),
      { numRuns: 50 },
    );
  });

  it('keeps nothing of a command that failed', () => {
    const account = createAccount();
    const [before, position] = [copy(account.snapshot()), account.position];
    expect(() => account.execute({ type: 'device.release', deviceId: 'nope' })).toThrow('unknown-device');
    expect(copy(account.snapshot())).toEqual(before);
    expect(account.position).toBe(position);
  });

  it('keeps nothing of a command that changes nothing', () => {
    const account = createAccount();
    const { position } = account;
    expect(account.execute({ type: 'device.connectivity', deviceId: 'bat', online: true })).toEqual([]);
    expect(account.position).toBe(position);
  });

  it('goes back in time by reset and restore alone', async () => {
    const account = createAccount();
    const snapshot = account.snapshot();
    await account.moveClock({ target: (now) => now + HOUR_MS });
    await account.restore(snapshot);
    expect(account.clock.now()).toBe(START);
    await account.moveClock({ target: (now) => now + HOUR_MS });
    await account.reset();
    expect(account.clock.now()).toBe(START);
    expect(() => account.execute({ type: 'clock.change', to: START - 1 })).toThrow('time never goes back');
    await expect(account.moveClock({ target: (now) => now - 1 })).rejects.toThrow('time never goes back');
    expect(account.clock.now()).toBe(START);
  });

  it('runs what is due when it is asked to settle, and not before', async () => {
    const account = createAccount();
    const command = { kind: 'battery.mode', mode: 'idle' } as const;
    await account.push({ type: 'action.push', family: 'battery', deviceId: 'bat', command });
    expect(account.nextDueAt).toBe(START + 5_000);
    await account.execute({ type: 'clock.change', to: START + 60_000 });
    expect(account.nextDueAt).toBe(START + 5_000);
    expect(account.settle()).toBe(START + 60_000);
    expect(account.nextDueAt).toBeUndefined();
  });

  it('tells no fact that is earlier than the one before it, however long its request was on its way', async () => {
    const account = createAccount();
    await account.moveClock({ target: (now) => now + HOUR_MS });
    const late = await account.execute({ type: 'device.release', deviceId: 'bat' }, START);
    const taken = { name: 'trial', plan: { limit: 2, windowSeconds: 60 } };
    await account.takeQuota(KEY, taken, START);
    expect(late).toEqual([{ kind: 'device.released', at: START + HOUR_MS, deviceId: 'bat' }]);
    expect(account.snapshot().latestAt).toBe(START + HOUR_MS);
  });
});

describe('A snapshot', () => {
  it('restores what happened as it happened, whatever the settings are by then', async () => {
    const account = createAccount();
    const push = {
      type: 'action.push',
      family: 'battery',
      deviceId: 'bat',
      command: { kind: 'battery.mode', mode: 'idle' },
    } as const;
    const { id } = await account.push(push);
    await account.push({ ...push, deferUntil: START + 600_000 });
    await account.moveClock({ target: (now) => now + 5_000 });
    const under = await account.push(push);
    const snapshot = copy(account.snapshot());
    const seen = await show(account);

    const actions = { ...SETTINGS.actions, completeAfterSeconds: 60 };
    const slow = createAccount({ settings: { ...SETTINGS, actions } });
    await slow.restore(snapshot);
    expect(await show(slow)).toBe(seen);
    expect(slow.world.action(id)).toMatchObject({ state: 'completed', completedAt: START + 5_000 });
    // What was accepted under five seconds still takes them; what begins now takes sixty.
    await slow.moveClock({ target: (now) => now + 5_000 });
    expect(slow.world.action(under.id)).toMatchObject({ state: 'completed', completedAt: START + 10_000 });
    const { id: later } = await slow.push(push);
    await slow.moveClock({ target: (now) => now + 59_999 });
    expect(slow.world.action(later).state).toBe('acknowledged');
    await slow.moveClock({ target: (now) => now + 1 });
    expect(slow.world.action(later).state).toBe('completed');
  });

  it('has the facts that came after its checkpoint, and they are applied on it', async () => {
    const account = createAccount();
    const checkpoint = copy(account.snapshot());
    const facts = await account.execute({ type: 'device.connectivity', deviceId: 'bat', online: false });
    const expected = copy(account.snapshot());
    await account.reset();
    await account.restore({ ...checkpoint, facts });
    expect(copy(account.snapshot())).toEqual(expected);
    expect(account.snapshot().facts).toEqual([]);
  });
});

describe('A replay', () => {
  it('comes to the state of the account, at its position, and goes on from there', async () => {
    const account = createAccount({ clockStart: { ...FROZEN_PACE, at: START } });
    const { facts: _facts, usage: _usage, journal: _journal, ...checkpoint } = account.snapshot();
    const facts = await account.execute({ type: 'device.connectivity', deviceId: 'bat', online: false });
    const other = createAccount({ baseline: { ...BASELINE, name: 'Other' } });
    other.replay({ checkpoint, facts, position: account.position });
    expect(await show(other)).toBe(await show(account));
    expect([other.position, other.name]).toEqual([account.position, account.name]);
    await other.execute({ type: 'device.release', deviceId: 'bat' });
    expect(other.position).toBe(account.position + 1);
  });
});
