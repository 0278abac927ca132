import type { DeviceCommand } from '../device-command.ts';
import type { Family } from '../entities.ts';
import type { Instant } from '../time/instant.ts';
import type { ActionFailure } from './action-failure.ts';
import type { ScriptedOutcome } from './scripted-outcome.ts';

/** `waiting` is what editions call `deferred` or `scheduled`; the last three are terminal. */
export const ACTION_STATES = ['waiting', 'acknowledged', 'completed', 'failed', 'cancelled'] as const;
export type ActionState = (typeof ACTION_STATES)[number];

/** What asks for an action: a command for a device, now or at a later instant. */
export interface ActionRequest {
  readonly family: Family;
  readonly deviceId: string;
  readonly command: DeviceCommand;
  readonly deferUntil?: Instant;
  readonly script?: ScriptedOutcome;
}

/** A command on its way to a device. Immutable: a transition makes a new record. */
export interface Action {
  readonly id: string;
  readonly family: Family;
  readonly deviceId: string;
  readonly command: DeviceCommand;
  readonly state: ActionState;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly deferredUntil?: Instant;
  readonly acknowledgedAt?: Instant;
  readonly completedAt?: Instant;
  readonly failure?: ActionFailure;
  readonly script?: ScriptedOutcome;
}

/** Names one action of an account. Ids are unique within a family: the vendor's samples use one id in several. */
export interface ActionReference {
  readonly family: Family;
  readonly actionId: string;
}

export function referenceOf({ family, id }: Action): ActionReference {
  return { family, actionId: id };
}

/** Whether nothing will change the action any more: it has ended, or is scripted to stay acknowledged. */
export function isSettled({ state, script }: Action): boolean {
  return state === 'acknowledged' ? script?.outcome === 'never' : state !== 'waiting';
}
