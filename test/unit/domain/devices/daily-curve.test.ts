import { expect, test } from 'vitest';
import {
  createDailyCurve,
  cycleMsOf,
  levelOnStretch,
  stretchAt,
  stretchEndAfter,
} from '../../../../src/domain/devices/signals/daily-curve.ts';
import { DAY_MS, HOUR_MS } from '../../../../src/domain/time/instant.ts';
import { utc } from './fleet.ts';

const six = utc('2025-01-23T06:00:00Z');

test('a cycle runs from 06:00 to 06:00, also for the fraction of a millisecond before it turns', () => {
  expect(cycleMsOf(six)).toBe(0);
  expect(cycleMsOf(six - 1)).toBe(DAY_MS - 1);
  for (let day = 0; day < 3_000; day++) {
    const turn = six + day * DAY_MS * 4;
    const hairMs = 2 ** (Math.floor(Math.log2(turn)) - 52);
    expect(cycleMsOf(turn - hairMs)).toBe(DAY_MS - hairMs);
    expect(cycleMsOf(turn + hairMs)).toBe(hairMs);
  }
  expect(cycleMsOf(utc('1969-12-31T05:00:00Z'))).toBe(23 * HOUR_MS);
});

test('the line that begins at an hour rules from that hour on', () => {
  const curve = createDailyCurve([
    { untilHour: 12, fromPercent: 10, toPercent: 40 },
    { untilHour: 30, fromPercent: 50, toPercent: 14 },
  ]);
  expect(levelOnStretch(stretchAt(curve, six), six)).toBe(10);
  const noon = six + 6 * HOUR_MS;
  expect(levelOnStretch(stretchAt(curve, noon - 1), noon - 1)).toBeCloseTo(40, 4);
  expect(levelOnStretch(stretchAt(curve, noon), noon)).toBe(50);
  expect(stretchAt(curve, noon + 9 * HOUR_MS).slopePercentPerHour).toBe(-2);
});

test('every stretch ends at an instant that belongs to the next, whatever the hour it was drawn to', () => {
  for (let i = 0; i < 1000; i++) {
    const curve = createDailyCurve([
      { untilHour: 8 + i / 1234.5, fromPercent: 10, toPercent: 40 },
      { untilHour: 30, fromPercent: 40, toPercent: 10 },
    ]);
    const first = stretchAt(curve, six);
    expect(stretchAt(curve, stretchEndAfter(first, six + 1))).toBe(curve[1]);
  }
});

test('lines that do not reach round the day are refused', () => {
  const curve = createDailyCurve([{ untilHour: 29, fromPercent: 0, toPercent: 1 }]);
  expect(() => stretchAt(curve, six - 1)).toThrow('it does not fill the day');
});
