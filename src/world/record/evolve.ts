import type { Action } from '../../domain/actions/action.ts';
import type { TransitionFact } from '../../domain/actions/action-facts.ts';
import { transition } from '../../domain/actions/transition.ts';
import type { DeviceChanged, Fact } from '../../domain/record/fact.ts';
import type { AccountState } from '../account-state.ts';
import { baselineRecords, Rulebook } from '../rules/rulebook.ts';

/**
 * Applies one fact: the only writer of an account's state. Total: it decides nothing, asks for no setting and no time,
 * and leaves alone what is not there any more, so that a replay comes to the same state. What it derives, the summary of a
 * device's older commands, follows the device model of the version that replays.
 */
export function evolve(state: AccountState, fact: Fact): void {
  APPLY[fact.kind](state, fact as never);
  if (fact.at > state.latestAt) state.latestAt = fact.at;
}

type Apply = {
  readonly [K in Fact['kind']]: (state: AccountState, fact: Extract<Fact, { kind: K }>) => void;
};

const APPLY: Apply = {
  'account.opened': (state, fact) => state.open(fact),
  'account.restored': (state, { checkpoint }) => state.load(checkpoint),
  'clock.changed': (state, { mode, factor, at }) => state.clock.restore({ mode, factor, at }),

  'action.created': (state, { action, dueAt }) => {
    state.actions.put(action, dueAt);
    const entry = state.devices.edit(action.deviceId);
    if (entry !== undefined) entry.actionCount++;
  },
  'action.acknowledged': changeAction,
  'action.postponed': changeAction,
  'action.completed': (state, fact) => {
    const action = changeAction(state, fact);
    if (action === undefined) return;
    // "A completed action pulls afresh": the next read shows what it did.
    state.devices.command(action.deviceId, state.baseline.seed, { at: fact.at, command: action.command });
  },
  'action.failed': changeAction,
  'action.cancelled': changeAction,
  'action.dropped': (state, fact) => state.actions.drop(fact),

  'device.added': (state, { device, at }) => {
    state.devices.add(device, at);
    state.added.devices++;
  },
  'device.replaced': (state, { device, at }) => state.devices.replace(device.id, device, at),
  'device.disconnected': (state, { deviceId, at }) => {
    const entry = state.devices.edit(deviceId);
    if (entry !== undefined) entry.offlineSince ??= at;
  },
  'device.connected': (state, { deviceId, at }) => {
    const entry = state.devices.edit(deviceId);
    if (entry?.offlineSince === undefined) return;
    delete entry.offlineSince;
    entry.freshAt = at;
  },
  'device.released': releaseDevice,
  'device.removed': (state, { deviceId }) => state.devices.remove(deviceId),

  'key.put': (state, { key }) => {
    state.keys.set(key.key, key);
    state.added.keys++;
  },
  'key.deleted': (state, { key }) => {
    state.keys.delete(key);
    state.quotas.delete(key);
  },
  'quota.changed': (state, { key, record }) => {
    if (record === undefined) state.quotas.delete(key);
    else state.quotas.set(key, record);
  },

  'rules.added': (state, { rules, at }) => state.rulebook.add(rules, at),
  'rule.removed': (state, { rule }) => state.rulebook.remove(rule),
  'rules.replaced': (state, { rules }) => state.rulebook.replace(rules),
  'rules.counted': (state, { scenario, counts }) => {
    const book = scenario === undefined ? state.rulebook : state.scenarios.get(scenario);
    book?.count(counts);
  },
  'scenario.opened': (state, { scenario, rules }) => {
    // The moments in its rules are counted from the account's start, as those of the rules it began with.
    const records = baselineRecords(rules, state.startedAt);
    state.scenarios.set(scenario, new Rulebook(state.baseline.seed, records));
  },
};

/** Answers the action as it stands after the fact; undefined where it is not there any more. */
function changeAction(state: AccountState, fact: TransitionFact): Action | undefined {
  const before = state.actions.get(fact);
  if (before === undefined) return undefined;
  const action = transition(before, fact);
  state.actions.put(action, 'dueAt' in fact ? fact.dueAt : undefined);
  return action;
}

function releaseDevice(state: AccountState, { deviceId, at }: DeviceChanged): void {
  state.devices.command(deviceId, state.baseline.seed, { at, command: { kind: 'release' } });
}
