import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StandingCommand } from '../../../../src/domain/device-command.ts';
import { deviceAt } from '../../../../src/domain/devices/index.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../../../../src/domain/time/instant.ts';
import { times } from '../../../support/proof.ts';
import {
  anyBattery,
  anyHistory,
  anyInstant,
  batteryCommand,
  commandsAt,
  DAYS,
  fineInstants,
  instantAround,
  referenceBattery,
  SEED,
  utc,
} from './fleet.ts';
import { expectLevelToIntegrateSlope } from './level-integration.ts';

const at = (time: string, commands: readonly StandingCommand[] = [], battery = referenceBattery) =>
  deviceAt(SEED, battery, commands, utc(time));

describe('the documented day of the reference battery', () => {
  const figures = [
    ['00:00:00.000', 30 + (40 * 3) / 9, 'charging', 40 / 9],
    ['03:00:00.000', 30 + (40 * 6) / 9, 'charging', 40 / 9],
    ['06:00:00.000', 70, 'discharging', -8],
    ['07:30:00.000', 58, 'discharging', -8],
    ['08:59:59.999', 46, 'discharging', -8],
    ['09:00:00.000', 50, 'charging', 7],
    ['12:00:00.000', 71, 'charging', 7],
    ['14:59:59.999', 92, 'charging', 7],
    ['15:00:00.000', 90, 'discharging', -10],
    ['18:00:00.000', 60, 'discharging', -10],
    ['20:59:59.999', 30, 'discharging', -10],
    ['21:00:00.000', 30, 'charging', 40 / 9],
    ['23:59:59.999', 30 + (40 * 3) / 9, 'charging', 40 / 9],
  ] as const;

  test.each(DAYS)('has every figure on %s', (day) => {
    for (const [time, levelPercent, status, slope] of figures) {
      const state = at(`${day}T${time}Z`);
      expect(state.status, time).toBe(status);
      expect(state.levelPercent, time).toBeCloseTo(levelPercent, time.endsWith('.999') ? 5 : 10);
      expect(state.chargeRateKw, time).toBeCloseTo((slope * 13.5) / 100, 10);
    }
  });

  test.each([
    ['06:00', 70],
    ['09:00', 50],
    ['15:00', 90],
    ['21:00', 30],
  ])('is to the last digit right at %s', (time, levelPercent) => {
    expect(at(`2025-01-23T${time}:00Z`).levelPercent).toBe(levelPercent);
  });
});

describe('a battery that is no reference', () => {
  test('lies within three points of the documented level, always by the same distance', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), anyInstant, anyInstant, (id, one, other) => {
        const battery = { ...referenceBattery, id, reference: false };
        const distanceAt = (instant: Instant): number =>
          deviceAt(SEED, battery, [], instant).levelPercent -
          deviceAt(SEED, referenceBattery, [], instant).levelPercent;
        expect(Math.abs(distanceAt(one))).toBeLessThanOrEqual(3);
        expect(distanceAt(one)).toBeCloseTo(distanceAt(other), 10);
      }),
    );
  });

  test('differs with its id and with the seed', () => {
    const levelOf = (seed: string, id: string) =>
      deviceAt(seed, { ...referenceBattery, id, reference: false }, [], utc('2025-01-23')).levelPercent;
    expect(new Set([levelOf('a', 'x'), levelOf('a', 'y'), levelOf('b', 'x')]).size).toBe(3);
  });

  test('never discharges below its own limit by its pattern', () => {
    const battery = { ...referenceBattery, dischargeLimitPercent: 45, reference: false };
    expect(at('2025-01-23T21:00:00Z', [], battery).levelPercent).toBeCloseTo(45, 10);
  });
});

describe('a standing command', () => {
  const noon = '2025-01-23T12:00:00Z';

  test('to charge rises at full power from where the level is', () => {
    const commands = commandsAt([noon, { kind: 'battery.mode', mode: 'charge' }]);
    expect(at(noon, commands)).toEqual({
      family: 'battery',
      status: 'charging',
      levelPercent: 71,
      chargeRateKw: 5,
    });
    expect(at('2025-01-23T12:30:00Z', commands).levelPercent).toBeCloseTo(71 + 2.5 / 0.135, 9);
  });

  test('to charge stops at 100 % and then stands idle', () => {
    const commands = commandsAt([noon, { kind: 'battery.mode', mode: 'charge' }]);
    const full = { family: 'battery', status: 'idle', levelPercent: 100, chargeRateKw: 0 };
    expect(at('2025-01-23T13:00:00Z', commands)).toEqual(full);
    expect(at('2026-01-23T13:00:00Z', commands)).toEqual(full);
  });

  test('to charge to a target stops there, and at once where the level is there already', () => {
    const to80 = commandsAt([noon, { kind: 'battery.mode', mode: 'charge', targetPercent: 80 }]);
    expect(at('2025-01-24T00:00:00Z', to80)).toMatchObject({ status: 'idle', levelPercent: 80 });
    const to60 = commandsAt([noon, { kind: 'battery.mode', mode: 'charge', targetPercent: 60 }]);
    expect(at(noon, to60)).toMatchObject({ status: 'idle', levelPercent: 71, chargeRateKw: 0 });
    expect(at('2025-01-24T00:00:00Z', to60)).toMatchObject({ status: 'idle', levelPercent: 71 });
  });

  test('to discharge stops at the limit, or at a target above it', () => {
    const down = commandsAt([noon, { kind: 'battery.mode', mode: 'discharge' }]);
    expect(at(noon, down).chargeRateKw).toBe(-5.8);
    expect(at('2025-01-24T00:00:00Z', down)).toMatchObject({ status: 'idle', levelPercent: 20 });
    const to40 = commandsAt([noon, { kind: 'battery.mode', mode: 'discharge', targetPercent: 40 }]);
    expect(at('2025-01-24T00:00:00Z', to40)).toMatchObject({ status: 'idle', levelPercent: 40 });
    const to90 = commandsAt([noon, { kind: 'battery.mode', mode: 'discharge', targetPercent: 90 }]);
    expect(at('2025-01-24T00:00:00Z', to90)).toMatchObject({ status: 'idle', levelPercent: 71 });
  });

  test('to idle keeps the level until another replaces it', () => {
    const commands = commandsAt(
      [noon, { kind: 'battery.mode', mode: 'idle' }],
      ['2025-03-01T00:00:00Z', { kind: 'battery.mode', mode: 'charge', targetPercent: 75 }],
    );
    expect(at('2025-02-28T23:59:59Z', commands)).toMatchObject({ status: 'idle', levelPercent: 71 });
    expect(at('2025-03-02T00:00:00Z', commands)).toMatchObject({ status: 'idle', levelPercent: 75 });
  });
});

describe('a release', () => {
  test('goes back at full power until it meets the daily level, then follows it exactly', () => {
    const commands = commandsAt(
      ['2025-01-23T12:00:00Z', { kind: 'battery.mode', mode: 'idle' }],
      ['2025-01-23T14:00:00Z', { kind: 'release' }],
    );
    expect(at('2025-01-23T14:00:00Z', commands)).toMatchObject({ levelPercent: 71, chargeRateKw: 5 });
    const meetsAfterHours = 14 / (5 / 0.135 - 7);
    const before = deviceAt(
      SEED,
      referenceBattery,
      commands,
      utc('2025-01-23T14:00:00Z') + meetsAfterHours * HOUR_MS - 2,
    );
    expect(before.chargeRateKw).toBe(5);
    for (const time of ['2025-01-23T14:29:00Z', '2025-01-23T15:00:00Z', '2025-06-01T03:00:00Z']) {
      expect(at(time, commands)).toEqual(at(time));
    }
  });

  test('from above comes down at full power', () => {
    const commands = commandsAt(
      ['2025-01-23T06:00:00Z', { kind: 'battery.mode', mode: 'charge' }],
      ['2025-01-23T12:00:00Z', { kind: 'release' }],
    );
    expect(at('2025-01-23T12:00:00Z', commands)).toMatchObject({ levelPercent: 100, chargeRateKw: -5.8 });
    expect(at('2025-01-23T13:00:00Z', commands)).toEqual(at('2025-01-23T13:00:00Z'));
  });

  test('of a battery that follows its pattern changes nothing, jumps included', () => {
    const commands = commandsAt(['2025-01-23T08:00:00Z', { kind: 'release' }]);
    for (const time of ['2025-01-23T08:00:00Z', '2025-01-23T09:00:00Z', '2025-01-24T21:00:00Z']) {
      expect(at(time, commands)).toEqual(at(time));
    }
  });

  test('ends on the daily pattern after any history', () => {
    fc.assert(
      fc.property(anyHistory(anyBattery, batteryCommand), anyInstant, ({ device, commands }, at) => {
        const releasedAt = commands.at(-1)?.at ?? 0;
        const released = [...commands, { at: releasedAt, command: { kind: 'release' as const } }];
        // The slowest battery drawn takes days, not weeks.
        const later = Math.max(at, releasedAt + 30 * DAY_MS);
        expect(deviceAt(SEED, device, released, later)).toEqual(deviceAt(SEED, device, [], later));
      }),
    );
  });
});

describe('under any history', () => {
  const histories = anyHistory(anyBattery, batteryCommand).chain((history) =>
    instantAround(history.commands).map((from) => ({ ...history, from })),
  );

  test('level and rate stay in range, and the status tells the rate', () => {
    fc.assert(
      fc.property(histories, ({ device, commands, from }) => {
        const state = deviceAt(SEED, device, commands, from);
        expect(state.levelPercent).toBeGreaterThanOrEqual(0);
        expect(state.levelPercent).toBeGreaterThanOrEqual(device.dischargeLimitPercent - 1e-9);
        expect(state.levelPercent).toBeLessThanOrEqual(100);
        expect(state.chargeRateKw).toBeLessThanOrEqual(device.maxChargeKw);
        expect(state.chargeRateKw).toBeGreaterThanOrEqual(-device.maxDischargeKw);
        const status = ['discharging', 'idle', 'charging'][Math.sign(state.chargeRateKw) + 1];
        expect(state.status).toBe(status);
      }),
      { numRuns: times({ quick: 400, full: 2000 }) },
    );
  });

  test('the level is the integral of the rate, but for the documented jumps of the pattern', () => {
    fc.assert(
      fc.property(histories, ({ device, commands, from }) => {
        const read = (at: Instant) => deviceAt(SEED, device, commands, at);
        expectLevelToIntegrateSlope({
          levelAt: (at) => read(at).levelPercent,
          slopesAt: (at) => {
            const slope = (read(at).chargeRateKw / device.capacityKwh) * 100;
            return [slope, slope];
          },
          patternAt: (at) => deviceAt(SEED, device, [], at).levelPercent,
          jumpHours: [9, 15],
          instants: fineInstants(commands, from, 26),
        });
      }),
      { numRuns: times({ quick: 30, full: 150 }) },
    );
  });

  test('a charge never passes its target upwards, nor a discharge downwards', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 5 * DAY_MS }), ({ device, commands }, afterMs) => {
        const last = commands.at(-1);
        if (last?.command.kind !== 'battery.mode') return;
        const { mode, targetPercent } = last.command;
        const start = deviceAt(SEED, device, commands, last.at).levelPercent;
        const level = deviceAt(SEED, device, commands, last.at + afterMs).levelPercent;
        if (mode === 'idle') expect(level).toBe(start);
        if (mode === 'charge') {
          expect(level).toBeGreaterThanOrEqual(start);
          expect(level).toBeLessThanOrEqual(Math.max(start, targetPercent ?? 100));
        }
        if (mode === 'discharge') {
          expect(level).toBeLessThanOrEqual(start);
          expect(level).toBeGreaterThanOrEqual(
            Math.min(start, Math.max(targetPercent ?? 0, device.dischargeLimitPercent)),
          );
        }
      }),
      { numRuns: times({ quick: 200, full: 1000 }) },
    );
  });
});
