import { describe, expect, it } from 'vitest';
import { parseDuration } from '../../../../src/domain/time/duration.ts';
import { formatInstant, parseInstant, utcDayOf, utcHourOf } from '../../../../src/domain/time/instant.ts';

describe('An instant', () => {
  it.each([
    ['2025-06-01T18:00:00Z', Date.UTC(2025, 5, 1, 18)],
    ['2025-06-01T18:00Z', Date.UTC(2025, 5, 1, 18)],
    ['2025-06-01T18:00:00.123Z', Date.UTC(2025, 5, 1, 18, 0, 0, 123)],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
    ['2025-06-01T18:00:00z', Date.UTC(2025, 5, 1, 18)],
    ['2025-06-01t18:00:00+00:00', Date.UTC(2025, 5, 1, 18)],
    ['2025-06-01 18:00:00-00:00', Date.UTC(2025, 5, 1, 18)],
    ['2025-06-01T18:00+00:00', Date.UTC(2025, 5, 1, 18)],
    ['2025-06-01T18:00:00.1Z', Date.UTC(2025, 5, 1, 18, 0, 0, 100)],
    ['2025-06-01T18:00:00.123999999999999999999+00:00', Date.UTC(2025, 5, 1, 18, 0, 0, 123)],
  ])('is read from %s', (text, at) => {
    expect(parseInstant(text)).toBe(at);
  });

  it.each([
    '2025-02-30T00:00:00Z',
    '2025-02-29T00:00:00Z',
    '2025-13-01T00:00:00Z',
    '2025-06-01T25:00:00Z',
    '2025-06-01T18:00:00',
    '2025-06-01T18:00:00+02:00',
    '2025-06-01T18:00:00-00:01',
    '2025-06-01T18:00:00+0000',
    '2025-06-01T18:00:00 Z',
    '2025-06-01T18:00:00.Z',
    '2025-06-01T18:00.5Z',
    '2025-06-01T24:00:00Z',
    '2025-06-01T18:00:60Z',
    '2025-06-01_18:00:00Z',
    '2025-06-01',
    'tomorrow',
    '',
  ])('is not read from %j', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it('is written with milliseconds and Z', () => {
    expect(formatInstant(Date.UTC(2025, 0, 23, 10, 30))).toBe('2025-01-23T10:30:00.000Z');
  });

  it('knows its UTC hour and day, before 1970 too', () => {
    expect(utcHourOf(Date.UTC(2025, 0, 1, 13, 30))).toBe(13.5);
    expect(utcHourOf(-1)).toBeCloseTo(24, 5);
    expect(utcDayOf(-1)).toBe(Date.UTC(1969, 11, 31));
  });
});

describe('A duration', () => {
  it.each([
    ['30m', 1_800_000],
    ['1.5h', 5_400_000],
    ['0.25h', 900_000],
    ['45s', 45_000],
    ['500ms', 500],
    ['2d', 172_800_000],
  ])('%s is %d ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(['', '30', 'm', '-5m', '1e3s', '1.5.5h', '5 m', '30M'])('%j is none', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});
