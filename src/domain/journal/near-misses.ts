import { type Difference, differencesOf } from './compare-entry.ts';
import { describeOutcome } from './describe-outcome.ts';
import type { JournalEntry } from './journal-entry.ts';
import type { JournalQuery } from './journal-query.ts';

/** An entry that is not what a query wants, and how far it is from it. */
export interface NearMiss {
  readonly entry: JournalEntry;
  /** Mean over the fields of the query: more than 0, at most 1. */
  readonly distance: number;
  readonly differences: readonly Difference[];
}

const MAX_SHOWN = 3;

/** The entries that come nearest to a query which they do not match, nearest first, of equals the latest first. */
export function nearMissesOf(query: JournalQuery, entries: readonly JournalEntry[]): NearMiss[] {
  const { since = 0, ...fields } = query;
  const fieldCount = Math.max(1, Object.values(fields).filter((wanted) => wanted !== undefined).length);
  const misses: NearMiss[] = [];
  for (const entry of entries) {
    if (entry.sequence <= since) continue;
    const differences = differencesOf(fields, entry);
    if (differences.length === 0) continue;
    const total = differences.reduce((sum, difference) => sum + difference.distance, 0);
    misses.push({ entry, differences, distance: Math.round((total / fieldCount) * 1000) / 1000 });
  }
  return misses
    .sort((a, b) => a.distance - b.distance || b.entry.sequence - a.entry.sequence)
    .slice(0, MAX_SHOWN);
}

/** `#3 POST /battery/device_abc123 (200)`. */
export function describeEntry(entry: JournalEntry): string {
  const { sequence, method, path } = entry;
  return `#${sequence} ${method} ${path} (${describeOutcome(entry)})`;
}

/** The nearest miss in words; says so where there is none. */
export function describeNearest([nearest]: readonly NearMiss[]): string {
  if (nearest === undefined) return 'No other request was recorded.';
  const differences = nearest.differences.map(({ message }) => message).join('; ');
  return `Nearest is ${describeEntry(nearest.entry)}: ${differences}.`;
}
