/** Different things that are told apart; more are counted, but not named. */
const MAX_NAMED = 1_000;

/** Counts things by key in bounded memory: each of the first thousand by its name, the rest together. */
export class BoundedTally<Item extends { count: number }> {
  readonly #items = new Map<string, Item>();
  #total = 0;

  /** Of all of them, those without a name included. */
  get total(): number {
    return this.#total;
  }

  /** Counts one; `create` describes it where it is the first of its kind. */
  note(key: string, create: () => Item): void {
    this.#total++;
    const known = this.#items.get(key);
    if (known !== undefined) known.count++;
    else if (this.#items.size < MAX_NAMED) this.#items.set(key, create());
  }

  facts(): Tallied<Item> {
    return { total: this.#total, items: [...this.#items.values()].map((item) => ({ ...item })) };
  }
}

export interface Tallied<Item> {
  /** Of all of them, those without a name included. */
  readonly total: number;
  /** In the order in which they were first met. */
  readonly items: readonly Item[];
}
