import { SystemDate } from '../captured-globals.ts';
import { type Instant, MAX_INSTANT, SECOND_MS } from '../time/instant.ts';

/** Until when a `Retry-After` asks to wait: seconds, or an HTTP date. Undefined for anything else. */
export function retryAfterUntil(value: string, at: Instant): Instant | undefined {
  const text = value.trim();
  if (/^\d{1,12}$/.test(text)) return Math.min(MAX_INSTANT, at + Number(text) * SECOND_MS);
  if (!/^[A-Za-z]{3,9},? .+ GMT$/.test(text)) return undefined;
  const until = SystemDate.parse(text);
  return Number.isNaN(until) ? undefined : until;
}
