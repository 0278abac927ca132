import type { Action, ActionReference, ActionState } from '../../domain/actions/action.ts';
import type { DueAction } from '../../domain/record/checkpoint.ts';
import type { Instant } from '../../domain/time/instant.ts';

/** Which actions of a device are wanted, newest first. */
export interface ActionPageQuery {
  readonly state?: ActionState | undefined;
  readonly offset: number;
  readonly limit: number;
}

export interface ActionPage {
  readonly actions: Action[];
  /** Of all pages together. */
  readonly total: number;
}

/** The actions of one account. */
export interface ActionList {
  get(reference: ActionReference): Action | undefined;
  /** The action by this id; undefined where there is none, or where several families have one. */
  getUnique(id: string): Action | undefined;
  /** How many actions nothing will change any more. */
  readonly settledCount: number;
  /** The actions that nothing will change any more, those that ended first before the others. */
  settled(): Iterable<Action>;
  /** When the next transition of any action is due. */
  readonly nextDueAt: Instant | undefined;
  /** The actions whose transition is due next, all at one instant, in the order in which they run. */
  dueNext(): Action[];
  /** Puts an action in the place of its former record; it waits for `dueAt` from now on, and for nothing else. */
  put(action: Action, dueAt?: Instant): void;
  drop(reference: ActionReference): void;
  /** A page of a device's actions, newest first. */
  pageOf(deviceId: string, query: ActionPageQuery): ActionPage;
  /** Every action, in the order in which they were made. */
  all(): readonly Action[];
  /** Every action that waits for an instant, in the order in which they run. */
  timeline(): DueAction[];
}
