import { capabilityProblem } from '../devices/index.ts';
import type { Device } from '../entities.ts';
import { ApiProblem } from '../failures/problem.ts';
import { type Instant, SECOND_MS } from '../time/instant.ts';
import type { Action, ActionRequest } from './action.ts';
import type { ActionCancelled, ActionCreated, TransitionFact } from './action-facts.ts';
import { type ActionFailure, failureOfScript } from './action-failure.ts';
import { transition } from './transition.ts';

/** How long an action takes. */
export interface ActionTiming {
  /** Every action ends at the instant it begins. */
  readonly immediate: boolean;
  readonly completeAfterSeconds: number;
  readonly offlineAfterSeconds: number;
}

/** The device of an action as it is when the action is looked at; undefined where it is gone. */
export type ActionTarget = { readonly device: Device; readonly isOffline: boolean } | undefined;

/** What comes of a push at `at`: the action, and what becomes of it at that same instant. */
export function decidePush(
  { family, deviceId, command, deferUntil, script }: ActionRequest,
  id: string,
  at: Instant,
): ActionCreated {
  const action: Action = {
    id,
    family,
    deviceId,
    command,
    state: 'waiting',
    createdAt: at,
    updatedAt: at,
    ...(deferUntil !== undefined && { deferredUntil: deferUntil }),
    ...(script !== undefined && { script }),
  };
  return { kind: 'action.created', at, action, dueAt: deferUntil ?? at };
}

/** @throws ApiProblem where the action does not wait any more. */
export function decideCancel({ family, id, state }: Action, at: Instant): ActionCancelled {
  if (state !== 'waiting') throw new ApiProblem('action-not-cancellable', { actionState: state });
  return { kind: 'action.cancelled', at, family, actionId: id };
}

/** Everything that becomes of an action from `dueAt` up to and including `until`, in order of time. */
export function decideCourse(
  action: Action,
  target: ActionTarget,
  timing: ActionTiming,
  { dueAt, until }: { readonly dueAt: Instant; readonly until: Instant },
): TransitionFact[] {
  const facts: TransitionFact[] = [];
  let current = action;
  let next: Instant | undefined = dueAt;
  while (next !== undefined && next <= until) {
    const fact: TransitionFact = decideTransition(current, target, timing, next);
    facts.push(fact);
    next = 'dueAt' in fact ? fact.dueAt : undefined;
    // What comes of the last one is nobody's to look at here.
    if (next !== undefined && next <= until) current = transition(current, fact);
  }
  return facts;
}

/** What becomes of an action at the instant at which its next transition is due. */
function decideTransition(
  action: Action,
  target: ActionTarget,
  timing: ActionTiming,
  at: Instant,
): TransitionFact {
  const { family, id: actionId } = action;
  if (action.state === 'waiting') {
    const isEndless = action.script?.outcome === 'never';
    const dueAt = at + durationMsOf(action, timing);
    return { kind: 'action.acknowledged', at, family, actionId, ...(!isEndless && { dueAt }) };
  }
  const failure = failureOf(action, target);
  if (failure === undefined) return { kind: 'action.completed', at, family, actionId };
  const givesUpAt = (action.acknowledgedAt ?? at) + patienceMsOf(timing);
  const isTriedAgain = isUnreachable(action, failure) && at < givesUpAt;
  return isTriedAgain
    ? { kind: 'action.postponed', at, family, actionId, dueAt: givesUpAt }
    : { kind: 'action.failed', at, family, actionId, failure };
}

function failureOf({ script, command }: Action, target: ActionTarget): ActionFailure | undefined {
  if (script?.outcome === 'failed') return failureOfScript(script);
  if (target === undefined) return { kind: 'unknown-device' };
  if (script?.outcome === 'completed') return undefined;
  return target.isOffline ? { kind: 'device-offline' } : capabilityProblem(target.device, command);
}

/** A scripted failure comes when the script says, whatever its cause. */
function isUnreachable({ script }: Action, { kind }: ActionFailure): boolean {
  return kind === 'device-offline' && script?.outcome !== 'failed';
}

function durationMsOf({ script }: Action, { immediate, completeAfterSeconds }: ActionTiming): number {
  return immediate ? 0 : (script?.completeAfterSeconds ?? completeAfterSeconds) * SECOND_MS;
}

function patienceMsOf({ immediate, offlineAfterSeconds }: ActionTiming): number {
  return immediate ? 0 : offlineAfterSeconds * SECOND_MS;
}
