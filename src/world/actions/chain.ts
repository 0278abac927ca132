/** The place of an item in a chain. */
export interface Link<T> {
  readonly item: T;
  older: Link<T> | undefined;
  newer: Link<T> | undefined;
}

/**
 * Items in the order in which they came. Whichever leaves, it costs the same, and so does a look at the oldest one: a
 * `Set` would step over the places of all that left before.
 */
export class Chain<T> {
  #oldest: Link<T> | undefined;
  #newest: Link<T> | undefined;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Answers the place of the item, by which it leaves again. */
  add(item: T): Link<T> {
    const link: Link<T> = { item, older: this.#newest, newer: undefined };
    if (this.#newest === undefined) this.#oldest = link;
    else this.#newest.newer = link;
    this.#newest = link;
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
