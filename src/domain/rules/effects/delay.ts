import { type DrawKey, draw, drawBetween } from '../../random.ts';
import { HOUR_MS } from '../../time/instant.ts';
import type { Delay } from '../rule.ts';

/** No answer is delayed longer, whatever a distribution draws. */
export const MAX_DELAY_MS = HOUR_MS;

/** How many standard deviations above its median the 99th percentile of a normal distribution lies. */
const P99_DEVIATIONS = 2.3263478740408408;

/** Whole milliseconds to hold an answer back: the same for the same seed and keys. */
export function drawDelayMs(delay: Delay, seed: string, ...keys: readonly DrawKey[]): number {
  return Math.round(Math.min(MAX_DELAY_MS, exactDelayMs(delay, seed, keys)));
}

function exactDelayMs(delay: Delay, seed: string, keys: readonly DrawKey[]): number {
  switch (delay.kind) {
    case 'fixed':
      return delay.ms;
    case 'uniform':
      return drawBetween(delay.minMs, delay.maxMs, seed, ...keys, 'delay');
    case 'log-normal': {
      const deviation = Math.log(delay.p99Ms / delay.medianMs) / P99_DEVIATIONS;
      return delay.medianMs * Math.exp(deviation * drawNormal(seed, keys));
    }
  }
}

/** A draw from the standard normal distribution (Box and Muller). */
function drawNormal(seed: string, keys: readonly DrawKey[]): number {
  const radius = Math.sqrt(-2 * Math.log(1 - draw(seed, ...keys, 'delay', 'radius')));
  return radius * Math.cos(2 * Math.PI * draw(seed, ...keys, 'delay', 'angle'));
}
