import type { Action, ActionReference } from '../../domain/actions/action.ts';
import type { ActionFact, TransitionFact } from '../../domain/actions/action-facts.ts';
import {
  type ActionTarget,
  decideCancel,
  decideCourse,
  decidePush,
} from '../../domain/actions/decide-action.ts';
import type { Family } from '../../domain/entities.ts';
import { ApiProblem } from '../../domain/failures/problem.ts';
import { drawText } from '../../domain/random.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { AccountState } from '../account-state.ts';
import type { DeviceEntry } from '../devices/device-store.ts';
import type { AccountSettings } from '../settings.ts';
import type { CancelAction, PushAction } from '../world-command.ts';

/** @throws ApiProblem for an unknown device. */
export function decidePushCommand(
  state: AccountState,
  push: PushAction,
  at: Instant,
  settings: AccountSettings,
): ActionFact[] {
  const { family, deviceId, command, deferUntil, script } = push;
  const entry = requireEntryOf(state, family, deviceId);
  const request = {
    family,
    deviceId,
    command,
    ...(deferUntil !== undefined && { deferUntil }),
    ...(script !== undefined && { script }),
  };
  const created = decidePush(request, nextId(state, entry), at);
  const course = { dueAt: created.dueAt, until: at };
  const facts = [created, ...decideCourse(created.action, targetOf(entry), settings.actions, course)];
  return withDrops(state, facts, at, settings);
}

/** @throws ApiProblem for an unknown action, or one that does not wait any more. */
export function decideCancelCommand(
  state: AccountState,
  cancel: CancelAction,
  at: Instant,
  settings: AccountSettings,
): ActionFact[] {
  const action = state.actions.get(cancel);
  if (action === undefined) throw new ApiProblem('unknown-action');
  return withDrops(state, [decideCancel(action, at)], at, settings);
}

/** What becomes of everything that is due next, at that instant. Nothing where nothing is due by `until`. */
export function decideDue(state: AccountState, until: Instant, settings: AccountSettings): ActionFact[] {
  const { nextDueAt } = state.actions;
  if (nextDueAt === undefined || nextDueAt > until) return [];
  const facts: ActionFact[] = [];
  for (const action of state.actions.dueNext()) facts.push(...courseOf(state, action, nextDueAt, settings));
  return withDrops(state, facts, nextDueAt, settings);
}

function courseOf(state: AccountState, action: Action, at: Instant, settings: AccountSettings): ActionFact[] {
  const entry = state.devices.get(action.deviceId);
  return decideCourse(action, entry && targetOf(entry), settings.actions, { dueAt: at, until: at });
}

/** The id that the device's next action gets: drawn from the device and how many it had, never from a sequence. */
function nextId(state: AccountState, { device: { id: deviceId, family }, actionCount }: DeviceEntry): string {
  const { seed, id: account } = state.baseline;
  for (let ordinal = actionCount; ; ordinal++) {
    const id = `act_${drawText(12, seed, 'action', account, deviceId, ordinal)}`;
    if (state.actions.get({ family, actionId: id }) === undefined) return id;
  }
}

/** @throws ApiProblem where the account has no such device of this family. */
function requireEntryOf(state: AccountState, family: Family, deviceId: string): DeviceEntry {
  const entry = state.devices.get(deviceId);
  if (entry?.device.family !== family) throw new ApiProblem('unknown-device');
  return entry;
}

function targetOf({ device, offlineSince }: DeviceEntry): ActionTarget {
  return { device, isOffline: offlineSince !== undefined };
}

/** Adds that the oldest settled actions are dropped where the account would keep too many of them. */
function withDrops(
  state: AccountState,
  facts: ActionFact[],
  at: Instant,
  { actions: { keepFinished } }: AccountSettings,
): ActionFact[] {
  const settling = facts.filter(isSettling);
  const excess = state.actions.settledCount + settling.length - keepFinished;
  if (excess <= 0) return facts;
  const room = facts.length + excess;
  for (const { family, actionId } of oldestSettled(state, settling)) {
    facts.push({ kind: 'action.dropped', at, family, actionId });
    if (facts.length === room) break;
  }
  return facts;
}

/** Whether nothing will change the action after this fact. */
function isSettling(fact: ActionFact): fact is TransitionFact {
  switch (fact.kind) {
    case 'action.completed':
    case 'action.failed':
    case 'action.cancelled':
      return true;
    case 'action.acknowledged':
      return fact.dueAt === undefined;
    default:
      return false;
  }
}

/** Those that are settled already, and then those that are about to be. */
function* oldestSettled(
  { actions }: AccountState,
  settling: readonly ActionReference[],
): Generator<ActionReference> {
  for (const { family, id } of actions.settled()) yield { family, actionId: id };
  yield* settling;
}
