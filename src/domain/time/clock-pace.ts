import type { Instant } from './instant.ts';

export type ClockMode = 'real' | 'scaled' | 'frozen';

/** How a clock runs: `factor` virtual seconds pass in a real one (1 real, 0 frozen). */
export interface ClockPace {
  readonly mode: ClockMode;
  readonly factor: number;
}

/** A clock as data: its pace and the instant it shows. */
export interface ClockState extends ClockPace {
  readonly at: Instant;
}

/** How an account's clock starts, and how it runs again after a reset. Without `at` it shows the machine's time. */
export type ClockStart = ClockPace & { readonly at?: Instant };

export const REAL_PACE: ClockPace = { mode: 'real', factor: 1 };
export const FROZEN_PACE: ClockPace = { mode: 'frozen', factor: 0 };

export function scaledPace(factor: number): ClockPace {
  return { mode: 'scaled', factor };
}

const SCALED = /^x(\d{1,6}(?:\.\d{1,3})?)$/;

/** Reads `real` or `running`, `frozen`, or a factor such as `x60`; undefined for anything else. */
export function parsePace(text: string): ClockPace | undefined {
  if (text === 'real' || text === 'running') return REAL_PACE;
  if (text === 'frozen') return FROZEN_PACE;
  const factor = Number(SCALED.exec(text)?.[1] ?? 0);
  return factor > 0 ? scaledPace(factor) : undefined;
}

/** @throws RangeError where a clock that shows `from` would be set to an earlier instant */
export function requireForward(from: Instant, to: Instant): void {
  if (to < from)
    throw new RangeError('Failed to move the clock: time never goes back. Reset or restore instead.');
}
