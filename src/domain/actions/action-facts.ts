import type { Instant } from '../time/instant.ts';
import type { Action, ActionReference } from './action.ts';
import type { ActionFailure } from './action-failure.ts';

/** An action was accepted, with all that was drawn for it. */
export interface ActionCreated {
  readonly kind: 'action.created';
  readonly at: Instant;
  readonly action: Action;
  /** When it is due to be acknowledged. */
  readonly dueAt: Instant;
}

export interface ActionAcknowledged extends ActionReference {
  readonly kind: 'action.acknowledged';
  readonly at: Instant;
  /** When it is due to end; undefined where it never does. */
  readonly dueAt?: Instant;
}

/** The device could not be reached when the action was due to end: the service tries until `dueAt`. */
export interface ActionPostponed extends ActionReference {
  readonly kind: 'action.postponed';
  readonly at: Instant;
  readonly dueAt: Instant;
}

/** The manufacturer accepted the command: it stands from this instant on. */
export interface ActionCompleted extends ActionReference {
  readonly kind: 'action.completed';
  readonly at: Instant;
}

export interface ActionFailed extends ActionReference {
  readonly kind: 'action.failed';
  readonly at: Instant;
  readonly failure: ActionFailure;
}

export interface ActionCancelled extends ActionReference {
  readonly kind: 'action.cancelled';
  readonly at: Instant;
}

/** The record of a settled action was given up, so that the account keeps no more of them than it may. */
export interface ActionDropped extends ActionReference {
  readonly kind: 'action.dropped';
  readonly at: Instant;
}

/** What changes the state of an action that is there. */
export type TransitionFact =
  | ActionAcknowledged
  | ActionPostponed
  | ActionCompleted
  | ActionFailed
  | ActionCancelled;

export type ActionFact = ActionCreated | TransitionFact | ActionDropped;
