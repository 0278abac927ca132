import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ACTION_STATES } from '../../../../src/domain/actions/action.ts';
import type { ActionList } from '../../../../src/world/actions/action-list.ts';
import { ActionStore } from '../../../../src/world/actions/action-store.ts';
import { FewActions } from '../../../../src/world/actions/few-actions.ts';
import { IndexedActions } from '../../../../src/world/actions/indexed-actions.ts';
import { createAction } from '../../domain/actions/actions.ts';

const IDS = 'abcdefghijklmn'.split('');
const FAMILIES = ['battery', 'hvac'] as const;

const STEPS = fc.array(
  fc.record({
    id: fc.constantFrom(...IDS),
    family: fc.constantFrom(...FAMILIES),
    deviceId: fc.constantFrom('one', 'two'),
    /** Undefined drops it. */
    state: fc.option(fc.constantFrom(...ACTION_STATES), { nil: undefined }),
    updatedAt: fc.nat(3),
    dueAt: fc.option(fc.nat(3), { nil: undefined }),
  }),
  { maxLength: 100 },
);

/** Everything that a list tells. */
function read(list: ActionList) {
  return {
    all: list.all(),
    settled: [...list.settled()],
    settledCount: list.settledCount,
    nextDueAt: list.nextDueAt,
    dueNext: list.dueNext(),
    timeline: list.timeline(),
    byId: IDS.map((id) => list.getUnique(id)),
    byFamily: FAMILIES.flatMap((family) => IDS.map((actionId) => list.get({ family, actionId }))),
    pages: ['one', 'two'].flatMap((deviceId) =>
      [undefined, ...ACTION_STATES].map((state) => list.pageOf(deviceId, { state, offset: 1, limit: 3 })),
    ),
  };
}

it('Actions of an account are told alike as a few, as many with indexes, and while they become many', () => {
  fc.assert(
    fc.property(STEPS, (steps) => {
      const lists = [new FewActions(), new IndexedActions(), new ActionStore()];
      for (const { id, family, state, dueAt, ...facts } of steps) {
        for (const list of lists) {
          if (state === undefined) list.drop({ family, actionId: id });
          else list.put(createAction({ id, family, state, ...facts }), dueAt);
        }
      }
      const [few, indexed, store] = lists.map(read);
      expect(few).toEqual(indexed);
      expect(store).toEqual(indexed);
    }),
    { numRuns: 300 },
  );
});

it('Actions of an account that are loaded go on as those that they were taken from', () => {
  fc.assert(
    fc.property(STEPS, (steps) => {
      const store = new ActionStore();
      for (const { id, family, state = 'waiting', dueAt, ...facts } of steps)
        store.put(createAction({ id, family, state, ...facts }), dueAt);
      const loaded = new ActionStore();
      loaded.load(store.all(), store.timeline());
      expect(read(loaded)).toEqual(read(store));
    }),
  );
});
