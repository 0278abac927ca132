import { type Instant, parseInstant } from './instant.ts';

/** A moment as a user writes it: an ISO 8601 UTC time, milliseconds since 1970, or (in code) a `Date`. */
export type InstantInput = string | number | Date;

/** The instant that is meant; undefined for a text that is no time or names no real day, and for an invalid `Date`. */
export function readInstantInput(given: InstantInput): Instant | undefined {
  if (typeof given === 'string') return parseInstant(given);
  const at = typeof given === 'number' ? given : given.getTime();
  return Number.isFinite(at) ? at : undefined;
}
