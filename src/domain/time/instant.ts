import { SystemDate } from '../captured-globals.ts';

/** Milliseconds since 1970-01-01T00:00:00Z on an account's clock. */
export type Instant = number;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Last instant that ISO 8601 writes with a four-digit year. */
export const MAX_INSTANT: Instant = SystemDate.UTC(9999, 11, 31, 23, 59, 59, 999);

/** Hours since midnight UTC, with fraction: 0 ≤ hour < 24. */
export function utcHourOf(at: Instant): number {
  return (((at % DAY_MS) + DAY_MS) % DAY_MS) / HOUR_MS;
}

/** Midnight UTC at or before `at`. */
export function utcDayOf(at: Instant): Instant {
  return Math.floor(at / DAY_MS) * DAY_MS;
}

/** `2025-01-23T10:30:00.000Z`, the form of the vendor's `createdAt`. */
export function formatInstant(at: Instant): string {
  return new SystemDate(at).toISOString();
}

/** Every spelling that RFC 3339 has of UTC, and one without seconds. */
const UTC_TIME = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2})(:\d{2})?(\.\d+)?([Zz]|[+-]00:00)$/;

/**
 * Reads a time in UTC (`2025-06-01T18:00:00Z`, `2025-06-01 18:00:00.5+00:00`), whose milliseconds count; undefined where
 * the text is none, or names no real day.
 */
export function parseInstant(text: string): Instant | undefined {
  const [, day, minute, second, fraction = ''] = UTC_TIME.exec(text) ?? [];
  if (second === undefined && fraction !== '') return undefined;
  const at = SystemDate.parse(`${day}T${minute}${second ?? ':00'}${fraction.slice(0, 4)}Z`);
  if (Number.isNaN(at)) return undefined;
  // SystemDate.parse rolls 30 February over into March; a client that sends it has a bug worth showing.
  return formatInstant(at).slice(0, 10) === text.slice(0, 10) ? at : undefined;
}
