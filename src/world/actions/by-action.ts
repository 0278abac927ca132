import type { ActionReference } from '../../domain/actions/action.ts';
import type { Family } from '../../domain/entities.ts';

/**
 * A value per action. Ids are unique within a family: the vendor's samples use one id in several. A map per family takes
 * an id as it is, where a key of both would be a new text, hashed anew, at every look.
 */
export class ByAction<V> {
  readonly #families = new Map<Family, Map<string, V>>();

  get({ family, actionId }: ActionReference): V | undefined {
    return this.#families.get(family)?.get(actionId);
  }

  /** Those of this id, of whatever family. */
  ofId(actionId: string): V[] {
    const found: V[] = [];
    for (const values of this.#families.values()) {
      const value = values.get(actionId);
      if (value !== undefined) found.push(value);
    }
    return found;
  }

  set({ family, actionId }: ActionReference, value: V): void {
    const values = this.#families.get(family);
    if (values === undefined) this.#families.set(family, new Map([[actionId, value]]));
    else values.set(actionId, value);
  }

  delete({ family, actionId }: ActionReference): void {
    this.#families.get(family)?.delete(actionId);
  }

  /** One family after the other. */
  values(): V[] {
    const all: V[] = [];
    for (const values of this.#families.values()) for (const value of values.values()) all.push(value);
    return all;
  }

  clear(): void {
    this.#families.clear();
  }
}
