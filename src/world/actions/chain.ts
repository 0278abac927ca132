/** The place of an item in a chain. */
export interface Link<T> {
  readonly item: T;
  older: Link<T> | undefined;
  newer: Link<T> | undefined;
}

/**
 * Items in the order in which they came, or in another that who adds them keeps. Whichever leaves, it costs the same, and so does a look at the oldest one: a
 * `Set` would step over the places of all that left before.
 */
export class Chain<T> {
  #oldest: Link<T> | undefined;
  #newest: Link<T> | undefined;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Answers the place of the item, by which it leaves again. It steps back over those that are to come after it. */
  add(item: T, comesAfter?: (other: T) => boolean): Link<T> {
    let older = this.#newest;
    while (older !== undefined && comesAfter?.(older.item)) older = older.older;
    const newer = older === undefined ? this.#oldest : older.newer;
    const link: Link<T> = { item, older, newer };
    if (older === undefined) this.#oldest = link;
    else older.newer = link;
    if (newer === undefined) this.#newest = link;
    else newer.older = link;
    this.#size++;
    return link;
  }

  /** Takes out an item that is in this chain. */
  remove({ older, newer }: Link<T>): void {
    if (older === undefined) this.#oldest = newer;
    else older.newer = newer;
    if (newer === undefined) this.#newest = older;
    else newer.older = older;
    this.#size--;
  }

  *oldestFirst(): Generator<T> {
    for (let link = this.#oldest; link !== undefined; link = link.newer) yield link.item;
  }

  *newestFirst(): Generator<T> {
    for (let link = this.#newest; link !== undefined; link = link.older) yield link.item;
  }

  clear(): void {
    this.#oldest = undefined;
    this.#newest = undefined;
    this.#size = 0;
  }
}
