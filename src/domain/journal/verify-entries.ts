import { matchEntry } from './compare-entry.ts';
import { boundsOf, countRequests, describeBounds, type Expectation, type Times } from './expectation.ts';
import type { JournalEntry } from './journal-entry.ts';
import { describeQuery, type JournalQuery } from './journal-query.ts';
import { describeEntry, describeNearest, type NearMiss, nearMissesOf } from './near-misses.ts';

/** The entries that a journal still has. */
export interface RetainedEntries {
  readonly entries: readonly JournalEntry[];
  /** Sequence number of the last entry that was dropped; 0 where none was. */
  readonly droppedThrough: number;
}

export interface Verification {
  readonly verified: boolean;
  /** How many requests match; in an order: how many of its steps were found. */
  readonly count: number;
  /** What was expected, in words. */
  readonly expected: string;
  /** What came of it, in words. */
  readonly message: string;
  readonly nearMisses: readonly NearMiss[];
}

/** Compares the recorded requests with what was expected. */
export function verifyEntries(retained: RetainedEntries, expectation: Expectation): Verification {
  return 'inOrder' in expectation
    ? verifyOrder(retained, expectation.inOrder)
    : verifyTimes(retained, expectation.request, expectation.times);
}

function verifyTimes(
  retained: RetainedEntries,
  request: JournalQuery,
  times: Times | undefined,
): Verification {
  const bounds = boundsOf(times);
  const matches = retained.entries.filter((entry) => matchEntry(request, entry));
  const count = matches.length;
  const expected = `${describeBounds(bounds)} ${describeQuery(request)}`;
  const found = `Expected ${expected}: ${countRequests(count)} of ${retained.entries.length} recorded ${count === 1 ? 'matches' : 'match'}`;
  if (count > bounds.max) return failed({ count, expected, message: `${found}: ${listEntries(matches)}.` });
  if (count < bounds.min) {
    const nearMisses = nearMissesOf(request, retained.entries);
    const message = `${found}. ${describeNearest(nearMisses)}${describeDropped(retained, request)}`;
    return failed({ count, expected, message, nearMisses });
  }
  // What was dropped may have been one too many; a verdict that cannot be given is not given.
  if (bounds.max !== Number.POSITIVE_INFINITY && isDropped(retained, request)) {
    return failed({
      count,
      expected,
      message: `${found}, but whether more did cannot be told.${describeDropped(retained, request)}`,
    });
  }
  return { verified: true, count, expected, message: `${found}.`, nearMisses: [] };
}

function verifyOrder(retained: RetainedEntries, steps: readonly JournalQuery[]): Verification {
  const found: JournalEntry[] = [];
  let position = 0;
  for (const step of steps) {
    const rest = retained.entries.slice(position);
    const index = rest.findIndex((entry) => matchEntry(step, entry));
    const entry = rest[index];
    if (entry === undefined) return missingStep(retained, { steps, step, found, rest });
    found.push(entry);
    position += index + 1;
  }
  const expected = describeSteps(steps);
  const message = `Expected ${expected}: they came as ${listEntries(found)}.`;
  return { verified: true, count: found.length, expected, message, nearMisses: [] };
}

interface MissingStep {
  readonly steps: readonly JournalQuery[];
  readonly step: JournalQuery;
  readonly found: readonly JournalEntry[];
  readonly rest: readonly JournalEntry[];
}

function missingStep(retained: RetainedEntries, { steps, step, found, rest }: MissingStep): Verification {
  const nearMisses = nearMissesOf(step, rest);
  const last = found.at(-1);
  const earlier = retained.entries.find((entry) => matchEntry(step, entry));
  const message = [
    `Expected ${describeSteps(steps)}: number ${found.length + 1}, ${describeQuery(step)}, did not come`,
    last === undefined ? '.' : ` after ${describeEntry(last)}.`,
    earlier === undefined ? '' : ` It came before, as ${describeEntry(earlier)}.`,
    ` ${describeNearest(nearMisses)}`,
    describeDropped(retained, step),
  ];
  return failed({
    count: found.length,
    expected: describeSteps(steps),
    message: message.join(''),
    nearMisses,
  });
}

function failed(facts: Omit<Verification, 'verified' | 'nearMisses'> & Partial<Verification>): Verification {
  return { nearMisses: [], ...facts, verified: false };
}

function describeSteps(steps: readonly JournalQuery[]): string {
  return `${countRequests(steps.length)} in order`;
}

const MAX_LISTED = 5;

function listEntries(entries: readonly JournalEntry[]): string {
  const more = entries.length > MAX_LISTED ? ` and ${entries.length - MAX_LISTED} more` : '';
  return `${entries.slice(0, MAX_LISTED).map(describeEntry).join(', ')}${more}`;
}

function isDropped({ droppedThrough }: RetainedEntries, { since = 0 }: JournalQuery): boolean {
  return droppedThrough > since;
}

function describeDropped(retained: RetainedEntries, query: JournalQuery): string {
  if (!isDropped(retained, query)) return '';
  return (
    ` The journal keeps requests after #${retained.droppedThrough} only:` +
    ' raise journal.maxEntries or journal.maxBytes, clear it before the test, or ask since a later one.'
  );
}
