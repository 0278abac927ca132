import TinyQueue from 'tinyqueue';
import type { ActionReference } from '../../domain/actions/action.ts';
import type { DueAction } from '../../domain/record/checkpoint.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { actionKey } from '../actions/action-store.ts';

interface Entry extends DueAction {
  /** Breaks ties: what is due at one instant runs in the order in which it was scheduled. */
  readonly order: number;
}

/** Outdated entries that are tolerated before the queue is made anew. */
const MAX_OUTDATED = 64;

/** Everything of one account that waits for its instant. Nothing here runs by itself. */
export class Timeline {
  #queue = createQueue([]);
  /** The entry in force of each action; others of it in the queue are outdated. */
  readonly #inForce = new Map<string, Entry>();
  #scheduledCount = 0;

  /** When the next entry is due. */
  get nextAt(): Instant | undefined {
    return this.#head()?.at;
  }

  /** Puts an action on the timeline, in place of what was there for it. */
  schedule({ family, actionId }: ActionReference, at: Instant): void {
    const entry: Entry = { at, family, actionId, order: this.#scheduledCount++ };
    this.#inForce.set(actionKey(family, actionId), entry);
    this.#queue.push(entry);
    this.#compact();
  }

  cancel({ family, actionId }: ActionReference): void {
    this.#inForce.delete(actionKey(family, actionId));
    this.#compact();
  }

  /** All entries of the next instant, in the order in which they run. */
  dueNext(): readonly DueAction[] {
    const head = this.#head();
    if (head === undefined) return [];
    const due: Entry[] = [];
    for (let entry = this.#head(); entry !== undefined && entry.at === head.at; entry = this.#head()) {
      due.push(entry);
      this.#queue.pop();
    }
    // They stay until a fact says what became of them.
    for (const entry of due) this.#queue.push(entry);
    return due;
  }

  /** Every entry, in the order in which they run. */
  list(): DueAction[] {
    const entries = [...this.#inForce.values()].sort(compareEntries);
    return entries.map(({ at, family, actionId }) => ({ at, family, actionId }));
  }

  clear(): void {
    this.#queue = createQueue([]);
    this.#inForce.clear();
    this.#scheduledCount = 0;
  }

  #head(): Entry | undefined {
    for (let head = this.#queue.peek(); head !== undefined; head = this.#queue.peek()) {
      if (this.#isInForce(head)) return head;
      this.#queue.pop();
    }
    return undefined;
  }

  #isInForce(entry: Entry): boolean {
    return this.#inForce.get(actionKey(entry.family, entry.actionId)) === entry;
  }

  #compact(): void {
    if (this.#queue.length > 2 * this.#inForce.size + MAX_OUTDATED)
      this.#queue = createQueue([...this.#inForce.values()]);
  }
}

function createQueue(entries: Entry[]): TinyQueue<Entry> {
  return new TinyQueue<Entry>(entries, compareEntries);
}

function compareEntries(a: Entry, b: Entry): number {
  return a.at - b.at || a.order - b.order;
}
