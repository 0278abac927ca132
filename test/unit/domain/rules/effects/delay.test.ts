import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawDelayMs, MAX_DELAY_MS } from '../../../../../src/domain/rules/effects/delay.ts';
import type { Delay } from '../../../../../src/domain/rules/rule.ts';

function drawMany(delay: Delay): number[] {
  return Array.from({ length: 10_000 }, (_, i) => drawDelayMs(delay, 'seed', 'rule', 'slow', i)).sort(
    (a, b) => a - b,
  );
}

describe('A delay', () => {
  test('is fixed', () => {
    expect(drawDelayMs({ kind: 'fixed', ms: 250 }, 'seed', 1)).toBe(250);
  });

  test('is drawn evenly between two bounds', () => {
    const drawn = drawMany({ kind: 'uniform', minMs: 1_000, maxMs: 3_000 });
    expect(drawn[0]).toBeGreaterThanOrEqual(1_000);
    expect(drawn.at(-1)).toBeLessThanOrEqual(3_000);
    expect(Math.abs((drawn[5_000] ?? 0) - 2_000)).toBeLessThan(60);
  });

  test('is drawn around a median with a long tail', () => {
    const drawn = drawMany({ kind: 'log-normal', medianMs: 200, p99Ms: 2_000 });
    expect(Math.abs((drawn[5_000] ?? 0) - 200)).toBeLessThan(12);
    expect(Math.abs((drawn[9_900] ?? 0) - 2_000)).toBeLessThan(400);
  });

  test('is the median where the 99th percentile is the same', () => {
    expect(drawDelayMs({ kind: 'log-normal', medianMs: 70, p99Ms: 70 }, 'seed', 1)).toBe(70);
  });

  test('is the same in every run, whole, and never longer than an hour', () => {
    const ms = fc.integer({ min: 1, max: MAX_DELAY_MS });
    fc.assert(
      fc.property(ms, ms, fc.string(), fc.nat(), (a, b, seed, call) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const delay: Delay = { kind: 'log-normal', medianMs: low, p99Ms: high };
        const drawn = drawDelayMs(delay, seed, call);
        expect(Number.isInteger(drawn) && drawn >= 0 && drawn <= MAX_DELAY_MS).toBe(true);
        expect(drawDelayMs(delay, seed, call)).toBe(drawn);
      }),
    );
  });
});
