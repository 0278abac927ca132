import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ACTION_STATES,
  type Action,
  type ActionReference,
  type ActionState,
  isSettled,
} from '../../../../src/domain/actions/action.ts';
import { ActionStore } from '../../../../src/world/actions/action-store.ts';
import { createAction } from '../../domain/actions/actions.ts';

const ALL = { offset: 0, limit: 1_000 };

function createStore(...actions: readonly Partial<Action>[]): ActionStore {
  const store = new ActionStore();
  for (const action of actions) store.put(createAction({ deviceId: 'bat', ...action }));
  return store;
}

function numbered(count: number, action: (index: number) => Partial<Action> = () => ({})): Partial<Action>[] {
  return Array.from({ length: count }, (_, i) => ({ id: `act_${i}`, ...action(i) }));
}

function battery(actionId: string): ActionReference {
  return { family: 'battery', actionId };
}

function idsOf(actions: readonly Action[]): string[] {
  return actions.map(({ id }) => id);
}

describe('The actions of an account', () => {
  it('are found by family and id, as they are now', () => {
    const store = createStore({ id: 'a' }, { id: 'a', state: 'completed' });
    expect(store.get(battery('a'))?.state).toBe('completed');
    expect(store.get({ family: 'hvac', actionId: 'a' })).toBeUndefined();
    expect(store.all()).toHaveLength(1);
  });

  it('are found by their id alone where only one family has it', () => {
    const store = createStore({ id: 'a' }, { id: 'b' }, { id: 'b', family: 'hvac', deviceId: 'hvac' });
    expect(store.getUnique('a')?.family).toBe('battery');
    expect(store.getUnique('b')).toBeUndefined();
    expect(store.getUnique('c')).toBeUndefined();
    store.drop(battery('b'));
    expect(store.getUnique('b')?.family).toBe('hvac');
    store.drop({ family: 'hvac', actionId: 'b' });
    expect(store.getUnique('b')).toBeUndefined();
  });

  it('stay in the order in which they were made, whatever becomes of them', () => {
    const store = createStore(...numbered(3));
    store.put(createAction({ id: 'act_0', deviceId: 'bat', state: 'cancelled' }));
    expect(idsOf(store.all())).toEqual(['act_0', 'act_1', 'act_2']);
  });

  it('are no more after a clearing', () => {
    const store = createStore(...numbered(3, () => ({ state: 'failed' })));
    store.clear();
    expect([store.all(), store.settledCount, store.getUnique('act_1'), store.pageOf('bat', ALL)]).toEqual([
      [],
      0,
      undefined,
      { actions: [], total: 0 },
    ]);
  });
});

describe('A page of a device’s actions', () => {
  it('is newest first, with how many there are in all', () => {
    const store = createStore(...numbered(5), { id: 'other', deviceId: 'bat_2' });
    const { actions, total } = store.pageOf('bat', { offset: 1, limit: 2 });
    expect([idsOf(actions), total]).toEqual([['act_3', 'act_2'], 5]);
    expect(store.pageOf('bat', { offset: 5, limit: 2 })).toEqual({ actions: [], total: 5 });
    expect(idsOf(store.pageOf('bat', { offset: 4, limit: 9 }).actions)).toEqual(['act_0']);
    expect(store.pageOf('bat', { offset: 0, limit: 0 })).toEqual({ actions: [], total: 5 });
  });

  it('is empty for a device that was never sent one', () => {
    expect(createStore().pageOf('bat', ALL)).toEqual({ actions: [], total: 0 });
  });

  it('of one state has and counts those alone that are in it now', () => {
    const store = createStore(...numbered(6, (i) => ({ state: i % 2 === 0 ? 'waiting' : 'completed' })));
    store.put(createAction({ id: 'act_4', deviceId: 'bat', state: 'completed' }));
    const { actions, total } = store.pageOf('bat', { state: 'completed', offset: 1, limit: 2 });
    expect([idsOf(actions), total]).toEqual([['act_4', 'act_3'], 4]);
    expect(store.pageOf('bat', { ...ALL, state: 'waiting' }).total).toBe(2);
    expect(store.pageOf('bat', { ...ALL, state: 'failed' })).toEqual({ actions: [], total: 0 });
  });

  it('skips those that were dropped, and does not count them', () => {
    const store = createStore(...numbered(6, () => ({ state: 'completed' })));
    for (const id of ['act_0', 'act_3', 'act_5']) store.drop(battery(id));
    expect(idsOf(store.pageOf('bat', ALL).actions)).toEqual(['act_4', 'act_2', 'act_1']);
    expect(store.pageOf('bat', { ...ALL, state: 'completed' }).total).toBe(3);
    for (const id of ['act_4', 'act_2', 'act_1']) store.drop(battery(id));
    expect(store.pageOf('bat', ALL)).toEqual({ actions: [], total: 0 });
  });

  it('counts an action once that was dropped and made again', () => {
    const store = createStore({ id: 'a', state: 'completed' });
    store.drop(battery('a'));
    store.drop(battery('a'));
    store.put(createAction({ id: 'a', deviceId: 'bat' }));
    expect(store.pageOf('bat', ALL).total).toBe(1);
    expect(store.pageOf('bat', { ...ALL, state: 'waiting' }).total).toBe(1);
  });
});

describe('Settled actions', () => {
  it('are told in the order in which they came to an end', () => {
    const store = createStore(...numbered(4));
    for (const [at, id] of ['act_2', 'act_0', 'act_3'].entries())
      store.put(createAction({ id, deviceId: 'bat', state: 'completed', updatedAt: at }));
    expect(idsOf([...store.settled()])).toEqual(['act_2', 'act_0', 'act_3']);
    store.drop(battery('act_0'));
    expect(idsOf([...store.settled()])).toEqual(['act_2', 'act_3']);
    expect(store.settledCount).toBe(2);
  });

  it('are told in that order also where one in the midst of them is dropped, or the last', () => {
    const store = createStore(...numbered(5, () => ({ state: 'completed' })));
    for (const id of ['act_2', 'act_4']) store.drop(battery(id));
    store.put(createAction({ id: 'act_5', deviceId: 'bat', state: 'failed' }));
    expect(idsOf([...store.settled()])).toEqual(['act_0', 'act_1', 'act_3', 'act_5']);
    expect(idsOf(store.pageOf('bat', ALL).actions)).toEqual(['act_5', 'act_3', 'act_1', 'act_0']);
  });

  it('give way in the order of their ends once they are loaded', () => {
    const store = new ActionStore();
    const ends = numbered(3, (index) => ({ deviceId: 'bat', state: 'completed', updatedAt: 9 - index }));
    store.load(ends.map(createAction), []);
    expect(idsOf([...store.settled()])).toEqual(['act_2', 'act_1', 'act_0']);
    store.drop(battery('act_1'));
    expect(idsOf([...store.settled()])).toEqual(['act_2', 'act_0']);
  });

  it('include those whose script leaves them acknowledged for good', () => {
    const script = { outcome: 'never' } as const;
    const store = createStore({ id: 'a', script });
    expect(store.settledCount).toBe(0);
    store.put(createAction({ id: 'a', deviceId: 'bat', script, state: 'acknowledged' }));
    expect(store.settledCount).toBe(1);
  });
});

const STEPS = fc.array(
  fc.record({
    id: fc.constantFrom(...'abcdefghijkl'),
    state: fc.option(fc.constantFrom(...ACTION_STATES), { nil: undefined }),
    deviceId: fc.constantFrom('bat', 'bat_2'),
  }),
  { maxLength: 200 },
);
const PAGES = fc.record({ offset: fc.nat(6), limit: fc.nat(6) });

describe('Whatever becomes of actions,', () => {
  it('the store has what a plain list of them would have', () => {
    fc.assert(
      fc.property(STEPS, PAGES, (steps, page) => {
        const store = new ActionStore();
        const model = new Map<string, Action>();
        for (const { id, state, deviceId } of steps) {
          if (state === undefined) {
            store.drop(battery(id));
            model.delete(id);
          } else {
            const action = createAction({ id, state, deviceId });
            store.put(action);
            // One of another device is another action.
            if (model.get(id)?.deviceId !== deviceId) model.delete(id);
            model.set(id, action);
          }
        }
        expect(store.all()).toEqual([...model.values()]);
        expect(new Set(store.settled())).toEqual(new Set([...model.values()].filter(isSettled)));
        expect(store.settledCount).toBe([...model.values()].filter(isSettled).length);
        for (const device of ['bat', 'bat_2']) {
          for (const state of [undefined, ...ACTION_STATES])
            expect(store.pageOf(device, { ...page, state })).toEqual(
              pageOf(model, device, { ...page, state }),
            );
        }
      }),
      { numRuns: 300 },
    );
  });
});

interface Page {
  readonly state: ActionState | undefined;
  readonly offset: number;
  readonly limit: number;
}

function pageOf(model: ReadonlyMap<string, Action>, deviceId: string, { state, offset, limit }: Page) {
  const all = [...model.values()].filter(
    (action) => action.deviceId === deviceId && (state === undefined || action.state === state),
  );
  return { actions: all.toReversed().slice(offset, offset + limit), total: all.length };
}
