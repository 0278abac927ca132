import { invalidRequest } from '../../domain/failures/problem.ts';
import { parseDuration } from '../../domain/time/duration.ts';
import { type Instant, MAX_INSTANT, parseInstant } from '../../domain/time/instant.ts';

/** The instant that a text names. @throws ApiProblem where there is no such day. */
export function readInstant(text: string, path: string): Instant {
  const at = parseInstant(text);
  if (at === undefined) throw invalidRequest({ path, message: 'names a day or an hour that does not exist' });
  if (at < 0) throw invalidRequest({ path, message: 'must not be before 1970' });
  return at;
}

/** The instant after a duration, given as `1.5h` or in milliseconds. @throws ApiProblem where it is after 9999. */
export function readInstantAfter(duration: string | number, from: Instant, path: string): Instant {
  const durationMs = typeof duration === 'number' ? duration : parseDuration(duration);
  if (durationMs === undefined)
    throw invalidRequest({ path, message: 'is not a duration such as 45s or 1.5h' });
  const at = from + durationMs;
  if (at > MAX_INSTANT) throw invalidRequest({ path, message: 'leads behind the year 9999' });
  return at;
}
