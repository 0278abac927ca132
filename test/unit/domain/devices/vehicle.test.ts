import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StandingCommand } from '../../../../src/domain/device-command.ts';
import { deviceAt } from '../../../../src/domain/devices/index.ts';
import { DAY_MS, type Instant, MINUTE_MS, utcHourOf } from '../../../../src/domain/time/instant.ts';
import { times } from '../../../support/proof.ts';
import {
  anyHistory,
  anyInstant,
  anyVehicle,
  chargerCommand,
  commandsAt,
  DAYS,
  fineInstants,
  instantAround,
  referenceVehicle,
  SEED,
  utc,
} from './fleet.ts';
import { expectLevelToIntegrateSlope } from './level-integration.ts';

const at = (time: string, commands: readonly StandingCommand[] = [], vehicle = referenceVehicle) =>
  deviceAt(SEED, vehicle, commands, utc(time));

describe('the documented day of the reference vehicle', () => {
  const night = 32 / 9;
  const figures = [
    ['00:00:00.000', 50 + 3 * night, true, night],
    ['05:59:59.999', 82, true, night],
    ['06:00:00.000', 82, true, 6.5],
    ['07:00:00.000', 88.5, true, 6.5],
    ['08:00:00.000', 95, true, 0],
    ['08:59:59.999', 95, true, 0],
    ['09:00:00.000', 95, false, 0],
    ['13:00:00.000', 83, false, 0],
    ['16:59:59.999', 71, false, 0],
    ['17:00:00.000', 70, false, 0],
    ['19:00:00.000', 60, false, 0],
    ['20:59:59.999', 50, false, 0],
    ['21:00:00.000', 50, true, night],
    ['23:59:59.999', 50 + 3 * night, true, night],
  ] as const;

  test.each(DAYS)('has every figure on %s', (day) => {
    for (const [time, levelPercent, plugged, slope] of figures) {
      const state = at(`${day}T${time}Z`);
      expect(state.levelPercent, time).toBeCloseTo(levelPercent, time.endsWith('.999') ? 5 : 10);
      expect(state.plugged, time).toBe(plugged);
      expect(state.charging, time).toBe(slope > 0);
      expect(state.chargeRateKw, time).toBeCloseTo(slope * 0.75, 10);
      expect(state.rangeKm, time).toBeCloseTo((levelPercent / 100) * 440, 4);
      expect(state.fullyCharged, time).toBe(levelPercent === 95);
      const minutes = slope > 0 ? ((95 - levelPercent) / slope) * 60 : 0;
      expect(state.chargeTimeRemainingMinutes, time).toBeCloseTo(minutes, 3);
    }
  });

  test.each([
    ['06:00', 82],
    ['08:00', 95],
    ['09:00', 95],
    ['17:00', 70],
    ['21:00', 50],
  ])('is to the last digit right at %s', (time, levelPercent) => {
    expect(at(`2025-01-23T${time}:00Z`).levelPercent).toBe(levelPercent);
  });
});

describe('a vehicle that is no reference', () => {
  test('lies within three points of the documented level where its limit allows', () => {
    const limits = fc.integer({ min: 92, max: 98 });
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), limits, anyInstant, (id, chargeLimitPercent, instant) => {
        const vehicle = { ...referenceVehicle, id, chargeLimitPercent, reference: false };
        const distance =
          deviceAt(SEED, vehicle, [], instant).levelPercent -
          deviceAt(SEED, referenceVehicle, [], instant).levelPercent;
        expect(Math.abs(distance)).toBeLessThanOrEqual(3 + 1e-9);
      }),
      { numRuns: times({ quick: 200, full: 1000 }) },
    );
  });

  test.each([20, 50, 80, 90, 95, 100])(
    'with a limit of %i %% is full every morning and never above',
    (limit) => {
      const vehicle = {
        ...referenceVehicle,
        id: `limit-${limit}`,
        chargeLimitPercent: limit,
        reference: false,
      };
      expect(at('2025-01-23T08:59:59Z', [], vehicle)).toMatchObject({
        levelPercent: limit,
        plugged: true,
        charging: false,
        fullyCharged: true,
      });
      expect(at('2025-01-23T21:00:00Z', [], vehicle).levelPercent).toBeGreaterThanOrEqual(5);
    },
  );

  test('with too little power for the documented distance drives less instead of charging more', () => {
    const vehicle = { ...referenceVehicle, id: 'weak', maxChargeKw: 1.4, reference: false };
    expect(at('2025-01-23T08:44:00Z', [], vehicle).fullyCharged).toBe(false);
    expect(at('2025-01-23T08:45:00Z', [], vehicle).fullyCharged).toBe(true);
    expect(at('2025-01-23T03:00:00Z', [], vehicle).chargeRateKw).toBeLessThanOrEqual(1.4);
  });
});

describe('a standing command of the charger', () => {
  const late = '2025-01-23T22:00:00Z';
  const levelAtLate = 50 + 32 / 9;

  test('start charges at full power up to the limit', () => {
    const commands = commandsAt([late, { kind: 'charger.start' }]);
    const state = at(late, commands);
    expect(state.chargeRateKw).toBeCloseTo(11, 12);
    expect(state.chargeTimeRemainingMinutes).toBeCloseTo(((95 - levelAtLate) / 100) * (75 / 11) * 60, 9);
    expect(at('2025-01-23T23:00:00Z', commands).levelPercent).toBeCloseTo(levelAtLate + 1100 / 75, 9);
    expect(at('2025-01-24T06:00:00Z', commands)).toMatchObject({
      levelPercent: 95,
      charging: false,
      fullyCharged: true,
      chargeRateKw: 0,
      chargeTimeRemainingMinutes: 0,
    });
  });

  test('start given on the road takes effect when the vehicle is back', () => {
    const commands = commandsAt(['2025-01-23T12:00:00Z', { kind: 'charger.start' }]);
    expect(at('2025-01-23T20:00:00Z', commands)).toMatchObject({ plugged: false, charging: false });
    expect(at('2025-01-23T21:00:00Z', commands).chargeRateKw).toBeCloseTo(11, 12);
  });

  test('stop keeps the level flat while plugged in, day after day down to where it stays parked', () => {
    const commands = commandsAt([late, { kind: 'charger.stop' }]);
    expect(at('2025-01-24T08:59:59Z', commands)).toMatchObject({ plugged: true, charging: false });
    expect(at('2025-01-24T08:59:59Z', commands).levelPercent).toBeCloseTo(levelAtLate, 10);
    expect(at('2025-01-24T12:00:00Z', commands).levelPercent).toBeCloseTo(levelAtLate - 9, 9);
    for (const time of ['2025-01-25T21:00:00Z', '2026-01-25T12:00:00Z']) {
      expect(at(time, commands)).toMatchObject({ levelPercent: 5, charging: false });
    }
  });

  test('a limit caps the pattern, a start, and outlives a stop', () => {
    const limit = commandsAt([late, { kind: 'charger.limit', maxPowerKw: 2 }]);
    expect(at(late, limit).chargeRateKw).toBeCloseTo(2, 12);
    expect(at('2025-01-24T02:00:00Z', limit).levelPercent).toBeCloseTo(levelAtLate + 800 / 75, 9);
    const stopped = [...limit, ...commandsAt(['2025-01-24T02:00:00Z', { kind: 'charger.stop' }])];
    expect(at('2025-01-24T02:00:00Z', stopped).chargeRateKw).toBe(0);
    const started = [...stopped, ...commandsAt(['2025-01-24T03:00:00Z', { kind: 'charger.start' }])];
    expect(at('2025-01-24T03:00:00Z', started).chargeRateKw).toBeCloseTo(2, 12);
  });

  test('a limit of nothing, or next to nothing, is a stop', () => {
    for (const maxPowerKw of [0, Number.MIN_VALUE]) {
      const commands = commandsAt([late, { kind: 'charger.limit', maxPowerKw }]);
      expect(at(late, commands)).toMatchObject({ charging: false, chargeTimeRemainingMinutes: 0 });
    }
  });

  test('a limit above what the pattern needs changes nothing', () => {
    const commands = commandsAt([late, { kind: 'charger.limit', maxPowerKw: 10 }]);
    for (const time of [late, '2025-01-24T07:00:00Z', '2025-01-24T17:00:00Z', '2025-06-01T22:00:00Z']) {
      expect(at(time, commands)).toEqual(at(time));
    }
  });

  test('a limit between the slope of the night and of the morning only slows the morning', () => {
    const commands = commandsAt([late, { kind: 'charger.limit', maxPowerKw: 4 }]);
    expect(at('2025-01-24T05:00:00Z', commands)).toEqual(at('2025-01-24T05:00:00Z'));
    expect(at('2025-01-24T07:00:00Z', commands).chargeRateKw).toBeCloseTo(4, 12);
    expect(at('2025-01-24T08:59:00Z', commands)).toMatchObject({ levelPercent: 95, fullyCharged: true });
  });

  test('release charges back to the pattern at full power and then follows it exactly', () => {
    const commands = commandsAt(
      [late, { kind: 'charger.stop' }],
      ['2025-01-24T02:00:00Z', { kind: 'release' }],
    );
    const state = at('2025-01-24T02:00:00Z', commands);
    expect(state.levelPercent).toBeCloseTo(levelAtLate, 10);
    expect(state.chargeRateKw).toBeCloseTo(11, 12);
    for (const time of ['2025-01-24T04:00:00Z', '2025-01-24T17:00:00Z', '2025-06-01T22:00:00Z']) {
      expect(at(time, commands)).toEqual(at(time));
    }
  });

  test('release above the pattern waits for it', () => {
    const commands = commandsAt(
      [late, { kind: 'charger.start' }],
      ['2025-01-24T00:00:00Z', { kind: 'release' }],
    );
    const reached = levelAtLate + 2200 / 75;
    expect(at('2025-01-24T05:00:00Z', commands)).toMatchObject({ plugged: true, charging: false });
    expect(at('2025-01-24T05:00:00Z', commands).levelPercent).toBeCloseTo(reached, 9);
    expect(at('2025-01-24T08:00:00Z', commands)).toEqual(at('2025-01-24T08:00:00Z'));
  });

  test('release ends on the daily pattern after any history', () => {
    fc.assert(
      fc.property(anyHistory(anyVehicle, chargerCommand), anyInstant, ({ device, commands }, at) => {
        const releasedAt = commands.at(-1)?.at ?? 0;
        const released = [...commands, { at: releasedAt, command: { kind: 'release' as const } }];
        // The weakest charger drawn gains a quarter of a point a day on a pattern that asks for all its power.
        const later = Math.max(at, releasedAt + 400 * DAY_MS);
        expect(deviceAt(SEED, device, released, later)).toEqual(deviceAt(SEED, device, [], later));
      }),
      { numRuns: times({ quick: 100, full: 500 }) },
    );
  });
});

describe('under any history', () => {
  const histories = anyHistory(anyVehicle, chargerCommand).chain((history) =>
    instantAround(history.commands).map((from) => ({ ...history, from })),
  );

  test('values stay in range and agree with each other', () => {
    fc.assert(
      fc.property(histories, ({ device, commands, from }) => {
        const state = deviceAt(SEED, device, commands, from);
        const { capacityKwh, chargeLimitPercent, fullRangeKm, maxChargeKw } = device;
        expect(state.levelPercent).toBeGreaterThanOrEqual(5 - 1e-9);
        expect(state.levelPercent).toBeLessThanOrEqual(chargeLimitPercent);
        expect(state.rangeKm).toBeCloseTo((state.levelPercent / 100) * fullRangeKm, 9);
        const hour = utcHourOf(from);
        expect(state.plugged).toBe(hour >= 21 || hour < 9);
        expect(state.charging).toBe(state.chargeRateKw > 0);
        if (!state.plugged) expect(state.charging).toBe(false);
        expect(state.fullyCharged).toBe(state.levelPercent >= chargeLimitPercent);
        if (state.fullyCharged) expect(state.charging).toBe(false);
        expect(state.chargeRateKw).toBeGreaterThanOrEqual(0);
        expect(state.chargeRateKw).toBeLessThanOrEqual(Math.min(maxChargeKw, capAt(commands, from) + 1e-9));
        const missingKwh = ((chargeLimitPercent - state.levelPercent) / 100) * capacityKwh;
        const hours = state.charging ? missingKwh / state.chargeRateKw : 0;
        expect(state.chargeTimeRemainingMinutes / 60).toBeCloseTo(hours, 6);
      }),
      { numRuns: times({ quick: 600, full: 3000 }) },
    );
  });

  test('the level is the integral of charging and driving, but for the documented jump of the pattern', () => {
    fc.assert(
      fc.property(histories, ({ device, commands, from }) => {
        const patternAt = (at: Instant) => deviceAt(SEED, device, [], at).levelPercent;
        expectLevelToIntegrateSlope({
          levelAt: (at) => deviceAt(SEED, device, commands, at).levelPercent,
          slopesAt: (at) => {
            const { plugged, chargeRateKw } = deviceAt(SEED, device, commands, at);
            const slope = (chargeRateKw / device.capacityKwh) * 100;
            // On the road it drives as its pattern does, or is parked at the floor.
            const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
            const driving = (patternAt(minute + 45_000) - patternAt(minute + 15_000)) * 120;
            return plugged ? [slope, slope] : [driving, 0];
          },
          patternAt,
          jumpHours: [17],
          instants: fineInstants(commands, from, 26),
        });
      }),
      { numRuns: times({ quick: 20, full: 100 }) },
    );
  });

  test('on the road the level falls as the pattern does, unless it is parked', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 7 * 60 }), ({ device, commands, from }, minutes) => {
        const last = Math.max(from, commands.at(-1)?.at ?? from);
        const left = Math.ceil(last / DAY_MS) * DAY_MS + 9 * 3_600_000 + minutes * MINUTE_MS;
        const levelAt = (at: Instant, given = commands) => deviceAt(SEED, device, given, at).levelPercent;
        const fallen = levelAt(left) - levelAt(left + 30 * MINUTE_MS);
        const patternFallen = levelAt(left, []) - levelAt(left + 30 * MINUTE_MS, []);
        if (levelAt(left + 30 * MINUTE_MS) > 5 + 1e-9) expect(fallen).toBeCloseTo(patternFallen, 9);
        else expect(fallen).toBeLessThanOrEqual(patternFallen + 1e-9);
      }),
      { numRuns: times({ quick: 100, full: 500 }) },
    );
  });
});

function capAt(commands: readonly StandingCommand[], at: Instant): number {
  let capKw = Infinity;
  for (const entry of commands) {
    if (entry.at > at) break;
    if (entry.command.kind === 'charger.limit') capKw = entry.command.maxPowerKw;
    if (entry.command.kind === 'release') capKw = Infinity;
  }
  return capKw;
}
