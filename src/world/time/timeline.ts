import TinyQueue from 'tinyqueue';
import type { Instant } from '../../domain/time/instant.ts';

/** Instants at which nothing is due any more that are tolerated before the queue is made anew. */
const MAX_OUTDATED = 64;

/**
 * What waits for its instant. Nothing here runs by itself. Items of one instant stand together, so that the queue is as
 * long as there are instants, not items: under load many share one.
 */
export class Timeline<T extends object> {
  /** Each instant of `#dueAt` once. */
  #queue = createQueue([]);
  /** What is due at an instant, in the order in which it was added; empty where all of it was removed. */
  readonly #dueAt = new Map<Instant, Set<T>>();
  #size = 0;

  /** When the next item is due. */
  get nextAt(): Instant | undefined {
    for (let at = this.#queue.peek(); at !== undefined; at = this.#queue.peek()) {
      if (this.#dueAt.get(at)?.size) return at;
      this.#queue.pop();
      this.#dueAt.delete(at);
    }
    return undefined;
  }

  /** Puts an item on the timeline, after all others of that instant. An item stands there once at most. */
  add(item: T, at: Instant): void {
    this.#size++;
    const due = this.#dueAt.get(at);
    if (due !== undefined) {
      due.add(item);
      return;
    }
    this.#dueAt.set(at, new Set([item]));
    this.#queue.push(at);
    this.#compact();
  }

  /** Takes an item from the instant at which it was put. */
  remove(item: T, at: Instant): void {
    if (this.#dueAt.get(at)?.delete(item) !== true) return;
    this.#size--;
    this.#compact();
  }

  /** All items of the next instant, in the order in which they run. They stay until they are removed. */
  dueNext(): readonly T[] {
    const at = this.nextAt;
    return at === undefined ? [] : [...(this.#dueAt.get(at) ?? [])];
  }

  /** Every item, in the order in which they run. */
  list(): T[] {
    if (this.#size === 0) return [];
    const instants = [...this.#dueAt].sort(([a], [b]) => a - b);
    return instants.flatMap(([, due]) => [...due]);
  }

  clear(): void {
    this.#queue = createQueue([]);
    this.#dueAt.clear();
    this.#size = 0;
  }

  #compact(): void {
    if (this.#dueAt.size <= 2 * this.#size + MAX_OUTDATED) return;
    for (const [at, due] of this.#dueAt) if (due.size === 0) this.#dueAt.delete(at);
    this.#queue = createQueue([...this.#dueAt.keys()]);
  }
}

function createQueue(instants: Instant[]): TinyQueue<Instant> {
  return new TinyQueue<Instant>(instants, (a, b) => a - b);
}
