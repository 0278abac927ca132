import type { JournalQuery } from './journal-query.ts';

/** How often: exactly so many times, or between bounds. */
export type Times =
  | number
  | { readonly exactly?: number; readonly atLeast?: number; readonly atMost?: number };

/** What the journal should show: so many requests of a kind (at least one), or several in this order. */
export type Expectation =
  | { readonly request: JournalQuery; readonly times?: Times }
  | { readonly inOrder: readonly JournalQuery[] };

export interface TimesBounds {
  readonly min: number;
  readonly max: number;
}

export function boundsOf(times: Times = { atLeast: 1 }): TimesBounds {
  const {
    exactly,
    atLeast = 0,
    atMost = Number.POSITIVE_INFINITY,
  } = typeof times === 'number' ? { exactly: times } : times;
  return exactly === undefined ? { min: atLeast, max: atMost } : { min: exactly, max: exactly };
}

/** `exactly 2 requests`, `at least 1 request`. */
export function describeBounds({ min, max }: TimesBounds): string {
  if (min === max) return `exactly ${countRequests(min)}`;
  if (max === Number.POSITIVE_INFINITY) return `at least ${countRequests(min)}`;
  return min === 0 ? `at most ${countRequests(max)}` : `${min} to ${countRequests(max)}`;
}

export function countRequests(count: number): string {
  return `${count} ${count === 1 ? 'request' : 'requests'}`;
}
