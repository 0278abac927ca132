import TinyQueue from 'tinyqueue';
import type { ActionReference } from '../../domain/actions/action.ts';
import type { DueAction } from '../../domain/record/checkpoint.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { ByAction } from '../actions/by-action.ts';

/** Instants at which nothing is due any more that are tolerated before the queue is made anew. */
const MAX_OUTDATED = 64;

/**
 * Everything of one account that waits for its instant. Nothing here runs by itself. Entries of one instant stand
 * together, so that the queue is as long as there are instants, not entries: under load many share one.
 */
export class Timeline {
  /** Each instant of `#dueAt` once. */
  #queue = createQueue([]);
  /** What is due at an instant, in the order in which it was scheduled; empty where all of it was cancelled. */
  readonly #dueAt = new Map<Instant, Set<DueAction>>();
  readonly #inForce = new ByAction<DueAction>();

  /** When the next entry is due. */
  get nextAt(): Instant | undefined {
    for (let at = this.#queue.peek(); at !== undefined; at = this.#queue.peek()) {
      if (this.#dueAt.get(at)?.size) return at;
      this.#queue.pop();
      this.#dueAt.delete(at);
    }
    return undefined;
  }

  /** Puts an action on the timeline, in place of what was there for it. */
  schedule(reference: ActionReference, at: Instant): void {
    const { family, actionId } = reference;
    const before = this.#inForce.get(reference);
    if (before !== undefined) this.#dueAt.get(before.at)?.delete(before);
    const entry: DueAction = { at, family, actionId };
    this.#inForce.set(reference, entry);
    const due = this.#dueAt.get(at);
    if (due !== undefined) {
      due.add(entry);
      return;
    }
    this.#dueAt.set(at, new Set([entry]));
    this.#queue.push(at);
    this.#compact();
  }

  cancel(reference: ActionReference): void {
    const entry = this.#inForce.get(reference);
    if (entry === undefined) return;
    this.#inForce.delete(reference);
    this.#dueAt.get(entry.at)?.delete(entry);
    this.#compact();
  }

  /** All entries of the next instant, in the order in which they run. They stay until a fact says what became of them. */
  dueNext(): readonly DueAction[] {
    const at = this.nextAt;
    return at === undefined ? [] : [...(this.#dueAt.get(at) ?? [])];
  }

  /** Every entry, in the order in which they run. */
  list(): DueAction[] {
    const instants = [...this.#dueAt].sort(([a], [b]) => a - b);
    return instants.flatMap(([, due]) => [...due]);
  }

  clear(): void {
    this.#queue = createQueue([]);
    this.#dueAt.clear();
    this.#inForce.clear();
  }

  #compact(): void {
    if (this.#dueAt.size <= 2 * this.#inForce.size + MAX_OUTDATED) return;
    for (const [at, due] of this.#dueAt) if (due.size === 0) this.#dueAt.delete(at);
    this.#queue = createQueue([...this.#dueAt.keys()]);
  }
}

function createQueue(instants: Instant[]): TinyQueue<Instant> {
  return new TinyQueue<Instant>(instants, (a, b) => a - b);
}
