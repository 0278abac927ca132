import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deviceAt } from '../../../../src/domain/devices/index.ts';
import type { SolarInverter } from '../../../../src/domain/entities.ts';
import { DAY_MS, HOUR_MS, type Instant, utcDayOf, utcHourOf } from '../../../../src/domain/time/instant.ts';
import { anyInstant, anyInverter, DAYS, referenceInverter, SEED, utc } from './fleet.ts';

const at = (time: string, inverter: SolarInverter = referenceInverter) =>
  deviceAt(SEED, inverter, [], utc(time));

describe('the power of the reference inverter', () => {
  test.each([
    ['00:00:00.000', 0],
    ['05:59:59.999', 0],
    ['06:00:00.000', 0],
    ['07:00:00.000', (3 - 2 / 3) / 9],
    ['07:30:00.000', 0.5],
    ['09:00:00.000', 1],
    ['12:00:00.000', 1],
    ['15:00:00.000', 1],
    ['16:30:00.000', 0.5],
    ['17:00:00.000', (3 - 2 / 3) / 9],
    ['18:00:00.000', 0],
    ['23:59:59.999', 0],
  ])('at %s in June is %d of the peak', (time, share) => {
    const state = at(`2025-06-21T${time}Z`);
    expect(state.powerKw).toBeCloseTo(8 * share, 12);
    expect(state.producing).toBe(share > 0);
    expect(state.status).toBe(share > 0 ? 'producing' : 'idle');
  });

  test.each([
    [1, (0.65 + 0.35 * Math.cos((5 * Math.PI) / 6)) * 8],
    [3, 0.65 * 8],
    [6, 8],
    [9, 0.65 * 8],
    [12, 2.4],
  ])('at noon in month %i is %d kW', (month, powerKw) => {
    for (const day of ['01', '15', '28']) {
      const date = `2025-${String(month).padStart(2, '0')}-${day}`;
      expect(at(`${date}T12:00:00Z`).powerKw).toBeCloseTo(powerKw, 12);
    }
  });

  test('is exactly 1.0 and 0.3 of the peak in June and December', () => {
    expect(at('2025-06-01T12:00:00Z').powerKw).toBe(8);
    expect(at('2025-12-31T12:00:00Z').powerKw).toBe(8 * 0.3);
  });

  test.each([
    [6, 9, 1],
    [15, 18, -1],
  ])('from %i to %i only rises or only falls', (from, to, sign) => {
    let last = at(`2025-04-10T${String(from).padStart(2, '0')}:00:00Z`).powerKw;
    for (let minute = 1; minute <= (to - from) * 60; minute++) {
      const { powerKw } = deviceAt(
        SEED,
        referenceInverter,
        [],
        utc('2025-04-10') + from * HOUR_MS + minute * 60_000,
      );
      expect((powerKw - last) * sign).toBeGreaterThan(0);
      last = powerKw;
    }
  });
});

test('the power has neither a jump nor a corner at any time of the year', () => {
  // A smooth ramp over three hours bends by at most 6 / 9 of the peak per hour squared.
  const steepest = (8 * 1.5) / 3;
  const sharpest = (8 * 6) / 9;
  const stepHours = 1 / 60;
  fc.assert(
    fc.property(anyInstant, (instant) => {
      const [before, now, after] = [-1, 0, 1].map(
        (step) => deviceAt(SEED, referenceInverter, [], instant + step * stepHours * HOUR_MS).powerKw,
      ) as [number, number, number];
      expect(Math.abs(after - now)).toBeLessThanOrEqual(steepest * stepHours + 1e-9);
      expect(Math.abs(after - 2 * now + before)).toBeLessThanOrEqual(sharpest * stepHours ** 2 + 1e-9);
    }),
    { numRuns: 2000 },
  );
});

test('an inverter that is no reference gives between 97 and 100 % of the documented power', () => {
  fc.assert(
    fc.property(anyInverter, anyInstant, (inverter, instant) => {
      const { powerKw, producing } = deviceAt(SEED, inverter, [], instant);
      const documentedKw = deviceAt(SEED, { ...inverter, reference: true }, [], instant).powerKw;
      expect(powerKw).toBeLessThanOrEqual(documentedKw);
      expect(powerKw).toBeGreaterThanOrEqual(documentedKw * 0.97 - 1e-12);
      expect(powerKw).toBeLessThanOrEqual(inverter.peakKw);
      expect(producing).toBe(powerKw > 0);
      const hour = utcHourOf(instant);
      expect(producing).toBe(hour > 6 && hour < 18);
    }),
  );
});

describe('the meter', () => {
  const energyAt = (inverter: SolarInverter, instant: Instant) =>
    deviceAt(SEED, inverter, [], instant).energyTotalKwh;

  test('of one whole day in June is nine hours of the peak', () => {
    const inverter = { ...referenceInverter, installedAt: utc('2025-06-10') };
    expect(at('2025-06-11T00:00:00Z', inverter).energyTotalKwh).toBeCloseTo(72, 9);
    expect(at('2025-06-10T12:00:00Z', inverter).energyTotalKwh).toBeCloseTo(36, 9);
    expect(at('2025-06-10T09:00:00Z', inverter).energyTotalKwh).toBeCloseTo(12, 9);
  });

  test.each(DAYS)('counts every day of the year up to %s', (day) => {
    const inverter = { ...referenceInverter, installedAt: utc('2023-03-01') };
    let energyKwh = 0;
    for (let midnight = inverter.installedAt; midnight < utc(day); midnight += DAY_MS) {
      energyKwh += 9 * deviceAt(SEED, inverter, [], midnight + 12 * HOUR_MS).powerKw;
    }
    expect(energyAt(inverter, utc(day))).toBeCloseTo(energyKwh, 6);
  });

  test('reads nothing before the installation, and the sun shines all the same', () => {
    const inverter = { ...referenceInverter, installedAt: utc('2025-06-10') };
    expect(at('2025-06-09T12:00:00Z', inverter)).toMatchObject({ energyTotalKwh: 0, powerKw: 8 });
  });

  test('is the integral of the power', () => {
    fc.assert(
      fc.property(
        anyInverter,
        anyInstant,
        fc.integer({ min: 0, max: 40 * HOUR_MS }),
        (inverter, from, spanMs) => {
          const steps = 2000;
          let energyKwh = 0;
          for (let i = 0; i < steps; i++) {
            const middle = from + ((i + 0.5) * spanMs) / steps;
            energyKwh += (deviceAt(SEED, inverter, [], middle).powerKw * spanMs) / steps / HOUR_MS;
          }
          const metered = energyAt(inverter, from + spanMs) - energyAt(inverter, from);
          expect(Math.abs(metered - energyKwh)).toBeLessThan(1e-4 * inverter.peakKw);
        },
      ),
    );
  });

  test('never falls, not by the last digit', () => {
    const gap = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 90 * DAY_MS }));
    const nearDusk = anyInstant.map((instant) => utcDayOf(instant) + 18 * HOUR_MS - 2);
    fc.assert(
      fc.property(anyInverter, fc.oneof(anyInstant, nearDusk), gap, (inverter, from, gapMs) => {
        expect(energyAt(inverter, from + gapMs)).toBeGreaterThanOrEqual(energyAt(inverter, from));
      }),
      { numRuns: 20_000 },
    );
  });
});
