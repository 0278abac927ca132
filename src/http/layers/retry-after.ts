import type { RetryAfterForm } from '../../config/sandbox-config.ts';
import { SystemDate } from '../../domain/captured-globals.ts';
import { type Instant, SECOND_MS } from '../../domain/time/instant.ts';

/** Whole seconds until an instant: after so many it has come, after one less it has not. */
export function secondsUntil(instant: Instant, from: Instant): number {
  return Math.max(0, Math.ceil((instant - from) / SECOND_MS));
}

/** Most replies are of the second of the one before. */
let latest = { second: Number.NaN, text: '' };

/** An instant as HTTP writes it, to the second at or before it. */
export function formatHttpDate(at: Instant): string {
  const second = Math.floor(at / SECOND_MS) * SECOND_MS;
  if (latest.second !== second) latest = { second, text: new SystemDate(second).toUTCString() };
  return latest.text;
}

/** The value of a `Retry-After` header, as RFC 9110 section 10.2.3 has it. */
export function formatRetryAfter(retryAt: Instant, now: Instant, form: RetryAfterForm): string {
  if (form === 'seconds') return String(secondsUntil(retryAt, now));
  return formatHttpDate(Math.ceil(retryAt / SECOND_MS) * SECOND_MS);
}
