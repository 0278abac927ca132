import { type Action, type ActionState, isSettled } from '../../domain/actions/action.ts';
import type { Family } from '../../domain/entities.ts';

/** Action ids are unique within a family: the vendor's samples use one id in several. */
export function actionKey(family: Family, id: string): string {
  return `${family}/${id}`;
}

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

/** The actions of one device. */
interface DeviceActions {
  /** Keys of its actions, oldest first; undefined where one was dropped. */
  keys: (string | undefined)[];
  /** Where the oldest one that is left stands. */
  first: number;
  droppedCount: number;
  readonly countByState: Map<ActionState, number>;
}

/** The actions of one account, by key, by id and by device. */
export class ActionStore {
  readonly #byKey = new Map<string, Action>();
  readonly #byDevice = new Map<string, DeviceActions>();
  readonly #keysById = new Map<string, string[]>();
  /** Keys of the actions that nothing will change any more, in the order in which they came to that. */
  readonly #settled = new Set<string>();

  get(key: string): Action | undefined {
    return this.#byKey.get(key);
  }

  /** The action by this id; undefined where there is none, or where several families have one. */
  getUnique(id: string): Action | undefined {
    const keys = this.#keysById.get(id);
    return keys?.length === 1 ? this.#byKey.get(keys[0] ?? '') : undefined;
  }

  /** How many actions nothing will change any more. */
  get settledCount(): number {
    return this.#settled.size;
  }

  /** Keys of the actions that nothing will change any more, those that ended first before the others. */
  settledKeys(): Iterable<string> {
    return this.#settled;
  }

  put(action: Action): void {
    const key = actionKey(action.family, action.id);
    if (this.#byKey.get(key)?.deviceId !== action.deviceId) this.drop(key);
    const before = this.#byKey.get(key);
    const ofDevice = this.#ofDevice(action.deviceId);
    if (before === undefined) {
      ofDevice.keys.push(key);
      this.#keysById.set(action.id, [...(this.#keysById.get(action.id) ?? []), key]);
    } else {
      addTo(ofDevice.countByState, before.state, -1);
    }
    addTo(ofDevice.countByState, action.state, 1);
    this.#byKey.set(key, action);
    if (isSettled(action)) this.#settled.add(key);
    else this.#settled.delete(key);
  }

  drop(key: string): void {
    const action = this.#byKey.get(key);
    if (action === undefined) return;
    this.#byKey.delete(key);
    this.#settled.delete(key);
    const others = this.#keysById.get(action.id)?.filter((other) => other !== key) ?? [];
    if (others.length > 0) this.#keysById.set(action.id, others);
    else this.#keysById.delete(action.id);
    const ofDevice = this.#ofDevice(action.deviceId);
    addTo(ofDevice.countByState, action.state, -1);
    dropKey(ofDevice, key);
  }

  /** A page of a device's actions, newest first; its cost does not depend on how many there are. */
  pageOf(deviceId: string, { state, offset, limit }: ActionPageQuery): ActionPage {
    const ofDevice = this.#byDevice.get(deviceId);
    if (ofDevice === undefined) return { actions: [], total: 0 };
    const { keys, first, droppedCount, countByState } = ofDevice;
    const total = state === undefined ? keys.length - droppedCount : (countByState.get(state) ?? 0);
    const actions: Action[] = [];
    const wanted = Math.max(0, Math.min(limit, total - offset));
    let skipped = 0;
    for (let i = keys.length - 1; i >= first && actions.length < wanted; i--) {
      const action = this.#byKey.get(keys[i] ?? '');
      if (action === undefined || (state !== undefined && action.state !== state)) continue;
      if (skipped < offset) skipped++;
      else actions.push(action);
    }
    return { actions, total };
  }

  /** Every action, in the order in which they were made. */
  all(): readonly Action[] {
    return [...this.#byKey.values()];
  }

  /** Takes over actions in the order in which they were made; those that ended first give way first again. */
  load(actions: readonly Action[]): void {
    for (const action of actions) this.put(action);
    const settled = this.all()
      .filter(isSettled)
      .sort((a, b) => a.updatedAt - b.updatedAt);
    this.#settled.clear();
    for (const { family, id } of settled) this.#settled.add(actionKey(family, id));
  }

  clear(): void {
    this.#byKey.clear();
    this.#byDevice.clear();
    this.#keysById.clear();
    this.#settled.clear();
  }

  #ofDevice(deviceId: string): DeviceActions {
    let found = this.#byDevice.get(deviceId);
    if (found === undefined) {
      found = { keys: [], first: 0, droppedCount: 0, countByState: new Map() };
      this.#byDevice.set(deviceId, found);
    }
    return found;
  }
}

function addTo(counts: Map<ActionState, number>, state: ActionState, change: number): void {
  counts.set(state, (counts.get(state) ?? 0) + change);
}

/** Those that are dropped stand near the front, as a rule; the list is made anew once half of it is gone. */
function dropKey(ofDevice: DeviceActions, key: string): void {
  const { keys } = ofDevice;
  const index = keys.indexOf(key, ofDevice.first);
  if (index < 0) return;
  keys[index] = undefined;
  ofDevice.droppedCount++;
  while (ofDevice.first < keys.length && keys[ofDevice.first] === undefined) ofDevice.first++;
  if (ofDevice.droppedCount * 2 <= keys.length) return;
  ofDevice.keys = keys.filter((other) => other !== undefined);
  ofDevice.first = 0;
  ofDevice.droppedCount = 0;
}
