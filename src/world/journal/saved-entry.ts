import type { JournalEntry } from '../../domain/journal/journal-entry.ts';

/** What differs from run to run of the same script, or may be large: no answer ever depends on it. */
type Unsaved =
  | ('headers' | 'body' | 'notApplied' | 'replyHeaders' | 'replyBody' | 'durationMs')
  | 'isRuleAskedFor';
type Saved = Omit<JournalEntry, Unsaved>;

type NeverUndefined<T> = { [K in keyof T]: undefined extends T[K] ? never : K }[keyof T];

/** An entry as a snapshot keeps it: what is undefined is not there. */
export type SavedEntry = Pick<Saved, NeverUndefined<Saved>> & {
  readonly [K in Exclude<keyof Saved, NeverUndefined<Saved>>]?: Exclude<Saved[K], undefined>;
};

const BLANK: JournalEntry = {
  sequence: 0,
  account: undefined,
  at: 0,
  edition: '',
  requestId: '',
  method: '',
  path: '',
  queryText: '',
  route: undefined,
  operation: undefined,
  family: undefined,
  deviceId: undefined,
  actionId: undefined,
  key: undefined,
  keyName: undefined,
  headers: undefined,
  body: undefined,
  verdict: 'unchecked',
  errors: undefined,
  status: 0,
  connection: undefined,
  notApplied: undefined,
  replyHeaders: undefined,
  replyBody: undefined,
  problem: undefined,
  rule: undefined,
  isRuleAskedFor: false,
  retryAfterUntil: undefined,
  isEarlyRetry: false,
  durationMs: undefined,
};

const UNSAVED: ReadonlySet<string> = new Set<Unsaved>([
  'headers',
  'body',
  'notApplied',
  'replyHeaders',
  'replyBody',
  'durationMs',
  'isRuleAskedFor',
]);
/** In one order, so that the same journal is saved as the same bytes. */
const FIELDS = (Object.keys(BLANK) as (keyof JournalEntry)[]).filter((field) => !UNSAVED.has(field));

export function toSavedEntry(entry: JournalEntry): SavedEntry {
  const parts = FIELDS.filter((field) => entry[field] !== undefined).map((field) => [field, entry[field]]);
  return Object.fromEntries(parts) as SavedEntry;
}

export function toEntry(saved: SavedEntry): JournalEntry {
  return { ...BLANK, ...saved };
}

/** Entries as they were when this was made, each turned into what is saved when it is read: there may be many. */
export class SavedEntries implements Iterable<SavedEntry> {
  readonly #entries: readonly JournalEntry[];

  constructor(entries: readonly JournalEntry[]) {
    this.#entries = entries;
  }

  *[Symbol.iterator](): Generator<SavedEntry> {
    for (const entry of this.#entries) yield toSavedEntry(entry);
  }

  toJSON(): SavedEntry[] {
    return [...this];
  }
}
