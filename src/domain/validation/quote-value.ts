import { maskKeys } from '../keys/mask-keys.ts';

export const MAX_QUOTED = 60;

/** A value as a message may show it: short, and with no key in full, for a mistyped key may be a real one. */
export function quoteValue(value: unknown): string {
  const text = JSON.stringify(typeof value === 'string' ? value.slice(0, 10 * MAX_QUOTED) : value);
  const masked = maskKeys(text ?? String(value));
  return masked.length <= MAX_QUOTED ? masked : `${masked.slice(0, MAX_QUOTED)}…`;
}
