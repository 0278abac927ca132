import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../../../../src/domain/failures/problem.ts';
import type { MaybePromise } from '../../../../src/domain/maybe-promise.ts';
import type { Fact } from '../../../../src/domain/record/fact.ts';
import { MemoryStore } from '../../../../src/store/memory-store.ts';
import { AccountRecord, type Decide } from '../../../../src/world/record/account-record.ts';
import type { AccountStore, AppendOutcome } from '../../../../src/world/record/account-store.ts';
import { OPENED, stateOf } from '../../../support/fact-arbitrary.ts';
import { LateStore, turn } from '../../../support/late-store.ts';
import { START } from '../../../support/world.ts';

function offline(deviceId: string): Fact {
  return { kind: 'device.disconnected', at: START, deviceId };
}

function createRecord(store: AccountStore) {
  const state = stateOf([OPENED]);
  const heard: string[] = [];
  const record = new AccountRecord({
    accountId: 'acct_test',
    store,
    state,
    position: 1,
    onKept: (facts) => heard.push(facts.map(nameOf).join('+')),
  });
  return { state, record, heard };
}

function storeOf(append: AccountStore['append']): AccountStore {
  return { append, open: () => undefined, list: () => [], drop: () => undefined };
}

function nameOf(fact: Fact): string {
  return 'deviceId' in fact ? fact.deviceId : fact.kind;
}

function isOffline(state: ReturnType<typeof stateOf>, deviceId: string): boolean {
  return state.devices.get(deviceId)?.offlineSince !== undefined;
}

describe('A record kept in memory', () => {
  it('answers at once, and everybody sees it then', () => {
    const { record, state, heard } = createRecord(new MemoryStore());
    expect(record.commit(() => [offline('bat')])).toEqual([offline('bat')]);
    expect([isOffline(state, 'bat'), record.position, heard]).toEqual([true, 2, ['bat']]);
  });

  it('throws at once what the decision throws, and nothing has happened', () => {
    const { record, state, heard } = createRecord(new MemoryStore());
    const before = state.checkpoint();
    const decide: Decide = () => {
      throw new ApiProblem('unknown-device');
    };
    expect(() => record.commit(decide)).toThrow('unknown-device');
    expect([state.checkpoint(), record.position, heard]).toEqual([before, 1, []]);
  });

  it('asks the store for nothing where nothing was decided', () => {
    const { record, heard } = createRecord(storeOf(() => expect.fail('It asked.')));
    expect(record.commit(() => [])).toEqual([]);
    expect([record.position, heard]).toEqual([1, []]);
  });

  it('lets a listener decide more, after what it hears of', () => {
    const state = stateOf([OPENED]);
    const heard: string[] = [];
    const record: AccountRecord = new AccountRecord({
      accountId: 'acct_test',
      store: new MemoryStore(),
      state,
      position: 1,
      onKept: (facts) => {
        heard.push(facts.map(nameOf).join('+'));
        if (heard.length === 1) void record.commit(() => [offline('ev')]);
      },
    });
    void record.commit(() => [offline('bat'), offline('hvac')]);
    expect([heard, record.position, isOffline(state, 'ev')]).toEqual([['bat+hvac', 'ev'], 4, true]);
  });
});

describe('A record kept by a store that answers late', () => {
  it('applies facts and tells of them once they are kept, and not before', async () => {
    const store = new LateStore();
    const { record, state, heard } = createRecord(store);
    const committed = record.commit(() => [offline('bat')]);
    const append = await store.next();
    expect(append).toMatchObject({ accountId: 'acct_test', position: 1, facts: [offline('bat')] });
    expect([isOffline(state, 'bat'), record.position, heard]).toEqual([false, 1, []]);
    append.keep();
    expect(await committed).toEqual([offline('bat')]);
    expect([isOffline(state, 'bat'), record.position, heard]).toEqual([true, 2, ['bat']]);
  });

  it('decides one after the other, each on what came of those before it', async () => {
    const store = new LateStore();
    const { record, state, heard } = createRecord(store);
    const seen: boolean[] = [];
    const decideOffline = (deviceId: string): Decide => {
      return () => {
        seen.push(isOffline(state, 'bat'));
        return [offline(deviceId)];
      };
    };
    const all = ['bat', 'ev', 'hvac'].map((deviceId) => record.commit(decideOffline(deviceId)));
    for (const position of [1, 2, 3]) {
      const append = await store.next();
      expect([append.position, store.pending]).toEqual([position, []]);
      append.keep();
    }
    await Promise.all(all);
    expect([seen, heard]).toEqual([
      [false, true, true],
      ['bat', 'ev', 'hvac'],
    ]);
  });

  it('rejects for the one whose decision throws, and goes on with the next', async () => {
    const store = new LateStore();
    const { record, heard } = createRecord(store);
    const first = record.commit(() => [offline('bat')]);
    const second = record.commit(() => {
      throw new ApiProblem('unknown-device');
    });
    const third = record.commit(() => [offline('ev')]);
    const refused = expect(second).rejects.toThrow('unknown-device');
    (await store.next()).keep();
    await first;
    await refused;
    (await store.next()).keep();
    await third;
    expect([heard, record.position]).toEqual([['bat', 'ev'], 3]);
  });

  it('rejects for the one whose facts the store could not keep, and goes on with the next', async () => {
    const store = new LateStore();
    const { record, state, heard } = createRecord(store);
    const first = record.commit(() => [offline('bat')]);
    const second = record.commit(() => [offline('ev')]);
    const refused = expect(first).rejects.toThrow('disk full');
    (await store.next()).fail(new Error('disk full'));
    await refused;
    const append = await store.next();
    expect(append.position).toBe(1);
    append.keep();
    await second;
    expect([isOffline(state, 'bat'), heard, record.position]).toEqual([false, ['ev'], 2]);
  });

  it('answers at once again once nobody is under way', async () => {
    let isLate = true;
    const answer: AppendOutcome = { isKept: true };
    const append = (): MaybePromise<AppendOutcome> => (isLate ? Promise.resolve(answer) : answer);
    const { record } = createRecord(storeOf(append));
    const committed = record.commit(() => [offline('bat')]);
    expect(committed).toBeInstanceOf(Promise);
    isLate = false;
    // Behind one that is under way it waits, though the store would not make it.
    expect(record.commit(() => [offline('ev')])).toBeInstanceOf(Promise);
    await turn();
    expect(record.commit(() => [offline('hvac')])).toEqual([offline('hvac')]);
    expect(record.position).toBe(4);
  });
});

describe('A record whose store has heard of another writer', () => {
  it('applies what is newer and decides again on it', async () => {
    const store = new LateStore();
    const { record, state, heard } = createRecord(store);
    const decided: boolean[] = [];
    const committed = record.commit(() => {
      decided.push(isOffline(state, 'ev'));
      return isOffline(state, 'ev') ? [offline('hvac')] : [offline('bat')];
    });
    (await store.next()).contradict(offline('ev'), offline('car'));
    const again = await store.next();
    expect(again).toMatchObject({ position: 3, facts: [offline('hvac')] });
    again.keep();
    expect(await committed).toEqual([offline('hvac')]);
    expect([decided, heard, isOffline(state, 'bat')]).toEqual([[false, true], ['ev+car', 'hvac'], false]);
    expect(record.position).toBe(4);
  });

  it('decides again as often as it takes, also where nothing newer is there', async () => {
    const store = new LateStore();
    const { record, heard } = createRecord(store);
    const committed = record.commit(() => [offline('bat')]);
    (await store.next()).contradict();
    (await store.next()).contradict(offline('ev'));
    (await store.next()).contradict();
    const last = await store.next();
    expect(last.position).toBe(2);
    last.keep();
    await committed;
    expect([heard, record.position]).toEqual([['ev', 'bat'], 3]);
  });

  it('keeps nothing where on the newer state there is nothing to decide any more', async () => {
    const store = new LateStore();
    const { record, state, heard } = createRecord(store);
    const committed = record.commit(() => (isOffline(state, 'bat') ? [] : [offline('bat')]));
    (await store.next()).contradict(offline('bat'));
    expect(await committed).toEqual([]);
    expect([heard, record.position, store.pending]).toEqual([['bat'], 2, []]);
  });

  it('rejects where the newer state forbids it, and those behind are decided on that state', async () => {
    const store = new LateStore();
    const { record, state, heard } = createRecord(store);
    const first = record.commit(() => {
      if (isOffline(state, 'bat')) throw new ApiProblem('unknown-device');
      return [offline('ev')];
    });
    const second = record.commit(() => [offline('hvac')]);
    const refused = expect(first).rejects.toThrow('unknown-device');
    (await store.next()).contradict(offline('bat'));
    await refused;
    (await store.next()).keep();
    await second;
    expect(heard).toEqual(['bat', 'hvac']);
  });

  it('keeps the order of those who wait, whoever is contradicted', async () => {
    const store = new LateStore();
    const { record, heard } = createRecord(store);
    const all = ['bat', 'ev', 'hvac'].map((deviceId) => record.commit(() => [offline(deviceId)]));
    (await store.next()).contradict(offline('car'));
    for (let answer = 0; answer < 2; answer++) (await store.next()).keep();
    (await store.next()).contradict();
    (await store.next()).keep();
    await Promise.all(all);
    expect(heard).toEqual(['car', 'bat', 'ev', 'hvac']);
  });

  it('decides again at once where the store answers at once', () => {
    const answers: AppendOutcome[] = [
      { isKept: false, newer: [offline('ev')] },
      { isKept: false, newer: [] },
      { isKept: true },
    ];
    const append = () => answers.shift() ?? expect.fail('It asked too often.');
    const { record, heard } = createRecord(storeOf(append));
    expect(record.commit(() => [offline('bat')])).toEqual([offline('bat')]);
    expect([heard, record.position]).toEqual([['ev', 'bat'], 3]);
  });
});
