import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActionReference } from '../../../../src/domain/actions/action.ts';
import type { DueAction } from '../../../../src/domain/record/checkpoint.ts';
import { ActionStore } from '../../../../src/world/actions/action-store.ts';
import { createAction } from '../../domain/actions/actions.ts';

function about(actionId: string, family: ActionReference['family'] = 'battery'): ActionReference {
  return { family, actionId };
}

function namesOf(entries: readonly ActionReference[]): string[] {
  return entries.map(({ actionId }) => actionId);
}

/** The timeline of an account, as its actions have it. */
class AccountTimeline {
  readonly actions = new ActionStore();

  get nextAt(): number | undefined {
    return this.actions.nextDueAt;
  }

  schedule({ family, actionId: id }: ActionReference, at: number): void {
    this.actions.put(createAction({ family, id, deviceId: family }), at);
  }

  cancel(reference: ActionReference): void {
    const action = this.actions.get(reference);
    if (action !== undefined) this.actions.put(action);
  }

  dueNext(): ActionReference[] {
    return this.actions.dueNext().map(({ family, id }) => ({ family, actionId: id }));
  }

  list(): DueAction[] {
    return this.actions.timeline();
  }

  clear(): void {
    this.actions.clear();
  }
}

function createTimeline(...entries: readonly (readonly [name: string, at: number])[]): AccountTimeline {
  const timeline = new AccountTimeline();
  for (const [name, at] of entries) timeline.schedule(about(name), at);
  return timeline;
}

describe('A timeline', () => {
  it('has nothing due where nothing is on it', () => {
    const timeline = new AccountTimeline();
    expect(timeline.nextAt).toBeUndefined();
    expect(timeline.dueNext()).toEqual([]);
    expect(timeline.list()).toEqual([]);
  });

  it('runs in the order of time, and at one instant in the order of scheduling', () => {
    const timeline = createTimeline(['late', 9], ['b', 5], ['a', 5], ['early', 1], ['c', 5]);
    expect(timeline.nextAt).toBe(1);
    expect(namesOf(timeline.list())).toEqual(['early', 'b', 'a', 'c', 'late']);
    timeline.cancel(about('early'));
    expect(timeline.nextAt).toBe(5);
    expect(namesOf(timeline.dueNext())).toEqual(['b', 'a', 'c']);
  });

  it('keeps what is due until a fact says what became of it', () => {
    const timeline = createTimeline(['a', 5], ['b', 5]);
    const due = timeline.dueNext();
    expect(timeline.dueNext()).toEqual(due);
    expect(timeline.list()).toHaveLength(2);
    timeline.cancel(about('a'));
    expect(namesOf(timeline.dueNext())).toEqual(['b']);
    timeline.schedule(about('b'), 9);
    expect(timeline.nextAt).toBe(9);
  });

  it('has an action once: what is scheduled anew stands in place of what was there, behind others', () => {
    const timeline = createTimeline(['a', 5], ['b', 7], ['a', 7]);
    expect(timeline.list()).toEqual([
      { at: 7, ...about('b') },
      { at: 7, ...about('a') },
    ]);
    expect(timeline.nextAt).toBe(7);
  });

  it('tells actions of one id in several families apart', () => {
    const timeline = createTimeline(['a', 5]);
    timeline.schedule(about('a', 'hvac'), 6);
    timeline.cancel(about('a'));
    expect(timeline.list()).toEqual([{ at: 6, ...about('a', 'hvac') }]);
  });

  it('is not troubled by a cancellation of what is not there', () => {
    const timeline = createTimeline(['a', 5]);
    timeline.cancel(about('b'));
    timeline.cancel(about('a', 'hvac'));
    expect(timeline.nextAt).toBe(5);
  });

  it('forgets an action that is dropped', () => {
    const timeline = createTimeline(['a', 5], ['b', 6]);
    timeline.actions.drop(about('a'));
    expect(timeline.list()).toEqual([{ at: 6, ...about('b') }]);
    timeline.actions.put(createAction({ id: 'b', family: 'battery', deviceId: 'other' }), 9);
    expect(timeline.list()).toEqual([{ at: 9, ...about('b') }]);
  });

  it('forgets everything when it is cleared', () => {
    const timeline = createTimeline(['a', 5], ['b', 6]);
    timeline.clear();
    expect([timeline.nextAt, timeline.list(), timeline.dueNext()]).toEqual([undefined, [], []]);
  });

  it('costs no more for having been changed a hundred thousand times', () => {
    const timeline = createTimeline(['last', 1_000_000]);
    for (let change = 0; change < 100_000; change++) {
      const name = `a${change % 3}`;
      timeline.schedule(about(name), change + 10);
      if (change % 2 === 0) timeline.cancel(about(name));
    }
    expect(timeline.list().length).toBeLessThanOrEqual(4);
    expect(namesOf(timeline.list()).at(-1)).toBe('last');
  });
});

const NAMES = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const STEPS = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ name: NAMES, at: fc.nat(9) }) },
    { weight: 1, arbitrary: fc.record({ name: NAMES }) },
  ),
  { maxLength: 300 },
);

describe('Every timeline', () => {
  it('is what a list that is sorted by instant and turn would be, also long after the queue was made anew', () => {
    fc.assert(
      fc.property(STEPS, (steps) => {
        const timeline = new AccountTimeline();
        const model = new Map<string, { at: number; turn: number }>();
        for (const [turn, step] of steps.entries()) {
          if ('at' in step) {
            timeline.schedule(about(step.name), step.at);
            model.set(step.name, { at: step.at, turn });
          } else {
            timeline.cancel(about(step.name));
            model.delete(step.name);
          }
          const expected = [...model].sort(([, a], [, b]) => a.at - b.at || a.turn - b.turn);
          const nextAt = expected[0]?.[1].at;
          expect(timeline.nextAt).toBe(nextAt);
          expect(namesOf(timeline.list())).toEqual(expected.map(([name]) => name));
          expect(namesOf(timeline.dueNext())).toEqual(
            expected.filter(([, { at }]) => at === nextAt).map(([name]) => name),
          );
        }
      }),
    );
  });

  it('comes back from its list as it was', () => {
    fc.assert(
      fc.property(STEPS, (steps) => {
        const timeline = new AccountTimeline();
        for (const step of steps) {
          if ('at' in step) timeline.schedule(about(step.name), step.at);
          else timeline.cancel(about(step.name));
        }
        const copy = new AccountTimeline();
        copy.actions.load(timeline.actions.all(), timeline.list());
        expect(copy.list()).toEqual(timeline.list());
        expect(namesOf(copy.dueNext())).toEqual(namesOf(timeline.dueNext()));
      }),
    );
  });
});
