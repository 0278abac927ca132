import type { DeviceCommand } from './device-command.ts';
import type { Family } from './entities.ts';
import type { Instant } from './instant.ts';

/** `waiting` is what editions call `deferred` or `scheduled`; the last three are terminal. */
export const ACTION_STATES = ['waiting', 'acknowledged', 'completed', 'failed', 'cancelled'] as const;
export type ActionState = (typeof ACTION_STATES)[number];

/** How the caller wants this one action to end, whatever the device would do. */
export interface ScriptedOutcome {
  /** `never` leaves the action acknowledged for good. */
  readonly outcome?: 'completed' | 'failed' | 'never';
  readonly errorCode?: string;
  readonly errorMessage?: string;
  readonly completeAfterSeconds?: number;
}

export interface ActionFailure {
  readonly code: string;
  readonly message: string;
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

export const DEVICE_OFFLINE: ActionFailure = {
  code: 'DEVICE_OFFLINE',
  message: 'Device is currently offline',
};

/** Where the caller scripted a failure but did not name it. */
const SCRIPTED_FAILURE: ActionFailure = { code: 'COMMAND_FAILED', message: 'Command failed' };

export function isTerminal(state: ActionState): boolean {
  return state === 'completed' || state === 'failed' || state === 'cancelled';
}

// New properties come first: for a copy by `...` that gets more after it V8 makes a hidden class of its own each time.

export function acknowledgeAction(action: Action, at: Instant): Action {
  return { acknowledgedAt: at, ...action, state: 'acknowledged', updatedAt: at };
}

export function completeAction(action: Action, at: Instant): Action {
  return { completedAt: at, ...action, state: 'completed', updatedAt: at };
}

export function failAction(action: Action, failure: ActionFailure, at: Instant): Action {
  return { failure, completedAt: at, ...action, state: 'failed', updatedAt: at };
}

export function cancelAction(action: Action, at: Instant): Action {
  return { ...action, state: 'cancelled', updatedAt: at };
}

export function scriptedFailure(script: ScriptedOutcome): ActionFailure {
  return {
    code: script.errorCode ?? SCRIPTED_FAILURE.code,
    message: script.errorMessage ?? SCRIPTED_FAILURE.message,
  };
}
