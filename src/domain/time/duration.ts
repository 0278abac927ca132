import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './instant.ts';

const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: SECOND_MS,
  m: MINUTE_MS,
  h: HOUR_MS,
  d: DAY_MS,
};

const DURATION = /^(\d{1,9}(?:\.\d{1,3})?)(ms|s|m|h|d)$/;

/** Reads `500ms`, `45s`, `30m`, `1.5h` or `2d` as milliseconds; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  const match = DURATION.exec(text);
  const unitMs = UNIT_MS[match?.[2] ?? ''];
  return match === null || unitMs === undefined ? undefined : Math.round(Number(match[1]) * unitMs);
}

/** The largest unit in which the duration is a whole number; `never` where there is none, or none that ends. */
export function formatIdleLife(lifeMs = Number.POSITIVE_INFINITY): string {
  if (!Number.isFinite(lifeMs)) return 'never';
  const [unit, unitMs] = Object.entries(UNIT_MS).findLast(([, ms]) => lifeMs % ms === 0) ?? ['ms', 1];
  return `${lifeMs / unitMs}${unit}`;
}

/** How long something may be idle, in milliseconds: a duration, or `never` for as long as it likes. */
export function readIdleLife(text: string): number {
  return parseDuration(text) ?? Number.POSITIVE_INFINITY;
}
