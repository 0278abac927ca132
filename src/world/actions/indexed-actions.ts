import {
  type Action,
  type ActionReference,
  type ActionState,
  isSettled,
  referenceOf,
} from '../../domain/actions/action.ts';
import type { DueAction } from '../../domain/record/checkpoint.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { Timeline } from '../time/timeline.ts';
import type { ActionList, ActionPage, ActionPageQuery } from './action-list.ts';
import { ByAction } from './by-action.ts';
import { Chain, type Link } from './chain.ts';

/** The place of an action: it stays, while each transition puts a new record into it. */
interface Slot {
  action: Action;
  /** Tells which of two was made first. */
  readonly order: number;
  readonly ofDevice: DeviceActions;
  /** Where it stands among the actions of its device. */
  linkOfDevice: Link<Slot> | undefined;
  /** Where it stands among the settled ones; undefined while it is not settled. */
  linkOfSettled: Link<Slot> | undefined;
  /** When its next transition is due; undefined where it waits for none. */
  dueAt: Instant | undefined;
}

/** The actions of one device. */
interface DeviceActions {
  readonly slots: Chain<Slot>;
  readonly countByState: Record<ActionState, number>;
}

/** Any number of actions, by family and id, by id alone, by device, and by when their next transition is due. */
export class IndexedActions implements ActionList {
  readonly #slots = new ByAction<Slot>();
  readonly #byDevice = new Map<string, DeviceActions>();
  /** The actions that nothing will change any more, by when they came to that, then by when they were made. */
  readonly #settled = new Chain<Slot>();
  readonly #timeline = new Timeline<Slot>();
  #madeCount = 0;

  get(reference: ActionReference): Action | undefined {
    return this.#slots.get(reference)?.action;
  }

  /** The action by this id; undefined where there is none, or where several families have one. */
  getUnique(id: string): Action | undefined {
    const found = this.#slots.ofId(id);
    return found.length === 1 ? found[0]?.action : undefined;
  }

  /** How many actions nothing will change any more. */
  get settledCount(): number {
    return this.#settled.size;
  }

  /** The actions that nothing will change any more, those that ended first before the others. */
  *settled(): Generator<Action> {
    for (const { action } of this.#settled.oldestFirst()) yield action;
  }

  /** When the next transition of any action is due. */
  get nextDueAt(): Instant | undefined {
    return this.#timeline.nextAt;
  }

  /** The actions whose transition is due next, all at one instant, in the order in which they run. */
  dueNext(): Action[] {
    return this.#timeline.dueNext().map(({ action }) => action);
  }

  /** Puts an action in the place of its former record; it waits for `dueAt` from now on, and for nothing else. */
  put(action: Action, dueAt?: Instant): void {
    const reference = referenceOf(action);
    const slot = this.#slots.get(reference);
    if (slot === undefined) {
      this.#put(reference, action, dueAt);
    } else if (slot.action.deviceId !== action.deviceId) {
      this.drop(reference);
      this.#put(reference, action, dueAt);
    } else {
      this.#change(slot, action);
      this.#schedule(slot, dueAt);
    }
  }

  drop(reference: ActionReference): void {
    const slot = this.#slots.get(reference);
    if (slot === undefined) return;
    const { action, ofDevice } = slot;
    this.#slots.delete(reference);
    this.#schedule(slot, undefined);
    if (slot.linkOfSettled !== undefined) this.#settled.remove(slot.linkOfSettled);
    ofDevice.countByState[action.state]--;
    if (slot.linkOfDevice !== undefined) ofDevice.slots.remove(slot.linkOfDevice);
    // Devices come and go.
    if (ofDevice.slots.size === 0) this.#byDevice.delete(action.deviceId);
  }

  /** A page of a device's actions, newest first; its cost does not depend on how many there are. */
  pageOf(deviceId: string, { state, offset, limit }: ActionPageQuery): ActionPage {
    const ofDevice = this.#byDevice.get(deviceId);
    if (ofDevice === undefined) return { actions: [], total: 0 };
    const { slots, countByState } = ofDevice;
    const total = state === undefined ? slots.size : countByState[state];
    const actions: Action[] = [];
    const wanted = Math.max(0, Math.min(limit, total - offset));
    if (wanted === 0) return { actions, total };
    let skipped = 0;
    for (const { action } of slots.newestFirst()) {
      if (state !== undefined && action.state !== state) continue;
      if (skipped++ < offset) continue;
      actions.push(action);
      if (actions.length === wanted) break;
    }
    return { actions, total };
  }

  /** Every action, in the order in which they were made. */
  all(): readonly Action[] {
    const slots = [...this.#slots.values()].sort((a, b) => a.order - b.order);
    return slots.map(({ action }) => action);
  }

  /** Every action that waits for an instant, in the order in which they run. */
  timeline(): DueAction[] {
    return this.#timeline.list().map(({ action: { family, id }, dueAt }) => {
      return { at: dueAt as Instant, family, actionId: id };
    });
  }

  /** Takes over actions in the order in which they were made; those that ended first give way first again. */
  load(actions: readonly Action[], timeline: readonly DueAction[]): void {
    for (const action of actions) this.#add(referenceOf(action), action);
    for (const due of timeline) {
      const slot = this.#slots.get(due);
      if (slot !== undefined) this.#schedule(slot, due.at);
    }
    const settled = [...this.#slots.values()].filter(({ action }) => isSettled(action)).sort(compareEnds);
    for (const slot of settled) slot.linkOfSettled = this.#settled.add(slot);
  }

  #put(reference: ActionReference, action: Action, dueAt: Instant | undefined): void {
    const slot = this.#add(reference, action);
    this.#settle(slot);
    this.#schedule(slot, dueAt);
  }

  #add(reference: ActionReference, action: Action): Slot {
    const ofDevice = this.#ofDevice(action.deviceId);
    const order = this.#madeCount++;
    const links = { linkOfDevice: undefined, linkOfSettled: undefined };
    const slot: Slot = { action, order, ofDevice, ...links, dueAt: undefined };
    this.#slots.set(reference, slot);
    slot.linkOfDevice = ofDevice.slots.add(slot);
    ofDevice.countByState[action.state]++;
    return slot;
  }

  #change(slot: Slot, action: Action): void {
    const { countByState } = slot.ofDevice;
    countByState[slot.action.state]--;
    countByState[action.state]++;
    slot.action = action;
    this.#settle(slot);
  }

  /** Has it stand among the settled ones or not, as its record says. */
  #settle(slot: Slot): void {
    if (slot.linkOfSettled !== undefined) this.#settled.remove(slot.linkOfSettled);
    slot.linkOfSettled = isSettled(slot.action)
      ? this.#settled.add(slot, (other) => compareEnds(other, slot) > 0)
      : undefined;
  }

  #schedule(slot: Slot, dueAt: Instant | undefined): void {
    if (slot.dueAt !== undefined) this.#timeline.remove(slot, slot.dueAt);
    slot.dueAt = dueAt;
    if (dueAt !== undefined) this.#timeline.add(slot, dueAt);
  }

  #ofDevice(deviceId: string): DeviceActions {
    let found = this.#byDevice.get(deviceId);
    if (found === undefined) {
      const countByState = { waiting: 0, acknowledged: 0, completed: 0, failed: 0, cancelled: 0 };
      found = { slots: new Chain(), countByState };
      this.#byDevice.set(deviceId, found);
    }
    return found;
  }
}

function compareEnds(a: Slot, b: Slot): number {
  return a.action.updatedAt - b.action.updatedAt || a.order - b.order;
}
