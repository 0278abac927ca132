import type { Action } from '../../../../src/domain/actions/action.ts';
import type { TransitionFact } from '../../../../src/domain/actions/action-facts.ts';
import type { ActionTiming } from '../../../../src/domain/actions/decide-action.ts';
import { referenceBattery } from '../devices/fleet.ts';

export const NOON = Date.UTC(2025, 0, 1, 12);

export const TIMING: ActionTiming = { immediate: false, completeAfterSeconds: 5, offlineAfterSeconds: 30 };

/** Of the reference battery, accepted at noon. */
export function createAction(action: Partial<Action> = {}): Action {
  return {
    id: 'act_1',
    family: 'battery',
    deviceId: referenceBattery.id,
    command: { kind: 'battery.mode', mode: 'charge' },
    state: 'waiting',
    createdAt: NOON,
    updatedAt: NOON,
    ...action,
  };
}

const ABOUT = { family: 'battery', actionId: 'act_1' } as const;

/** A fact of every kind that changes an action's state, all of one instant. */
export function transitionFacts(at: number): readonly TransitionFact[] {
  return [
    { kind: 'action.acknowledged', at, ...ABOUT, dueAt: at + 5_000 },
    { kind: 'action.postponed', at, ...ABOUT, dueAt: at + 25_000 },
    { kind: 'action.completed', at, ...ABOUT },
    { kind: 'action.failed', at, ...ABOUT, failure: { kind: 'device-offline' } },
    { kind: 'action.cancelled', at, ...ABOUT },
  ];
}
