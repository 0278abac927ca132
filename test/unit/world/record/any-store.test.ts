import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Account } from '../../../../src/world/account.ts';
import { evolve } from '../../../../src/world/record/evolve.ts';
import { accountSteps, play, show } from '../../../support/account-steps.ts';
import { stateOf } from '../../../support/fact-arbitrary.ts';
import { PerturbingStore } from '../../../support/perturbing-store.ts';
import { BASELINE, createAccount, START } from '../../../support/world.ts';

const IDS = ['acct_a', 'acct_b', 'acct_c'] as const;

async function openOn(store: PerturbingStore, id: string = BASELINE.id): Promise<Account> {
  const account = createAccount({ store, baseline: { ...BASELINE, id } });
  await store.settled();
  return account;
}

describe('On a store that answers late and contradicts', () => {
  it('an account answers what it answers in memory, and its facts come to its state', async () => {
    await fc.assert(
      fc.asyncProperty(accountSteps, fc.string(), async (steps, seed) => {
        const store = new PerturbingStore({ seed, conflicts: 0.3 });
        const [account, inMemory] = [await openOn(store), createAccount()];
        expect(await play(account, steps)).toBe(await play(inMemory, steps));
        expect(await show(account)).toBe(await show(inMemory));
        await store.verifyReplay([account]);
      }),
      { numRuns: 100 },
    );
  });

  it('accounts that are used side by side do not feel each other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.tuple(accountSteps, accountSteps, accountSteps), fc.string(), async (all, seed) => {
        const store = new PerturbingStore({ seed });
        const accounts = await Promise.all(IDS.map((id) => openOn(store, id)));
        const answers = await Promise.all(accounts.map((account, i) => play(account, all[i] ?? [])));
        for (const [i, id] of IDS.entries()) {
          const alone = createAccount({ baseline: { ...BASELINE, id } });
          expect(answers[i]).toBe(await play(alone, all[i] ?? []));
        }
        await store.verifyReplay(accounts);
      }),
      { numRuns: 50 },
    );
  });

  it('what many do to one account at the same time comes to a state that its facts come to', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(accountSteps, { maxLength: 6 }), fc.string(), async (all, seed) => {
        const store = new PerturbingStore({ seed });
        const account = await openOn(store);
        await Promise.all(all.map((steps) => play(account, steps)));
        await store.verifyReplay([account]);
        expect(account.position).toBe(store.log(account.id).length);
      }),
      { numRuns: 50 },
    );
  });

  it('a quota of so many grants exactly so many, and a rule of so many times takes exactly so many', async () => {
    const store = new PerturbingStore({ conflicts: 0.3 });
    const account = await openOn(store);
    const steps = Array.from({ length: 40 }, () => ({ kind: 'quota' as const }));
    const answers = await Promise.all(steps.map((step) => play(account, [step])));
    expect(answers.filter((answer) => answer.includes('"allowed":true'))).toHaveLength(2);
    await account.execute({
      type: 'rules.add',
      rules: [{ name: 'five', when: {}, steps: [{ error: 'A' }], atEnd: 'last', times: 5 }],
    });
    const requests = Array.from({ length: 40 }, () => ({ kind: 'request' as const, method: 'GET' }));
    const taken = await Promise.all(requests.map((step) => play(account, [step])));
    expect(taken.filter((answer) => answer.includes('"rule":"five"'))).toHaveLength(5);
  });

  it('an account opened from what the store has goes on as the one that wrote it', async () => {
    await fc.assert(
      fc.asyncProperty(accountSteps, accountSteps, async (before, after) => {
        const store = new PerturbingStore({ conflicts: 0 });
        const account = await openOn(store);
        await play(account, before);
        const other = createAccount({ baseline: { ...BASELINE, name: 'Nobody' } });
        const stored = await store.open(account.id);
        if (stored !== undefined) other.replay(stored);
        expect([other.position, other.name]).toEqual([account.position, account.name]);
        expect(await show(other)).toBe(await show(account));
        expect(await play(other, after)).toBe(await play(account, after));
      }),
      { numRuns: 50 },
    );
  });
});

describe('A store for tests', () => {
  it('tells where the facts of an account do not come to its state', async () => {
    const store = new PerturbingStore({ conflicts: 0 });
    const account = await openOn(store);
    const changed = { ...account.snapshot(), added: { keys: 9, devices: 0 } };
    const liar = { id: account.id, snapshot: () => changed };
    await expect(store.verifyReplay([liar])).rejects.toThrow('do not come to the state that it has');
    await store.verifyReplay([account]);
  });

  it('adds facts of its own, and they change nothing', async () => {
    const store = new PerturbingStore({ conflicts: 0.9 });
    const account = await openOn(store);
    const state = stateOf(store.log(account.id));
    const before = JSON.stringify(state.checkpoint());
    await account.execute({ type: 'device.release', deviceId: 'bat' });
    const own = store
      .log(account.id)
      .filter(({ kind }) => kind !== 'account.opened' && kind !== 'device.released');
    expect(own.length).toBeGreaterThan(0);
    for (const fact of own) evolve(state, fact);
    expect(JSON.stringify(state.checkpoint())).toBe(before);
    expect(account.clock.now()).toBe(START);
  });
});
