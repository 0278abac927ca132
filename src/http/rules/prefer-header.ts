import type { Effect } from '../../domain/rules/rule.ts';

/** What a `Prefer` header (RFC 7240) asks for, and how the answer acknowledges it. */
export interface Preference {
  readonly effect: Effect;
  readonly applied: string;
}

const CODE = /(?:^|[,;])\s*code\s*=\s*"?(\w{1,64})"?/i;

/** Reads `Prefer: code=429` or `code=RATE_LIMIT_EXCEEDED`. What cannot be honoured is ignored, as the RFC has it. */
export function readPreference(header: string, isKnown: (code: string) => boolean): Preference | undefined {
  const code = CODE.exec(header)?.[1];
  if (code === undefined || !isKnown(code)) return undefined;
  return { effect: { error: code }, applied: `code=${code}` };
}
