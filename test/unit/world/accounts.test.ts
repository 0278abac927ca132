import { describe, expect, it } from 'vitest';
import type { ApiKey } from '../../../src/domain/keys/api-key.ts';
import { FROZEN_PACE } from '../../../src/domain/time/clock-pace.ts';
import { MemoryStore } from '../../../src/store/memory-store.ts';
import { Accounts, type AccountsOptions } from '../../../src/world/accounts.ts';
import type { AccountStore } from '../../../src/world/record/account-store.ts';
import { atOnce } from '../../support/at-once.ts';
import { LateStore, turn } from '../../support/late-store.ts';
import { PerturbingStore } from '../../support/perturbing-store.ts';
import { BASELINE, SETTINGS, START } from '../../support/world.ts';

/** Nobody else has a turn. */
const AT_ONCE = { pause: () => undefined };

const HOUR_MS = 3_600_000;

function keyOf(text: string): ApiKey {
  return {
    key: text,
    name: text,
    edition: 'v1',
    environment: 'sandbox',
    permissions: ['read'],
    createdAt: START,
  };
}

const BASELINES = [
  { ...BASELINE, id: 'acct_one', keys: [keyOf('sk_sandbox_one')] },
  { ...BASELINE, id: 'acct_two', keys: [keyOf('sk_sandbox_two')] },
];

async function openAccounts(
  store: AccountStore = new MemoryStore(),
  more: Partial<AccountsOptions> = {},
): Promise<Accounts> {
  const clockStart = { ...FROZEN_PACE, at: START };
  return await Accounts.open({ baselines: BASELINES, clockStart, settings: SETTINGS, store, ...more });
}

function idsOf(accounts: Accounts): string[] {
  return accounts.all().map(({ id }) => id);
}

describe('Accounts', () => {
  it('are found by id, by key, and in the order of the world', async () => {
    const accounts = await openAccounts();
    expect([idsOf(accounts), accounts.count, accounts.first.id]).toEqual([
      ['acct_one', 'acct_two'],
      2,
      'acct_one',
    ]);
    expect(accounts.get('acct_two')?.clock.now()).toBe(START);
    expect(accounts.findKey('sk_sandbox_two')).toMatchObject({ account: { id: 'acct_two' } });
    expect([accounts.get('nope'), accounts.findKey('nope')]).toEqual([undefined, undefined]);
  });

  it('are told with their facts from the first on', async () => {
    const heard: string[] = [];
    const options = { baselines: BASELINES, clockStart: { ...FROZEN_PACE, at: START }, settings: SETTINGS };
    await Accounts.open({
      ...options,
      store: new MemoryStore(),
      onFacts: ({ id }, facts) => void heard.push(...facts.map(({ kind }) => `${id} ${kind}`)),
    });
    expect(heard).toEqual(['acct_one account.opened', 'acct_two account.opened']);
  });

  it('are told to who followed them once they are gone', async () => {
    const closed: string[] = [];
    const accounts = await Accounts.open({
      baselines: BASELINES,
      clockStart: { ...FROZEN_PACE, at: START },
      settings: SETTINGS,
      store: new MemoryStore(),
      onClosed: ({ id }) => void closed.push(id),
    });
    const { accounts: snapshots, ...counters } = await accounts.snapshot(AT_ONCE);
    await accounts.remove(accounts.first);
    expect(closed).toEqual(['acct_one']);
    await accounts.resetAll();
    await accounts.restoreAll(snapshots.slice(0, 1), counters);
    expect(closed).toEqual(['acct_one', 'acct_two']);
  });

  it('have keys that come, change hands and go', async () => {
    const accounts = await openAccounts();
    const [one, two] = accounts.all();
    if (one === undefined || two === undefined) throw new Error('An account is not there.');
    expect(atOnce(accounts.putKey(one, () => keyOf('sk_sandbox_new')))).toEqual(keyOf('sk_sandbox_new'));
    expect(accounts.findKey('sk_sandbox_new')?.account).toBe(one);
    await one.execute({ type: 'key.delete', key: 'sk_sandbox_new' });
    expect(accounts.findKey('sk_sandbox_new')).toBeUndefined();
    await accounts.putKey(two, () => keyOf('sk_sandbox_new'));
    expect(accounts.findKey('sk_sandbox_new')?.account).toBe(two);
    await one.execute({ type: 'key.delete', key: 'sk_sandbox_one' });
    expect(accounts.findKey('sk_sandbox_one')).toBeUndefined();
    expect(accounts.reservedBy('sk_sandbox_one')).toBe(one);
    await accounts.reset(one);
    expect(accounts.findKey('sk_sandbox_one')?.account).toBe(one);
  });

  it('leave nothing behind when they are removed, in the store neither', async () => {
    const store = new LateStore();
    store.keepAll();
    const accounts = await openAccounts(store);
    const two = accounts.get('acct_two');
    if (two !== undefined) await accounts.remove(two);
    expect([idsOf(accounts), accounts.findKey('sk_sandbox_two')]).toEqual([['acct_one'], undefined]);
    expect([accounts.reservedBy('sk_sandbox_two'), store.dropped]).toEqual([undefined, ['acct_two']]);
  });
});

describe('A made-up key', () => {
  it('opens an account of its own, at once where accounts are kept in memory', async () => {
    const accounts = await openAccounts();
    const opened = atOnce(accounts.addForKey(keyOf('sk_sandbox_made_up')));
    expect(opened?.key.key).toBe('sk_sandbox_made_up');
    expect(accounts.findKey('sk_sandbox_made_up')?.account).toBe(opened?.account);
    expect(opened?.account.world.devices()).toHaveLength(BASELINE.devices.length);
  });

  it('opens it once for all requests that come while a store is keeping it', async () => {
    const store = new LateStore();
    const opening = openAccounts(store);
    for (let account = 0; account < 2; account++) (await store.next()).keep();
    const accounts = await opening;
    const asked = Array.from({ length: 5 }, () => accounts.addForKey(keyOf('sk_sandbox_made_up')));
    const other = accounts.addForKey(keyOf('sk_sandbox_other'));
    await turn();
    expect(store.pending).toHaveLength(2);
    expect([accounts.count, accounts.findKey('sk_sandbox_made_up')]).toEqual([2, undefined]);
    store.keepAll();
    const principals = await Promise.all(asked);
    expect(new Set(principals.map((principal) => principal?.account)).size).toBe(1);
    expect((await other)?.account).not.toBe(principals[0]?.account);
    expect(accounts.count).toBe(4);
  });

  it('may be tried again where its account could not be kept', async () => {
    const store = new LateStore();
    const opening = openAccounts(store);
    for (let account = 0; account < 2; account++) (await store.next()).keep();
    const accounts = await opening;
    const asked = [1, 2].map(() =>
      Promise.resolve(accounts.addForKey(keyOf('sk_sandbox_made_up'))).catch((error: Error) => error.message),
    );
    (await store.next()).fail(new Error('disk full'));
    expect(await Promise.all(asked)).toEqual(['disk full', 'disk full']);
    expect(accounts.count).toBe(2);
    store.keepAll();
    expect((await accounts.addForKey(keyOf('sk_sandbox_made_up')))?.key.key).toBe('sk_sandbox_made_up');
  });

  it('opens nothing where its account is there and has deleted it', async () => {
    const accounts = await openAccounts();
    const opened = atOnce(accounts.addForKey(keyOf('sk_sandbox_made_up')));
    await opened?.account.execute({ type: 'key.delete', key: 'sk_sandbox_made_up' });
    expect(atOnce(accounts.addForKey(keyOf('sk_sandbox_made_up')))).toBeUndefined();
  });
});

describe('All accounts together', () => {
  /** Something has happened to each, one is gone, one is new, and something was counted of strangers. */
  async function change(accounts: Accounts): Promise<void> {
    await accounts.first.moveClock({ target: (now) => now + HOUR_MS });
    await accounts.addForKey(keyOf('sk_sandbox_made_up'));
    const two = accounts.get('acct_two');
    if (two !== undefined) await accounts.remove(two);
    accounts.unauthenticated.noteUse('junk', START);
  }

  it('are as at the start after a reset, those that were removed included', async () => {
    for (const store of [new MemoryStore(), new PerturbingStore()]) {
      const accounts = await openAccounts(store);
      const before = JSON.stringify(await accounts.snapshot(AT_ONCE));
      await change(accounts);
      await accounts.resetAll();
      expect(JSON.stringify(await accounts.snapshot(AT_ONCE))).toBe(before);
      expect(accounts.findKey('sk_sandbox_made_up')).toBeUndefined();
      expect(accounts.findKey('sk_sandbox_two')?.account).toBe(accounts.get('acct_two'));
    }
  });

  it('are as they were after a restore, in their order', async () => {
    for (const store of [new MemoryStore(), new PerturbingStore()]) {
      const accounts = await openAccounts(store);
      await change(accounts);
      const snapshot = JSON.parse(JSON.stringify(await accounts.snapshot(AT_ONCE)));
      await accounts.resetAll();
      await accounts.restoreAll(snapshot.accounts, snapshot);
      expect(JSON.stringify(await accounts.snapshot(AT_ONCE))).toBe(JSON.stringify(snapshot));
      expect(accounts.findKey('sk_sandbox_made_up')?.account.id).toBe(idsOf(accounts)[1]);
    }
  });

  it('are in a snapshot as they are at its end, though requests come while it is taken', async () => {
    const accounts = await openAccounts();
    const [one, two] = accounts.all();
    if (one === undefined || two === undefined) throw new Error('An account is not there.');
    await accounts.putKey(one, () => keyOf('sk_sandbox_moving'));
    const steps = [
      async () => {
        await accounts.deleteKey(one, 'sk_sandbox_moving');
        await accounts.putKey(two, () => keyOf('sk_sandbox_moving'));
        await accounts.add({ baseline: { ...BASELINE, id: 'acct_late' } });
      },
      async () => void (await accounts.remove(one)),
    ];
    const snapshot = await accounts.snapshot({ pause: async () => await steps.shift()?.() });
    expect(snapshot.accounts.map(({ baseline }) => baseline.id)).toEqual(['acct_two', 'acct_late']);
    const holders = snapshot.accounts.filter(({ keys }) =>
      keys.some(({ key }) => key === 'sk_sandbox_moving'),
    );
    expect(holders.map(({ baseline }) => baseline.id)).toEqual(['acct_two']);
    expect(snapshot.openedCount).toBe(3);
  });

  it('are reset and restored in one go where they are kept in memory: no request comes between', async () => {
    const accounts = await openAccounts();
    const snapshot = await accounts.snapshot(AT_ONCE);
    await change(accounts);
    atOnce(accounts.resetAll());
    expect(accounts.all().map(({ clock }) => clock.now())).toEqual([START, START]);
    await change(accounts);
    atOnce(accounts.restoreAll(snapshot.accounts, snapshot));
    expect(idsOf(accounts)).toEqual(['acct_one', 'acct_two']);
  });

  it('draw the same ids for new accounts after a reset', async () => {
    const accounts = await openAccounts();
    const first = accounts.drawId();
    await accounts.add({ baseline: { ...BASELINE, id: first } });
    expect(accounts.drawId()).not.toBe(first);
    await accounts.resetAll();
    expect(accounts.drawId()).toBe(first);
  });
});

describe('Accounts opened at run time are bounded', () => {
  const max = 5;
  const limits = { max, idleAfterMs: Number.POSITIVE_INFINITY };
  const open = (accounts: Accounts, name: string) =>
    accounts.add({ baseline: { ...BASELINE, id: name, keys: [keyOf(`sk_sandbox_${name}`)] } });

  it('to as many as there may be: the least recently used one gives way, never one of the world', async () => {
    const told: string[] = [];
    const accounts = await openAccounts(undefined, {
      limits,
      onLimit: (closed, reason) => void told.push(...closed.map(({ id }) => `${id} ${reason}`)),
    });
    for (const name of ['a', 'b', 'c']) atOnce(open(accounts, name));
    const [, , a] = accounts.all();
    if (a === undefined) throw new Error('The account is not there.');
    atOnce(accounts.lives.use(a, () => undefined));
    atOnce(open(accounts, 'd'));
    expect(idsOf(accounts)).toEqual(['acct_one', 'acct_two', 'a', 'c', 'd']);
    expect([told, accounts.closedByLimit]).toEqual([['b max'], { idle: 0, max: 1 }]);
    expect([accounts.findKey('sk_sandbox_b'), accounts.reservedBy('sk_sandbox_b')]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('but for those that a request is being served for', async () => {
    const accounts = await openAccounts(undefined, { limits: { ...limits, max: 3 } });
    const busy = atOnce(open(accounts, 'busy'));
    let finish = (): void => {};
    const served = accounts.lives.use(busy, () => new Promise<void>((resolve) => (finish = resolve)));
    atOnce(open(accounts, 'one_more'));
    expect(idsOf(accounts)).toEqual(['acct_one', 'acct_two', 'busy', 'one_more']);
    finish();
    await served;
    atOnce(open(accounts, 'next'));
    expect(idsOf(accounts)).toEqual(['acct_one', 'acct_two', 'next']);
  });

  it('to one beside those of the world at least', async () => {
    const accounts = await openAccounts(undefined, { limits: { ...limits, max: 1 } });
    expect(accounts.limits.max).toBe(3);
    for (const name of ['a', 'b']) atOnce(open(accounts, name));
    expect(idsOf(accounts)).toEqual(['acct_one', 'acct_two', 'b']);
  });

  it('to an idle life, of their own or of all; an account in use is not idle', async () => {
    const accounts = await openAccounts(undefined, { limits: { max, idleAfterMs: 0 } });
    const brief = atOnce(open(accounts, 'brief'));
    const baseline = { ...BASELINE, id: 'lasting', keys: [keyOf('sk_sandbox_lasting')] };
    atOnce(accounts.add({ baseline, idleAfterMs: Number.POSITIVE_INFINITY }));
    atOnce(accounts.lives.use(brief, () => accounts.closeIdle()));
    expect(idsOf(accounts)).toContain('brief');
    atOnce(accounts.closeIdle());
    expect(idsOf(accounts)).toEqual(['acct_one', 'acct_two', 'lasting']);
    expect([accounts.closedByLimit.idle, accounts.lives.nextEndAt()]).toEqual([1, Number.POSITIVE_INFINITY]);
  });

  it('by a reset, which closes those that are still being opened too', async () => {
    const store = new LateStore();
    const opening = openAccounts(store);
    for (let account = 0; account < 2; account++) (await store.next()).keep();
    const accounts = await opening;
    const late = accounts.addForKey(keyOf('sk_sandbox_late'));
    const reset = accounts.resetAll();
    store.keepAll();
    await Promise.all([late, reset]);
    expect(idsOf(accounts)).toEqual(['acct_one', 'acct_two']);
    expect(accounts.findKey('sk_sandbox_late')).toBeUndefined();
  });

  it('with their keys: one that was deleted does not keep its account', async () => {
    const accounts = await openAccounts();
    const account = atOnce(open(accounts, 'a'));
    atOnce(accounts.putKey(account, () => keyOf('sk_sandbox_more')));
    atOnce(accounts.deleteKey(account, 'sk_sandbox_a'));
    expect([accounts.findKey('sk_sandbox_a'), accounts.reservedBy('sk_sandbox_a')?.id]).toEqual([
      undefined,
      'a',
    ]);
    atOnce(accounts.deleteKey(account, 'sk_sandbox_more'));
    expect(account.usage.snapshot().lastUsedAt).toEqual([]);
    atOnce(accounts.remove(account));
    for (const text of ['sk_sandbox_a', 'sk_sandbox_more']) expect(accounts.reservedBy(text)).toBeUndefined();
  });
});
