import { describe, expect, it } from 'vitest';
import type { BaselineAction } from '../../../../src/domain/record/baseline.ts';
import type { Fact } from '../../../../src/domain/record/fact.ts';
import { FROZEN_PACE, REAL_PACE } from '../../../../src/domain/time/clock-pace.ts';
import { decideOpening } from '../../../../src/world/decide/decide-opening.ts';
import { stateOf } from '../../../support/fact-arbitrary.ts';
import { BASELINE, SETTINGS, START } from '../../../support/world.ts';
import { createRule } from '../../domain/rules/facts.ts';

const CLOCK_START = { ...FROZEN_PACE, at: START };
const CHARGE = {
  family: 'battery',
  deviceId: 'bat',
  command: { kind: 'battery.mode', mode: 'charge' },
} as const;

function open(actions: readonly BaselineAction[], settings = SETTINGS): Fact[] {
  return decideOpening({ baseline: { ...BASELINE, actions }, clockStart: CLOCK_START }, settings);
}

function brief(facts: readonly Fact[]): unknown[] {
  return facts.map((fact) => [
    fact.kind,
    fact.at - START,
    'action' in fact ? fact.action.id : 'actionId' in fact && fact.actionId,
  ]);
}

describe('The opening of an account', () => {
  it('says what it begins with: baseline, clock and rules', () => {
    const rules = [createRule()];
    const facts = decideOpening({ baseline: BASELINE, clockStart: CLOCK_START }, { ...SETTINGS, rules });
    expect(facts).toEqual([
      {
        kind: 'account.opened',
        at: START,
        baseline: BASELINE,
        clockStart: CLOCK_START,
        clock: CLOCK_START,
        rules,
      },
    ]);
  });

  it('says when it was, where its clock starts at the time of the machine', () => {
    const before = Date.now();
    const [opened] = decideOpening({ baseline: BASELINE, clockStart: REAL_PACE }, SETTINGS);
    expect(opened?.at).toBeGreaterThanOrEqual(before);
    expect(opened).toMatchObject({ clock: { ...REAL_PACE, at: opened?.at }, clockStart: REAL_PACE });
  });

  it('plays what its world names in the order of time: what ran before it, and what waits', () => {
    const facts = open([
      { ...CHARGE, id: 'later', inMs: 10_000 },
      { ...CHARGE, id: 'past', agoMs: 3_600_000 },
      { ...CHARGE, id: 'recent', agoMs: 2_000 },
    ]);
    expect(brief(facts).slice(1)).toEqual([
      ['action.created', -3_600_000, 'past'],
      ['action.acknowledged', -3_600_000, 'past'],
      ['action.completed', -3_595_000, 'past'],
      ['action.created', -2_000, 'recent'],
      ['action.acknowledged', -2_000, 'recent'],
      ['action.created', 0, 'later'],
    ]);
    const state = stateOf(facts);
    expect(state.actions.timeline().map(({ actionId, at }) => [actionId, at - START])).toEqual([
      ['recent', 3_000],
      ['later', 10_000],
    ]);
    expect(state.latestAt).toBe(START);
  });

  it('lets what ran together run together: each ends when it must, though another begins meanwhile', () => {
    const facts = open([
      { ...CHARGE, id: 'a', agoMs: 10_000 },
      { ...CHARGE, id: 'b', agoMs: 7_000 },
    ]);
    expect(brief(facts).slice(1)).toEqual([
      ['action.created', -10_000, 'a'],
      ['action.acknowledged', -10_000, 'a'],
      ['action.created', -7_000, 'b'],
      ['action.acknowledged', -7_000, 'b'],
      ['action.completed', -5_000, 'a'],
      ['action.completed', -2_000, 'b'],
    ]);
  });

  it('leaves out actions of devices that it does not have', () => {
    expect(open([{ ...CHARGE, id: 'a', deviceId: 'nope', agoMs: 5 }])).toHaveLength(1);
  });

  it('counts what its world named: the next id is another', () => {
    const [plain, busy] = [stateOf(open([])), stateOf(open([{ ...CHARGE, id: 'a', agoMs: 5 }]))];
    expect([plain, busy].map(({ devices }) => devices.get('bat')?.actionCount)).toEqual([0, 1]);
  });
});
