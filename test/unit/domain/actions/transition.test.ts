import { describe, expect, it } from 'vitest';
import { ACTION_STATES, type ActionState } from '../../../../src/domain/actions/action.ts';
import type { TransitionFact } from '../../../../src/domain/actions/action-facts.ts';
import { transition } from '../../../../src/domain/actions/transition.ts';
import { createAction, NOON, transitionFacts } from './actions.ts';

const LATER = NOON + 1_000;

type Kind = TransitionFact['kind'];

function factOf(kind: Kind): TransitionFact {
  const fact = transitionFacts(LATER).find((one) => one.kind === kind);
  if (fact === undefined) throw new Error(`No fact of the kind ${kind} is listed.`);
  return fact;
}

/** What each fact makes of an action, whatever its state was. */
const RESULTS: Readonly<Record<Kind, object>> = {
  'action.acknowledged': { state: 'acknowledged', acknowledgedAt: LATER, updatedAt: LATER },
  'action.postponed': {},
  'action.completed': { state: 'completed', completedAt: LATER, updatedAt: LATER },
  'action.failed': {
    state: 'failed',
    completedAt: LATER,
    updatedAt: LATER,
    failure: { kind: 'device-offline' },
  },
  'action.cancelled': { state: 'cancelled', updatedAt: LATER },
};

const CASES: [ActionState, Kind][] = ACTION_STATES.flatMap((state) =>
  (Object.keys(RESULTS) as Kind[]).map((kind): [ActionState, Kind] => [state, kind]),
);

describe('A transition', () => {
  it.each(CASES)(
    'of an action that is %s by %s changes what the fact says and nothing else',
    (state, kind) => {
      const action = createAction({ state });
      expect(transition(action, factOf(kind))).toEqual({ ...action, ...RESULTS[kind] });
    },
  );

  it('makes a new record and leaves the old one as it is', () => {
    for (const fact of transitionFacts(LATER)) {
      const action = Object.freeze(createAction());
      transition(action, fact);
      expect(action).toEqual(createAction());
    }
  });

  it('keeps the first instant of acknowledgement, of an end and the first failure, should a fact come twice', () => {
    const ended = createAction({
      state: 'failed',
      acknowledgedAt: NOON,
      completedAt: NOON,
      failure: { kind: 'unknown-device' },
    });
    expect(transition(ended, factOf('action.acknowledged')).acknowledgedAt).toBe(NOON);
    expect(transition(ended, factOf('action.completed')).completedAt).toBe(NOON);
    expect(transition(ended, factOf('action.failed'))).toMatchObject({
      completedAt: NOON,
      failure: { kind: 'unknown-device' },
    });
  });

  it('of an action that is tried again later leaves its record alone', () => {
    const action = createAction({ state: 'acknowledged', acknowledgedAt: NOON });
    expect(transition(action, factOf('action.postponed'))).toBe(action);
  });

  it('follows an action from its acceptance to its end', () => {
    const course: TransitionFact[] = [
      { kind: 'action.acknowledged', at: NOON + 1, family: 'battery', actionId: 'act_1', dueAt: NOON + 2 },
      { kind: 'action.postponed', at: NOON + 2, family: 'battery', actionId: 'act_1', dueAt: NOON + 3 },
      { kind: 'action.completed', at: NOON + 3, family: 'battery', actionId: 'act_1' },
    ];
    expect(course.reduce(transition, createAction())).toEqual({
      ...createAction(),
      state: 'completed',
      updatedAt: NOON + 3,
      acknowledgedAt: NOON + 1,
      completedAt: NOON + 3,
    });
  });
});
