import { type RequestFacts, withHead } from '../../domain/rules/match-rule.ts';
import type { Rule, RuleConditions } from '../../domain/rules/rule.ts';

interface Indexed {
  readonly rule: Rule;
}

interface Dimension {
  readonly wanted: (when: RuleConditions) => readonly string[] | undefined;
  readonly given: (facts: RequestFacts) => string | undefined;
}

/** What rules are told apart by, the most telling first. */
const DIMENSIONS: readonly Dimension[] = [
  { wanted: ({ devices }) => devices, given: ({ deviceId }) => deviceId },
  { wanted: ({ operations }) => operations, given: ({ operationId }) => operationId },
  { wanted: ({ keys }) => keys, given: ({ key }) => key },
  { wanted: ({ families }) => families, given: ({ family }) => family },
  { wanted: ({ methods }) => withHead(methods), given: ({ method }) => method },
  { wanted: ({ editions }) => editions, given: ({ edition }) => edition },
];

const NOTHING: readonly never[] = [];

/** Rules by one thing that each asks for, so that a request meets only those that may concern it. */
export class RuleIndex<T extends Indexed> {
  readonly #ranks = new Map<T, number>();
  readonly #shelves = DIMENSIONS.map(() => new Map<string, Set<T>>());
  readonly #general = new Set<T>();

  /** @param entries in the order in which they are asked. */
  constructor(entries: readonly T[]) {
    for (const [rank, entry] of entries.entries()) {
      this.#ranks.set(entry, rank);
      for (const shelf of this.#shelvesOf(entry.rule.when)) shelf.add(entry);
    }
  }

  /** The entries that may concern a request, in their order. */
  candidates(facts: RequestFacts): Iterable<T> {
    let shelves: Set<T>[] | undefined = this.#general.size > 0 ? [this.#general] : undefined;
    // Counted, not iterated: every request looks here, and most find nothing.
    for (let d = 0; d < DIMENSIONS.length; d++) {
      const value = DIMENSIONS[d]?.given(facts);
      const shelf = value === undefined ? undefined : this.#shelves[d]?.get(value);
      if (shelf === undefined || shelf.size === 0) continue;
      if (shelves === undefined) shelves = [shelf];
      else shelves.push(shelf);
    }
    if (shelves === undefined) return NOTHING;
    // A shelf is in order by itself, and most requests that meet one meet no other.
    const [first = NOTHING] = shelves;
    if (shelves.length < 2) return first;
    return shelves.flatMap((shelf) => [...shelf]).sort((a, b) => this.#rankOf(a) - this.#rankOf(b));
  }

  /** Takes out an entry that no request can concern any more. */
  drop(entry: T): void {
    for (const shelf of this.#shelvesOf(entry.rule.when)) shelf.delete(entry);
  }

  #rankOf(entry: T): number {
    return this.#ranks.get(entry) ?? 0;
  }

  #shelvesOf(when: RuleConditions): readonly Set<T>[] {
    for (const [d, { wanted }] of DIMENSIONS.entries()) {
      const values = wanted(when);
      if (values !== undefined) return values.map((value) => shelfOf(this.#shelves[d] ?? new Map(), value));
    }
    return [this.#general];
  }
}

function shelfOf<T>(shelves: Map<string, Set<T>>, value: string): Set<T> {
  let shelf = shelves.get(value);
  if (shelf === undefined) {
    shelf = new Set();
    shelves.set(value, shelf);
  }
  return shelf;
}
