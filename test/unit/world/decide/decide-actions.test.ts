import { describe, expect, it } from 'vitest';
import type { ActionFact } from '../../../../src/domain/actions/action-facts.ts';
import type { Fact } from '../../../../src/domain/record/fact.ts';
import type { AccountState } from '../../../../src/world/account-state.ts';
import { decide } from '../../../../src/world/decide/decide.ts';
import { decideDue } from '../../../../src/world/decide/decide-actions.ts';
import { evolve } from '../../../../src/world/record/evolve.ts';
import type { ActionSettings } from '../../../../src/world/settings.ts';
import type { PushAction } from '../../../../src/world/world-command.ts';
import { OPENED, stateOf } from '../../../support/fact-arbitrary.ts';
import { SETTINGS, START } from '../../../support/world.ts';

const PUSH: PushAction = {
  type: 'action.push',
  family: 'battery',
  deviceId: 'bat',
  command: { kind: 'battery.mode', mode: 'idle' },
};

function settingsOf(actions: Partial<ActionSettings>) {
  return { ...SETTINGS, actions: { ...SETTINGS.actions, ...actions } };
}

function apply(state: AccountState, facts: readonly Fact[]): void {
  for (const fact of facts) evolve(state, fact);
}

/** Pushes at an instant, and answers the id of the action. */
function push(
  state: AccountState,
  {
    at = START,
    actions = {},
    ...change
  }: Partial<PushAction> & { at?: number; actions?: Partial<ActionSettings> } = {},
): string {
  const facts = decide(state, { ...PUSH, ...change }, at, settingsOf(actions));
  apply(state, facts);
  const created = facts.find((fact) => fact.kind === 'action.created');
  return created?.action.id ?? '';
}

/** Runs everything that is due by then, and answers what became of it. */
function runDue(state: AccountState, until: number, actions: Partial<ActionSettings> = {}): ActionFact[] {
  const all: ActionFact[] = [];
  for (;;) {
    const facts = decideDue(state, until, settingsOf(actions));
    if (facts.length === 0) return all;
    apply(state, facts);
    all.push(...facts);
  }
}

function brief(facts: readonly ActionFact[]): [kind: string, at: number][] {
  return facts.map(({ kind, at }) => [kind, at - START]);
}

describe('What is due', () => {
  it('is decided one instant at a time, everything of that instant together', () => {
    const state = stateOf([OPENED]);
    const [first, second] = [push(state), push(state)];
    push(state, { at: START + 1_000 });
    const facts = decideDue(state, START + 60_000, SETTINGS);
    expect(brief(facts)).toEqual([
      ['action.completed', 5_000],
      ['action.completed', 5_000],
    ]);
    expect(facts.map((fact) => 'actionId' in fact && fact.actionId)).toEqual([first, second]);
    apply(state, facts);
    expect(brief(decideDue(state, START + 60_000, SETTINGS))).toEqual([['action.completed', 6_000]]);
  });

  it('is nothing where nothing is due by then, and nothing twice', () => {
    const state = stateOf([OPENED]);
    push(state);
    expect(decideDue(state, START + 4_999, SETTINGS)).toEqual([]);
    expect(runDue(state, START + 5_000)).toHaveLength(1);
    expect(decideDue(state, START + 5_000, SETTINGS)).toEqual([]);
  });

  it('is judged by the device as it is at that instant', () => {
    const state = stateOf([OPENED]);
    push(state);
    apply(state, [{ kind: 'device.disconnected', at: START + 1_000, deviceId: 'bat' }]);
    expect(brief(runDue(state, START + 29_000))).toEqual([['action.postponed', 5_000]]);
    apply(state, [{ kind: 'device.connected', at: START + 29_000, deviceId: 'bat' }]);
    expect(brief(runDue(state, START + 30_000))).toEqual([['action.completed', 30_000]]);
  });

  it('comes when it was said to come, whatever the settings are by then', () => {
    const state = stateOf([OPENED]);
    push(state);
    push(state, { deferUntil: START + 100_000 });
    const slow = { completeAfterSeconds: 60 };
    expect(brief(runDue(state, START + 1_000_000, slow))).toEqual([
      ['action.completed', 5_000],
      // It was not acknowledged under the settings of then.
      ['action.acknowledged', 100_000],
      ['action.completed', 160_000],
    ]);
  });
});

describe('Ids of actions', () => {
  it('are drawn from the account, the device and how many it had, and never come twice', () => {
    const [state, other] = [stateOf([OPENED]), stateOf([OPENED])];
    push(other, { family: 'hvac', deviceId: 'hvac', command: { kind: 'hvac.schedule' } });
    const ids = Array.from({ length: 500 }, () => push(state));
    expect(new Set(ids).size).toBe(500);
    expect(Array.from({ length: 500 }, () => push(other))).toEqual(ids);
  });

  it('go on where those before were dropped', () => {
    const state = stateOf([OPENED]);
    const keep = { immediate: true, keepFinished: 1 };
    const ids = Array.from({ length: 50 }, () => push(state, { actions: keep }));
    expect(new Set(ids).size).toBe(50);
    expect(state.actions.all()).toHaveLength(1);
  });
});

describe('An account that has finished more actions than it keeps', () => {
  it('drops those that ended first, whatever was made first', () => {
    const state = stateOf([OPENED]);
    const slow = push(state, { script: { completeAfterSeconds: 60 } });
    const ids = [1, 2, 3].map((second) => push(state, { at: START + second * 1_000 }));
    runDue(state, START + 60_000, { keepFinished: 3 });
    expect(state.actions.all().map(({ id }) => id)).toEqual([slow, ids[1], ids[2]]);
  });

  it('drops none that may still change', () => {
    const state = stateOf([OPENED]);
    const actions = { keepFinished: 1 };
    const waiting = push(state, { deferUntil: START + 100_000, actions });
    const underWay = push(state, { actions, at: START + 3_000 });
    const ended = [0, 1].map((second) => push(state, { actions, at: START + second }));
    runDue(state, START + 6_000, actions);
    expect(state.actions.all().map(({ id }) => id)).toEqual([waiting, underWay, ended[1]]);
  });

  it('counts those that are cancelled, that failed, and that never end', () => {
    const state = stateOf([OPENED]);
    const actions = { keepFinished: 2 };
    const cancelled = push(state, { deferUntil: START + 100_000, actions });
    apply(
      state,
      decide(state, { type: 'action.cancel', family: 'battery', actionId: cancelled }, START, SETTINGS),
    );
    const failing = push(state, { script: { outcome: 'failed', completeAfterSeconds: 0 }, actions });
    expect(state.actions.settledCount).toBe(2);
    const endless = push(state, { script: { outcome: 'never' }, actions });
    expect(state.actions.all().map(({ id }) => id)).toEqual([failing, endless]);
    runDue(state, START + 1_000_000, actions);
    expect(state.actions.get({ family: 'battery', actionId: endless })?.state).toBe('acknowledged');
  });

  it('drops within one instant as many as it must, were they all to end at it', () => {
    const state = stateOf([OPENED]);
    const ids = Array.from({ length: 20 }, () => push(state));
    const facts = runDue(state, START + 5_000, { keepFinished: 3 });
    expect(facts.filter(({ kind }) => kind === 'action.dropped')).toHaveLength(17);
    expect(state.actions.all().map(({ id }) => id)).toEqual(ids.slice(17));
  });

  it('drops the same ones after a restore', () => {
    const state = stateOf([OPENED]);
    push(state, { script: { completeAfterSeconds: 60 } });
    for (const second of [1, 2, 3, 4]) push(state, { at: START + second * 1_000 });
    runDue(state, START + 90_000);
    const other = stateOf([]);
    other.load(JSON.parse(JSON.stringify(state.checkpoint())));
    const [dropped, droppedLater] = [state, other].map((either) => {
      push(either, { at: START + 100_000, actions: { keepFinished: 2, immediate: true } });
      return either.actions.all().map(({ id }) => id);
    });
    expect(dropped).toHaveLength(2);
    expect(droppedLater).toEqual(dropped);
  });

  it('drops the same ones after a restore, also where several ended at one instant', () => {
    const state = stateOf([OPENED]);
    const ids = [1, 2, 3].map(() => push(state, { deferUntil: START + 100_000 }));
    for (const actionId of ids.toReversed())
      apply(state, decide(state, { type: 'action.cancel', family: 'battery', actionId }, START, SETTINGS));
    const other = stateOf([]);
    other.load(JSON.parse(JSON.stringify(state.checkpoint())));
    const [dropped, droppedLater] = [state, other].map((either) => {
      push(either, { at: START + 1_000, actions: { keepFinished: 2, immediate: true } });
      return either.actions.all().map(({ id }) => id);
    });
    expect(droppedLater).toEqual(dropped);
  });
});
