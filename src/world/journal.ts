import { matchEntry } from '../domain/journal/compare-entry.ts';
import type { Expectation } from '../domain/journal/expectation.ts';
import { entrySizeBytes, type JournalDraft, type JournalEntry } from '../domain/journal/journal-entry.ts';
import type { JournalQuery } from '../domain/journal/journal-query.ts';
import { type Verification, verifyEntries } from '../domain/journal/verify-entries.ts';
import { JournalWaiters } from './journal-waiters.ts';
import { RetryWaits } from './retry-waits.ts';
import { type SavedEntry, toEntry, toSavedEntry } from './saved-entry.ts';
import { readText, type StoredText, TextStore } from './text-store.ts';

export interface JournalLimits {
  /** 0 keeps nothing. */
  readonly maxEntries: number;
  readonly maxBytes: number;
}

/** A journal as data: what was asked and answered, without headers, bodies and durations. */
export interface JournalSnapshot {
  readonly sequence: number;
  readonly droppedCount: number;
  readonly droppedThrough: number;
  readonly entries: readonly SavedEntry[];
  readonly waits: readonly (readonly [string, number])[];
}

const UNUSED: JournalSnapshot = { sequence: 0, droppedCount: 0, droppedThrough: 0, entries: [], waits: [] };

/** An entry as it is kept: the text of its reply, most of what it holds, lies apart. */
interface KeptEntry {
  readonly entry: JournalEntry;
  readonly replyText: StoredText | undefined;
  readonly sizeBytes: number;
}

/** Freed places at the front of the list that are tolerated before it is moved up. */
const MAX_FREED = 1_024;

/** The requests of one account and their replies, in the order in which the replies left; the oldest give way. */
export class Journal {
  readonly #limits: JournalLimits;
  #kept: (KeptEntry | undefined)[] = [];
  #texts = new TextStore();
  /** Where the oldest entry stands. */
  #first = 0;
  #sizeBytes = 0;
  #sequence = 0;
  #droppedCount = 0;
  #droppedThrough = 0;
  readonly #waits = new RetryWaits();
  readonly #waiters = new JournalWaiters();

  constructor(limits: JournalLimits) {
    this.#limits = limits;
  }

  get isOn(): boolean {
    return this.#limits.maxEntries > 0;
  }

  /** Sequence number of the last request. */
  get sequence(): number {
    return this.#sequence;
  }

  /** Entries that gave way to later ones since the last clearing. */
  get droppedCount(): number {
    return this.#droppedCount;
  }

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** Every entry that is kept, oldest first. */
  entries(): readonly JournalEntry[] {
    return this.#all().map(toWhole);
  }

  /** Writes down a request and its reply, and takes the draft over. A key is watched for coming back too early. */
  append(draft: JournalDraft, key?: string): void {
    if (!this.isOn) return;
    if (key !== undefined) draft.isImpatient = this.#watch(key, draft);
    draft.sequence = ++this.#sequence;
    const kept = this.#keep(draft);
    if (!this.#waiters.isEmpty) this.#waiters.tell(toWhole(kept));
    this.#put(kept);
  }

  query(query: JournalQuery): JournalEntry[] {
    return this.#all()
      .filter(({ entry }) => matchEntry(query, entry))
      .map(toWhole);
  }

  verify(expectation: Expectation): Verification {
    return verifyEntries({ entries: this.entries(), droppedThrough: this.#droppedThrough }, expectation);
  }

  /** The first so many entries that match, those already here included; what there is of them once the signal aborts. */
  waitFor(query: JournalQuery, count: number, signal: AbortSignal): Promise<readonly JournalEntry[]> {
    return this.#waiters.wait({ query, count, found: this.query(query).slice(0, count) }, signal);
  }

  /** Forgets all entries. Numbers go on, and so does what was told to wait. */
  clear(): void {
    this.#kept = [];
    this.#texts = new TextStore();
    this.#first = 0;
    this.#sizeBytes = 0;
    this.#droppedCount = 0;
    this.#droppedThrough = 0;
    this.#waiters.restart();
  }

  /** As at the start: the next request is number 1. */
  reset(): void {
    this.restore(UNUSED);
  }

  snapshot(): JournalSnapshot {
    return {
      sequence: this.#sequence,
      droppedCount: this.#droppedCount,
      droppedThrough: this.#droppedThrough,
      entries: this.#all().map(({ entry }) => toSavedEntry(entry)),
      waits: this.#waits.snapshot(),
    };
  }

  /** Takes over a snapshot, as far as this journal's own limits go. */
  restore(snapshot: JournalSnapshot = UNUSED): void {
    this.clear();
    this.#droppedCount = snapshot.droppedCount;
    this.#droppedThrough = snapshot.droppedThrough;
    for (const entry of snapshot.entries) this.#put(this.#keep(toEntry(entry)));
    this.#sequence = snapshot.sequence;
    this.#waits.restore(snapshot.waits);
  }

  /** Whether a call comes too early; what its reply asks for is remembered. */
  #watch(key: string, entry: JournalEntry): boolean {
    const { at, retryAfterUntil } = entry;
    if (this.#waits.isEmpty && retryAfterUntil === undefined) return false;
    const call = nameCall(key, entry);
    const isEarly = this.#waits.isEarly(call, at);
    if (retryAfterUntil !== undefined) this.#waits.note(call, retryAfterUntil);
    return isEarly;
  }

  #all(): readonly KeptEntry[] {
    return this.#kept.slice(this.#first) as KeptEntry[];
  }

  #keep(draft: JournalDraft): KeptEntry {
    const sizeBytes = entrySizeBytes(draft);
    const { replyBody } = draft;
    if (replyBody === undefined) return { entry: draft, replyText: undefined, sizeBytes };
    draft.replyBody = { ...replyBody, text: '' };
    return { entry: draft, replyText: this.#texts.put(replyBody.text), sizeBytes };
  }

  #put(kept: KeptEntry): void {
    this.#kept.push(kept);
    this.#sizeBytes += kept.sizeBytes;
    while (this.#isOverfull()) this.#dropOldest();
  }

  #isOverfull(): boolean {
    const { maxEntries, maxBytes } = this.#limits;
    const count = this.#kept.length - this.#first;
    return count > maxEntries || (count > 0 && this.#sizeBytes > maxBytes);
  }

  #dropOldest(): void {
    const oldest = this.#kept[this.#first];
    if (oldest === undefined) return;
    this.#kept[this.#first++] = undefined;
    this.#sizeBytes -= oldest.sizeBytes;
    if (oldest.replyText !== undefined) this.#texts.free(oldest.replyText);
    this.#droppedCount++;
    this.#droppedThrough = oldest.entry.sequence;
    if (this.#first < MAX_FREED || this.#first * 2 < this.#kept.length) return;
    this.#kept.splice(0, this.#first);
    this.#first = 0;
  }
}

/** The entry with its reply, as it was written down. */
function toWhole({ entry, replyText }: KeptEntry): JournalEntry {
  const { replyBody } = entry;
  if (replyBody === undefined || replyText === undefined) return entry;
  return { ...entry, replyBody: { ...replyBody, text: readText(replyText) } };
}

/** What a client that was told to wait should not call again until then. */
function nameCall(key: string, { operation, method, path }: JournalEntry): string {
  return `${key} ${operation ?? `${method} ${path}`}`;
}
