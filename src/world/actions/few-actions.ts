import { type Action, type ActionReference, isSettled, referenceOf } from '../../domain/actions/action.ts';
import type { DueAction } from '../../domain/record/checkpoint.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { ActionList, ActionPage, ActionPageQuery } from './action-list.ts';

interface Slot {
  action: Action;
  /** When its next transition is due; undefined where it waits for none. */
  dueAt: Instant | undefined;
  /** Tells which of two that are due at one instant runs first. */
  scheduled: number;
}

/** A handful of actions, in the order in which they were made: looking through them takes less than any index. */
export class FewActions implements ActionList {
  #slots: readonly Slot[] = [];
  #scheduledCount = 0;

  get size(): number {
    return this.#slots.length;
  }

  get(reference: ActionReference): Action | undefined {
    return this.#find(reference)?.action;
  }

  getUnique(id: string): Action | undefined {
    const found = this.#slots.filter(({ action }) => action.id === id);
    return found.length === 1 ? found[0]?.action : undefined;
  }

  get settledCount(): number {
    let count = 0;
    for (const { action } of this.#slots) if (isSettled(action)) count++;
    return count;
  }

  settled(): Action[] {
    // Of those that ended together the one that was made first stays first: sorting is stable.
    return this.all()
      .filter(isSettled)
      .sort((a, b) => a.updatedAt - b.updatedAt);
  }

  get nextDueAt(): Instant | undefined {
    let next: Instant | undefined;
    for (const { dueAt } of this.#slots)
      if (dueAt !== undefined && (next === undefined || dueAt < next)) next = dueAt;
    return next;
  }

  dueNext(): Action[] {
    const next = this.nextDueAt;
    if (next === undefined) return [];
    return this.#waiting()
      .filter(({ dueAt }) => dueAt === next)
      .map(({ action }) => action);
  }

  put(action: Action, dueAt?: Instant): void {
    const scheduled = this.#scheduledCount++;
    const slot = this.#find(referenceOf(action));
    if (slot?.action.deviceId === action.deviceId) {
      slot.action = action;
      slot.dueAt = dueAt;
      slot.scheduled = scheduled;
      return;
    }
    // Joined, a list is no longer than it must be.
    this.#slots = this.#slots.filter((other) => other !== slot).concat({ action, dueAt, scheduled });
  }

  drop(reference: ActionReference): void {
    const slot = this.#find(reference);
    if (slot !== undefined) this.#slots = this.#slots.filter((other) => other !== slot);
  }

  pageOf(deviceId: string, { state, offset, limit }: ActionPageQuery): ActionPage {
    const found = this.all().filter(
      (action) => action.deviceId === deviceId && (state === undefined || action.state === state),
    );
    return { actions: found.toReversed().slice(offset, offset + limit), total: found.length };
  }

  all(): readonly Action[] {
    return this.#slots.map(({ action }) => action);
  }

  timeline(): DueAction[] {
    return this.#waiting().map(({ action, dueAt }) => ({ at: dueAt as Instant, ...referenceOf(action) }));
  }

  #find({ family, actionId }: ActionReference): Slot | undefined {
    for (const slot of this.#slots)
      if (slot.action.id === actionId && slot.action.family === family) return slot;
    return undefined;
  }

  /** Those that wait for an instant, in the order in which they run. */
  #waiting(): Slot[] {
    return this.#slots
      .filter(({ dueAt }) => dueAt !== undefined)
      .sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0) || a.scheduled - b.scheduled);
  }
}
