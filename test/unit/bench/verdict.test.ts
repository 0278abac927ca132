import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fromBench } from './from-bench.ts';

interface Row {
  readonly what: string;
  readonly miss: number;
  readonly met: boolean;
}

const {
  judged,
  atMost,
  under,
  atLeast,
  exactly,
  readTolerance,
  conclude,
}: {
  judged(row: { what: string }, miss: number): Row;
  atMost(most: number, value: number): number;
  under(limit: number, value: number): number;
  atLeast(least: number, value: number): number;
  exactly(isRight: boolean): number;
  readTolerance(flags: { tolerance?: string; 'report-only'?: boolean }): number | undefined;
  conclude(rows: Row[], tolerance: number | undefined): void;
} = await import(fromBench('verdict.mjs'));

let written = '';

beforeEach(() => {
  written = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written += text;
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

/** What is taken for a failure. */
function failuresOf(rows: Row[], tolerance: number | undefined): string {
  conclude(rows, tolerance);
  const { exitCode } = process;
  expect(exitCode).toBe(written === '' ? undefined : 1);
  return written;
}

test.each([
  ['at most 20', atMost(20, 20), atMost(20, 20.1)],
  ['under 20', under(20, 19.9), under(20, 20)],
  ['at least 0.9', atLeast(0.9, 0.9), atLeast(0.9, 0.89)],
  ['right', exactly(true), exactly(false)],
])('A target is met or missed: %s', (what, kept, missed) => {
  expect([judged({ what }, kept).met, judged({ what }, missed).met]).toEqual([true, false]);
});

test('A figure may miss its target by the tolerance, what is wrong may not', () => {
  const rows = [
    judged({ what: 'slow' }, atMost(20, 39)),
    judged({ what: 'slower' }, atMost(20, 41)),
    judged({ what: 'few' }, atLeast(10, 4)),
    judged({ what: 'wrong' }, exactly(false)),
    judged({ what: 'not measured' }, Number.NaN),
  ];
  expect(failuresOf(rows, 1)).toBe(
    'Missed, even with a tolerance of 1:\n- slower\n- few\n- wrong\n- not measured\n',
  );
});

test('Without a tolerance every missed target fails', () => {
  expect(failuresOf([judged({ what: 'slow' }, 1.01), judged({ what: 'fine' }, 1)], 0)).toBe(
    'Missed:\n- slow\n',
  );
});

test('A mere report fails for nothing', () => {
  expect(failuresOf([judged({ what: 'wrong' }, exactly(false))], undefined)).toBe('');
});

test('The tolerance is a share, none as a rule, and nothing binds where only a report is wanted', () => {
  expect(readTolerance({})).toBe(0);
  expect(readTolerance({ tolerance: '0.5' })).toBe(0.5);
  expect(readTolerance({ tolerance: '1', 'report-only': true })).toBeUndefined();
  for (const tolerance of ['half', '-1'])
    expect(() => readTolerance({ tolerance })).toThrow(
      `--tolerance takes a share such as 0.5, not "${tolerance}".`,
    );
});
