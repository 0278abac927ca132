import { matchEntry } from '../../domain/journal/compare-entry.ts';
import type { Expectation } from '../../domain/journal/expectation.ts';
import {
  entrySizeBytes,
  type JournalDraft,
  type JournalEntry,
  type RecordedBody,
} from '../../domain/journal/journal-entry.ts';
import type { JournalQuery } from '../../domain/journal/journal-query.ts';
import { type Verification, verifyEntries } from '../../domain/journal/verify-entries.ts';
import type { EpochEnd } from '../epoch.ts';
import { BodyStore, StoredBody } from './body-store.ts';
import { JournalWaiters } from './journal-waiters.ts';
import { RetryWaits } from './retry-waits.ts';
import { SavedEntries, type SavedEntry, toEntry } from './saved-entry.ts';

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
  readonly entries: Iterable<SavedEntry>;
  readonly waits: readonly (readonly [string, number])[];
}

const UNUSED: JournalSnapshot = { sequence: 0, droppedCount: 0, droppedThrough: 0, entries: [], waits: [] };

/** Freed places at the front of the list that are tolerated before it is moved up. */
const MAX_FREED = 1_024;

/** The requests of one account and their replies, in the order in which the replies left; the oldest give way. */
export class Journal {
  readonly #limits: JournalLimits;
  /** Each with its reply in the store. */
  #entries: (JournalEntry | undefined)[] = [];
  /** What each of them holds. */
  #sizes: number[] = [];
  /** Undefined until a second one is put. */
  #replies: BodyStore | undefined;
  /** Where the oldest entry stands. */
  #first = 0;
  #sizeBytes = 0;
  #sequence = 0;
  #droppedCount = 0;
  #droppedThrough = 0;
  /** Undefined until a reply asks for one. */
  #waits: RetryWaits | undefined;
  /** Undefined until somebody waits. */
  #waiters: JournalWaiters | undefined;

  constructor(limits: JournalLimits) {
    this.#limits = limits;
  }

  get isOn(): boolean {
    return this.#limits.maxEntries > 0;
  }

  /** Whether somebody waits for a request to come. */
  get isWatched(): boolean {
    return this.#waiters?.isEmpty === false;
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
    return this.#kept().map(toWhole);
  }

  /** Writes down a request and its reply, and takes the draft over. A key is watched for coming back too early. */
  append(draft: JournalDraft, key?: string): void {
    if (!this.isOn) return;
    if (key !== undefined) draft.isEarlyRetry = this.#watch(key, draft);
    draft.sequence = ++this.#sequence;
    if (this.#waiters?.isEmpty === false) this.#waiters.tell({ ...draft });
    this.#put(draft);
  }

  query(query: JournalQuery): JournalEntry[] {
    return this.#kept()
      .filter((entry) => matchEntry(query, entry))
      .map(toWhole);
  }

  verify(expectation: Expectation): Verification {
    const kept = { entries: this.#kept(), droppedThrough: this.#droppedThrough };
    const { nearMisses, ...verdict } = verifyEntries(kept, expectation);
    // Of all that is kept only these are shown.
    return { ...verdict, nearMisses: nearMisses.map((miss) => ({ ...miss, entry: toWhole(miss.entry) })) };
  }

  /**
   * The first so many entries that match, those already here included; what there is of them once the signal aborts.
   * @throws EpochOver where the journal begins anew before
   */
  waitFor(query: JournalQuery, count: number, signal: AbortSignal): Promise<readonly JournalEntry[]> {
    this.#waiters ??= new JournalWaiters();
    return this.#waiters.wait({ query, count, found: this.query(query).slice(0, count) }, signal);
  }

  /** Forgets all entries. Numbers go on, and so does what was told to wait. */
  clear(): void {
    this.#entries = [];
    this.#sizes = [];
    this.#replies = undefined;
    this.#first = 0;
    this.#sizeBytes = 0;
    this.#droppedCount = 0;
    this.#droppedThrough = 0;
    this.#waiters?.restart();
  }

  /** What comes from now on belongs to another world: who waits hears so. */
  end(how: EpochEnd): void {
    this.#waiters?.end(how);
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
      entries: new SavedEntries(this.#kept()),
      waits: this.#waits?.snapshot() ?? [],
    };
  }

  /** Takes over a snapshot, as far as this journal's own limits go. */
  restore(snapshot: JournalSnapshot = UNUSED): void {
    this.clear();
    this.#droppedCount = snapshot.droppedCount;
    this.#droppedThrough = snapshot.droppedThrough;
    for (const entry of snapshot.entries) this.#put(toEntry(entry));
    this.#sequence = snapshot.sequence;
    this.#waits = undefined;
    if (snapshot.waits.length > 0) this.#waitsNow().restore(snapshot.waits);
  }

  /** Whether a call comes too early; what its reply asks for is remembered. */
  #watch(key: string, entry: JournalEntry): boolean {
    const { at, retryAfterUntil } = entry;
    if (this.#waits?.isEmpty !== false && retryAfterUntil === undefined) return false;
    const call = nameCall(key, entry);
    const isEarly = this.#waits?.isEarly(call, at) ?? false;
    if (retryAfterUntil !== undefined) this.#waitsNow().note(call, retryAfterUntil);
    return isEarly;
  }

  #waitsNow(): RetryWaits {
    this.#waits ??= new RetryWaits();
    return this.#waits;
  }

  #kept(): readonly JournalEntry[] {
    return this.#entries.slice(this.#first) as JournalEntry[];
  }

  #put(draft: JournalDraft): void {
    const sizeBytes = entrySizeBytes(draft);
    if (this.#entries.length === 0) {
      // Many accounts receive no more than one request: its reply stays as it is, which takes the least memory.
      // A list that a first item is pushed to has room for seventeen.
      this.#entries = [draft];
      this.#sizes = [sizeBytes];
    } else {
      if (draft.replyBody !== undefined) draft.replyBody = this.#store(draft.replyBody);
      this.#entries.push(draft);
      this.#sizes.push(sizeBytes);
    }
    this.#sizeBytes += sizeBytes;
    while (this.#isOverfull()) this.#dropOldest();
  }

  #store(body: RecordedBody): StoredBody {
    this.#replies ??= new BodyStore();
    return this.#replies.put(body);
  }

  #isOverfull(): boolean {
    const { maxEntries, maxBytes } = this.#limits;
    const count = this.#entries.length - this.#first;
    return count > maxEntries || (count > 0 && this.#sizeBytes > maxBytes);
  }

  #dropOldest(): void {
    const oldest = this.#entries[this.#first];
    if (oldest === undefined) return;
    this.#entries[this.#first] = undefined;
    this.#sizeBytes -= this.#sizes[this.#first++] ?? 0;
    if (oldest.replyBody instanceof StoredBody) this.#replies?.free(oldest.replyBody);
    this.#droppedCount++;
    this.#droppedThrough = oldest.sequence;
    if (this.#first < MAX_FREED || this.#first * 2 < this.#entries.length) return;
    this.#entries.splice(0, this.#first);
    this.#sizes.splice(0, this.#first);
    this.#first = 0;
  }
}

/** The entry with its reply, for those who may keep it longer than the journal does. */
function toWhole(entry: JournalEntry): JournalEntry {
  if (entry.replyBody === undefined) return entry;
  const { text, isBase64, isCut, sizeBytes } = entry.replyBody;
  return { ...entry, replyBody: { text, isBase64, isCut, sizeBytes } };
}

/** What a client that was told to wait should not call again until then. */
function nameCall(key: string, { operation, method, path }: JournalEntry): string {
  return `${key} ${operation ?? `${method} ${path}`}`;
}
