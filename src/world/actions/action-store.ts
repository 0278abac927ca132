import type { Action, ActionState } from '../../domain/action.ts';
import type { Family } from '../../domain/entities.ts';

/** Action ids are unique within a family: the vendor's samples use one id in several. */
export function actionKey(family: Family, id: string): string {
  return `${family}/${id}`;
}

/** The actions of one account, by key and by device. */
export class ActionStore {
  readonly #byKey = new Map<string, Action>();
  readonly #keysByDevice = new Map<string, string[]>();

  get(key: string): Action | undefined {
    return this.#byKey.get(key);
  }

  put(action: Action): void {
    const key = actionKey(action.family, action.id);
    if (!this.#byKey.has(key)) {
      const keys = this.#keysByDevice.get(action.deviceId);
      if (keys === undefined) this.#keysByDevice.set(action.deviceId, [key]);
      else keys.push(key);
    }
    this.#byKey.set(key, action);
  }

  /** The actions of a device, newest first. */
  ofDevice(deviceId: string, state?: ActionState): Action[] {
    const actions: Action[] = [];
    const keys = this.#keysByDevice.get(deviceId) ?? [];
    for (let i = keys.length - 1; i >= 0; i--) {
      const action = this.#byKey.get(keys[i] ?? '');
      if (action !== undefined && (state === undefined || action.state === state)) actions.push(action);
    }
    return actions;
  }

  all(): readonly Action[] {
    return [...this.#byKey.values()];
  }
}
