import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../src/domain/record/fact.ts';
import { REAL_PACE, scaledPace } from '../../../../src/domain/time/clock-pace.ts';
import type { Account } from '../../../../src/world/account.ts';
import type { PushAction } from '../../../../src/world/world-command.ts';
import { turn } from '../../../support/late-store.ts';
import { PerturbingStore } from '../../../support/perturbing-store.ts';
import { createAccount, START } from '../../../support/world.ts';

const HOUR_MS = 3_600_000;

const PUSH: PushAction = {
  type: 'action.push',
  family: 'battery',
  deviceId: 'bat',
  command: { kind: 'battery.mode', mode: 'idle' },
};

const byHours = (hours: number) => ({ target: (now: number) => now + hours * HOUR_MS });

/** What somebody who listens hears, with the instant that the clock shows them then. */
function listen(account: Account): [kind: string, shown: number][] {
  const heard: [string, number][] = [];
  account.listeners.add((facts: readonly Fact[]) => {
    for (const { kind } of facts) heard.push([kind, account.clock.now() - START]);
  });
  return heard;
}

/** One that waits for its hour, and one that runs already. */
async function createBusyAccount(): Promise<Account> {
  const account = createAccount();
  await account.push({ ...PUSH, deferUntil: START + HOUR_MS });
  await account.push(PUSH);
  return account;
}

describe('A clock that is advanced', () => {
  it('stands at each instant at which something is due while others hear of it', async () => {
    const account = await createBusyAccount();
    const heard = listen(account);
    await account.moveClock(byHours(2));
    expect(heard).toEqual([
      ['clock.changed', 5_000],
      ['action.completed', 5_000],
      ['clock.changed', HOUR_MS],
      ['action.acknowledged', HOUR_MS],
      ['clock.changed', HOUR_MS + 5_000],
      ['action.completed', HOUR_MS + 5_000],
      ['clock.changed', 2 * HOUR_MS],
    ]);
  });

  it('runs what is due at the very instant to which it goes, and nothing later', async () => {
    const account = await createBusyAccount();
    const heard = listen(account);
    await account.moveClock({ target: () => START + HOUR_MS });
    expect(heard.at(-2)).toEqual(['action.acknowledged', HOUR_MS]);
    expect(account.nextDueAt).toBe(START + HOUR_MS + 5_000);
  });

  it('waits at each instant for those who heard of it, and runs what they set off before it goes on', async () => {
    const account = await createBusyAccount();
    const seen: [string, number][] = [];
    account.listeners.add(async (facts) => {
      if (facts[0]?.kind !== 'action.completed' || seen.length > 0) return;
      await turn();
      seen.push(['works', account.clock.now() - START]);
      await account.push({
        ...PUSH,
        deviceId: 'ev',
        family: 'ev-charger',
        command: { kind: 'charger.stop' },
      });
    });
    const heard = listen(account);
    await account.moveClock(byHours(1));
    expect(seen).toEqual([['works', 5_000]]);
    expect(heard.filter(([kind]) => kind === 'action.created')).toEqual([['action.created', 5_000]]);
    expect(heard.filter(([kind]) => kind === 'action.completed')).toEqual([
      ['action.completed', 5_000],
      ['action.completed', 10_000],
    ]);
  });

  it('stands still for requests on its way, whatever its pace, and runs on from where it arrives', async () => {
    const account = createAccount({ clockStart: { ...scaledPace(1_000_000), at: START } });
    await account.push({ ...PUSH, script: { completeAfterSeconds: 86_400_000 } });
    const shown: number[] = [];
    account.listeners.add(async (facts) => {
      if (facts[0]?.kind !== 'action.completed') return;
      shown.push(account.clock.now());
      await turn();
      shown.push(account.clock.now(), await account.settle());
    });
    const due = account.nextDueAt ?? 0;
    await account.moveClock({ target: () => due + HOUR_MS, pace: REAL_PACE });
    expect(shown).toEqual([due, due, due]);
    expect(account.clock.pace).toEqual(REAL_PACE);
    expect(account.clock.now()).toBeGreaterThanOrEqual(due + HOUR_MS);
    expect(account.clock.realMsUntil(due + 2 * HOUR_MS)).toBeGreaterThan(0);
  });

  it('changes its pace alone where no instant is given', async () => {
    const account = createAccount();
    await account.moveClock({ pace: scaledPace(1e-9) });
    expect(account.clock.state()).toEqual({ ...scaledPace(1e-9), at: START });
  });

  it('is late nowhere: what was overdue runs before it moves', async () => {
    const account = await createBusyAccount();
    await account.execute({ type: 'clock.change', to: START + 60_000 });
    const heard = listen(account);
    await account.moveClock({ target: (now) => now + 1 });
    expect(heard).toEqual([
      ['action.completed', 60_000],
      ['clock.changed', 60_001],
    ]);
  });
});

describe('Moves of a clock', () => {
  it('follow each other: two by an hour are two hours', async () => {
    for (const store of [undefined, new PerturbingStore()]) {
      const account = createAccount(store === undefined ? {} : { store });
      await account.settle();
      await turn();
      await Promise.all([account.moveClock(byHours(1)), account.moveClock(byHours(1))]);
      expect(account.clock.now()).toBe(START + 2 * HOUR_MS);
    }
  });

  it('that are refused change nothing, and let the clock run on', async () => {
    const account = createAccount({ clockStart: { ...scaledPace(1_000_000), at: START } });
    const { position } = account;
    const refuse = (): never => {
      throw new RangeError('Not there.');
    };
    await expect(account.moveClock({ target: refuse, pace: REAL_PACE })).rejects.toThrow('Not there.');
    expect([account.position, account.clock.pace]).toEqual([position, scaledPace(1_000_000)]);
    expect(account.clock.realMsUntil(account.clock.now() + HOUR_MS)).toBeGreaterThan(0);
  });

  it('that are refused do not keep the next from moving', async () => {
    const account = createAccount();
    const moves = [
      account.moveClock(byHours(-1)).catch((error: Error) => error.message),
      account.moveClock(byHours(1)),
    ];
    expect(await Promise.all(moves)).toEqual([expect.stringContaining('time never goes back'), undefined]);
    expect(account.clock.now()).toBe(START + HOUR_MS);
  });

  it('are over before a reset or a restore begins', async () => {
    for (const begin of ['reset', 'restore'] as const) {
      const account = await createBusyAccount();
      const snapshot = account.snapshot();
      const heard = listen(account);
      const moved = account.moveClock(byHours(2));
      const begun = begin === 'reset' ? account.reset() : account.restore(snapshot);
      await Promise.all([moved, begun]);
      const kinds = heard.map(([kind]) => kind);
      expect(kinds.slice(-2)).toEqual([
        'clock.changed',
        begin === 'reset' ? 'account.opened' : 'account.restored',
      ]);
      expect(account.clock.now()).toBe(START);
    }
  });

  it('that begin during a reset go on in the new world', async () => {
    const store = new PerturbingStore({ lateness: 1, conflicts: 0 });
    const account = createAccount({ store });
    await store.settled();
    await account.moveClock(byHours(5));
    await Promise.all([account.reset(), account.moveClock(byHours(1))]);
    expect(account.clock.now()).toBe(START + HOUR_MS);
  });
});
