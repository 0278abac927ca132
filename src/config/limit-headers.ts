import { listOf } from './collections.ts';
import { refuse, showValue } from './config-error.ts';
import { oneOf, type Reader } from './readers.ts';

/**
 * How an answer tells of the limit: `ietf` is RateLimit and RateLimit-Policy of draft-ietf-httpapi-ratelimit-headers-11,
 * `ietf-draft-6` the older RateLimit-Limit, -Remaining and -Reset in seconds left, `x-ratelimit` the same names after
 * X- with the reset in seconds since 1970.
 */
export const LIMIT_HEADER_DIALECTS = ['ietf', 'ietf-draft-6', 'x-ratelimit'] as const;
export type LimitHeaderDialect = (typeof LIMIT_HEADER_DIALECTS)[number];

export type LimitHeadersInput = LimitHeaderDialect | 'none' | readonly LimitHeaderDialect[];

export const RETRY_AFTER_FORMS = ['seconds', 'http-date'] as const;
export type RetryAfterForm = (typeof RETRY_AFTER_FORMS)[number];

/** Reads a dialect, `none`, or a list of dialects that are sent side by side. */
export function limitHeaders(): Reader<readonly LimitHeaderDialect[]> {
  const readOne = oneOf([...LIMIT_HEADER_DIALECTS, 'none']);
  const readList = listOf(oneOf(LIMIT_HEADER_DIALECTS));
  return (value, path) => {
    if (!Array.isArray(value)) {
      const dialect = readOne(value, path);
      return dialect === 'none' ? [] : [dialect];
    }
    const dialects = readList(value, path);
    if (dialects.length > 0 && new Set(dialects).size === dialects.length) return dialects;
    const advice = `Write none, or one or more of ${LIMIT_HEADER_DIALECTS.join(', ')}.`;
    throw refuse(path, `is ${showValue(value)}, but must name one or more, each once`, advice);
  };
}
