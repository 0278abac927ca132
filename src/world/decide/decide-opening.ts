import { decideCourse, decidePush } from '../../domain/actions/decide-action.ts';
import type { AccountBaseline } from '../../domain/record/baseline.ts';
import type { Fact } from '../../domain/record/fact.ts';
import type { Rule } from '../../domain/rules/rule.ts';
import type { ClockStart } from '../../domain/time/clock-pace.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { AccountState } from '../account-state.ts';
import { evolve } from '../record/evolve.ts';
import type { AccountSettings } from '../settings.ts';
import { Clock } from '../time/clock.ts';
import { decideDue } from './decide-actions.ts';

export interface Opening {
  readonly baseline: AccountBaseline;
  readonly clockStart: ClockStart;
}

/** How an account begins: with its baseline, and with the past and waiting actions that the baseline names. */
export function decideOpening({ baseline, clockStart }: Opening, settings: AccountSettings): Fact[] {
  const clock = new Clock(clockStart).state();
  const opened: Fact = {
    kind: 'account.opened',
    at: clock.at,
    baseline,
    clockStart,
    clock,
    rules: openingRules(baseline, settings),
  };
  return baseline.actions.length === 0
    ? [opened]
    : [opened, ...decideBaselineActions(opened, baseline, clock.at, settings)];
}

/** The rules that an account begins with, in the order in which they are asked. */
export function openingRules(
  { rules: own = [] }: Pick<AccountBaseline, 'rules'>,
  { rules }: Pick<AccountSettings, 'rules'>,
): readonly Rule[] {
  return own.length === 0 ? rules : [...own, ...rules];
}

/** Played on a state of its own, since what is due depends on what came before it. */
function decideBaselineActions(
  opened: Fact,
  baseline: AccountBaseline,
  startedAt: Instant,
  settings: AccountSettings,
): Fact[] {
  const state = new AccountState();
  const decided: Fact[] = [];
  const play = (facts: readonly Fact[]): void => {
    for (const fact of facts) evolve(state, fact);
    decided.push(...facts);
  };
  evolve(state, opened);
  const past = baseline.actions.map((action) => ({ ...action, at: startedAt - (action.agoMs ?? 0) }));
  past.sort((a, b) => a.at - b.at);
  for (const { at, inMs, id, family, deviceId, command } of past) {
    const entry = state.devices.get(deviceId);
    if (entry === undefined) continue;
    runDue(state, at, settings, play);
    const deferral = inMs === undefined ? {} : { deferUntil: startedAt + inMs };
    const created = decidePush({ family, deviceId, command, ...deferral }, id, at);
    const target = { device: entry.device, isOffline: false };
    const course = { dueAt: created.dueAt, until: at };
    play([created, ...decideCourse(created.action, target, settings.actions, course)]);
  }
  runDue(state, startedAt, settings, play);
  return decided;
}

function runDue(
  state: AccountState,
  until: Instant,
  settings: AccountSettings,
  play: (facts: readonly Fact[]) => void,
): void {
  for (
    let facts = decideDue(state, until, settings);
    facts.length > 0;
    facts = decideDue(state, until, settings)
  )
    play(facts);
}
