/**
 * Items in the order in which they came. Those that leave stand near the front, as a rule, and a look at the first ones
 * costs the same however many have left: a `Set` would step over the places of all that did.
 */
export class InOrder<T extends object> {
  /** Undefined where one has left. */
  #items: (T | undefined)[] = [];
  /** Where the oldest one that is left stands. */
  #first = 0;
  #leftCount = 0;

  get size(): number {
    return this.#items.length - this.#leftCount;
  }

  add(item: T): void {
    this.#items.push(item);
  }

  /** Does nothing where it is not there. */
  remove(item: T): void {
    const items = this.#items;
    const index = items.indexOf(item, this.#first);
    if (index < 0) return;
    items[index] = undefined;
    this.#leftCount++;
    while (this.#first < items.length && items[this.#first] === undefined) this.#first++;
    // The list is made anew once half of it is gone.
    if (this.#leftCount * 2 <= items.length) return;
    this.#items = items.filter((other) => other !== undefined);
    this.#first = 0;
    this.#leftCount = 0;
  }

  *oldestFirst(): Generator<T> {
    for (let i = this.#first; i < this.#items.length; i++) {
      const item = this.#items[i];
      if (item !== undefined) yield item;
    }
  }

  *newestFirst(): Generator<T> {
    for (let i = this.#items.length - 1; i >= this.#first; i--) {
      const item = this.#items[i];
      if (item !== undefined) yield item;
    }
  }

  clear(): void {
    this.#items = [];
    this.#first = 0;
    this.#leftCount = 0;
  }
}
