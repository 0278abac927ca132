import { type Instant, MAX_INSTANT, parseInstant } from '../domain/instant.ts';
import { type Reader, unexpected } from './readers.ts';

/** A moment as a user writes it: an ISO 8601 UTC time, milliseconds since 1970, or (in code) a `Date`. */
export type InstantInput = string | number | Date;

/** Reads a moment from 1970 to 9999. */
export function instant(): Reader<Instant> {
  return (value, path) => {
    const at = toInstant(value);
    if (at !== undefined && Number.isInteger(at) && at >= 0 && at <= MAX_INSTANT) return at;
    const expected = 'a UTC time from 1970 to 9999, or milliseconds since 1970';
    throw unexpected(value, path, expected, 'Write for example 2025-06-01T18:00:00Z.');
  };
}

function toInstant(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return parseInstant(value);
  // Not instanceof: a test runner gives each test file a Date of its own.
  return Object.prototype.toString.call(value) === '[object Date]' ? (value as Date).getTime() : undefined;
}
