import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StandingCommand } from '../../../../src/domain/device-command.ts';
import { deviceAt } from '../../../../src/domain/devices/index.ts';
import { outdoorCAt } from '../../../../src/domain/devices/signals/outdoor-temperature.ts';
import type { HvacMode } from '../../../../src/domain/entities.ts';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, utcHourOf } from '../../../../src/domain/time/instant.ts';
import {
  anyHistory,
  anyHvac,
  anyInstant,
  commandsAt,
  hvacCommand,
  instantAround,
  referenceHvac,
  SEED,
  utc,
} from './fleet.ts';

const at = (time: string, commands: readonly StandingCommand[] = [], hvac = referenceHvac) =>
  deviceAt(SEED, hvac, commands, utc(time));

const hold = (mode: HvacMode, heatSetPointC = 21, coolSetPointC = 25) =>
  ({ kind: 'hvac.hold', mode, heatSetPointC, coolSetPointC }) as const;

describe('a house that follows its schedule', () => {
  test.each([
    ['05:59:59.999', 17, 26],
    ['06:00:00.000', 20, 25],
    ['21:59:59.999', 20, 25],
    ['22:00:00.000', 17, 26],
  ])('has the set points of the hour at %s', (time, heatSetPointC, coolSetPointC) => {
    expect(at(`2025-01-23T${time}Z`)).toMatchObject({
      heatSetPointC,
      coolSetPointC,
      holdType: 'follow_schedule',
      mode: 'auto',
    });
  });

  test('in winter is heated by day and cools down after 22:00 without heating', () => {
    expect(at('2025-01-23T18:00:00Z')).toMatchObject({ active: true });
    expect(at('2025-01-23T18:00:00Z').indoorC).toBeCloseTo(20, 3);
    expect(at('2025-01-23T22:30:00Z').active).toBe(false);
    expect(at('2025-01-23T22:30:00Z').indoorC).toBeLessThan(19.5);
    expect(at('2025-01-24T05:30:00Z')).toMatchObject({ active: true, indoorC: 17 });
  });

  test('in a hot afternoon is cooled, and left alone in the mild hours', () => {
    const hvac = { ...referenceHvac, schedule: { ...referenceHvac.schedule, day: { heatC: 18, coolC: 23 } } };
    const hot = at('2025-07-20T16:00:00Z', [], hvac);
    expect(hot.active).toBe(true);
    expect(hot.indoorC).toBeCloseTo(23, 1);
    expect(at('2025-07-20T10:00:00Z', [], hvac)).toMatchObject({ active: false });
  });

  test.each<[HvacMode[], HvacMode]>([
    [['heat'], 'heat'],
    [['off', 'cool'], 'cool'],
    [['heat', 'auto'], 'auto'],
    [['off'], 'off'],
  ])('with the modes %j runs in %s', (modes, mode) => {
    expect(at('2025-01-23T12:00:00Z', [], { ...referenceHvac, modes }).mode).toBe(mode);
  });
});

describe('a hold', () => {
  const start = '2025-01-23T10:00:00Z';

  test('stands with its own set points and mode until the schedule is followed again', () => {
    const commands = commandsAt(
      [start, hold('heat', 22, 27)],
      ['2025-01-25T10:00:00Z', { kind: 'hvac.schedule' }],
    );
    expect(at('2025-01-23T09:59:59Z', commands)).toMatchObject({ holdType: 'follow_schedule' });
    for (const time of [start, '2025-01-25T03:00:00Z']) {
      expect(at(time, commands)).toMatchObject({
        mode: 'heat',
        heatSetPointC: 22,
        coolSetPointC: 27,
        holdType: 'permanent',
      });
    }
    expect(at('2025-01-25T10:00:00Z', commands)).toMatchObject({ holdType: 'follow_schedule', mode: 'auto' });
  });

  test('warms the house with a time constant of an hour', () => {
    const commands = commandsAt([start, hold('heat', 24)]);
    const before = at(start, commands).indoorC;
    const after = at('2025-01-23T11:00:00Z', commands).indoorC;
    expect(24 - after).toBeCloseTo((24 - before) * Math.exp(-1), 9);
    expect(at('2025-01-23T20:00:00Z', commands).indoorC).toBeCloseTo(24, 3);
    expect(at('2025-01-23T20:00:00Z', commands).active).toBe(true);
  });

  test('stops heating at the set point, and leaves the rest to a warm afternoon', () => {
    const commands = commandsAt(
      ['2025-07-20T08:00:00Z', hold('cool', 10, 15)],
      ['2025-07-20T15:05:00Z', hold('auto', 20, 30)],
    );
    const minutely = Array.from({ length: 90 }, (_none, minute) =>
      deviceAt(SEED, referenceHvac, commands, utc('2025-07-20T15:05:00Z') + minute * MINUTE_MS),
    );
    expect(minutely[0]).toMatchObject({ active: true });
    expect(minutely.at(-1)).toMatchObject({ active: false });
    for (const [i, { active, indoorC }] of minutely.entries()) {
      const riseC = (minutely[i + 1]?.indoorC ?? indoorC) - indoorC;
      expect(active).toBe(indoorC < 20);
      // Seven degrees below the outdoors: a fast rise by machine, a slow one without it.
      expect(riseC).toBeLessThan(active ? 0.2 : 7.1 / 4 / 60);
    }
  });

  test('off lets the house go to the outdoor temperature', () => {
    const commands = commandsAt([start, hold('off')]);
    const state = at('2025-01-27T09:00:00Z', commands);
    expect(state.active).toBe(false);
    expect(state.indoorC).toBeLessThan(8);
  });

  test('in cool never heats', () => {
    const commands = commandsAt([start, hold('cool')]);
    expect(at('2025-01-25T03:00:00Z', commands).active).toBe(false);
    expect(at('2025-01-25T03:00:00Z', commands).indoorC).toBeLessThan(10);
  });

  test('ended by a release leaves the house on its schedule as if nothing had been', () => {
    const commands = commandsAt([start, hold('heat', 24)], ['2025-01-23T20:00:00Z', { kind: 'release' }]);
    expect(at('2025-01-23T20:00:00Z', commands).indoorC).toBeCloseTo(24, 3);
    expect(at('2025-01-30T12:00:00Z', commands)).toEqual(at('2025-01-30T12:00:00Z'));
  });

  test('of what the schedule says anyway changes nothing', () => {
    const commands = commandsAt([start, { kind: 'hvac.schedule' }]);
    for (const time of ['2025-01-23T10:07:00Z', '2025-01-24T02:00:00Z', '2025-01-29T12:00:00Z']) {
      const { indoorC, ...rest } = at(time, commands);
      const { indoorC: expectedC, ...expected } = at(time);
      expect(rest).toEqual(expected);
      expect(indoorC).toBeCloseTo(expectedC, 6);
    }
  });
});

describe('under any history', () => {
  const histories = anyHistory(anyHvac, hvacCommand).chain((history) =>
    instantAround(history.commands).map((from) => ({ ...history, from })),
  );

  test('values stay in range, and the machine works only where its mode and the house ask for it', () => {
    fc.assert(
      fc.property(histories, ({ device, commands, from }) => {
        const state = deviceAt(SEED, device, commands, from);
        expect(state.indoorC).toBeGreaterThanOrEqual(-10);
        expect(state.indoorC).toBeLessThanOrEqual(45);
        const heats = state.mode === 'heat' || state.mode === 'auto';
        const cools = state.mode === 'cool' || state.mode === 'auto';
        const cold = heats && state.indoorC <= state.heatSetPointC;
        const hot = cools && state.indoorC >= state.coolSetPointC;
        if (state.active) expect(cold || hot).toBe(true);
        if (heats && state.indoorC < state.heatSetPointC) expect(state.active).toBe(true);
        if (cools && state.indoorC > state.coolSetPointC) expect(state.active).toBe(true);
        if (state.mode === 'off') expect(state.active).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  test('the indoor temperature never jumps: not at a command, a release, a full half hour, or midnight', () => {
    fc.assert(
      fc.property(histories, ({ device, commands, from }) => {
        const quarters = Array.from(
          { length: 4 * 30 },
          (_none, i) => (Math.floor(from / (15 * MINUTE_MS)) + i) * 15 * MINUTE_MS,
        );
        const days = [3, 4].flatMap((days) => commands.map(({ at }) => at + days * DAY_MS));
        for (const instant of [from, ...quarters, ...days, ...commands.map(({ at }) => at)]) {
          const before = deviceAt(SEED, device, commands, instant - 1).indoorC;
          const after = deviceAt(SEED, device, commands, instant + 1).indoorC;
          // 55 degrees in a time constant of an hour is the fastest there is.
          if (Math.abs(after - before) > (55 * 2) / HOUR_MS + 1e-5) {
            expect.fail(`${before} to ${after} at ${new Date(instant).toISOString()}`);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('the outdoor temperature', () => {
  test('is warmest in July and at 15:00, and stays between -3 and 27', () => {
    expect(outdoorCAt(utc('2025-07-20T15:00:00Z'))).toBeCloseTo(27, 2);
    expect(outdoorCAt(utc('2025-01-18T03:00:00Z'))).toBeCloseTo(-3, 2);
    fc.assert(
      fc.property(anyInstant, (instant) => {
        expect(Math.abs(outdoorCAt(instant) - 12)).toBeLessThanOrEqual(15);
        const nextDay = outdoorCAt(instant + DAY_MS) - outdoorCAt(instant);
        expect(Math.abs(nextDay)).toBeLessThan(0.2);
        if (utcHourOf(instant) < 2) {
          expect(outdoorCAt(instant)).toBeLessThan(outdoorCAt(instant + 12 * HOUR_MS));
        }
      }),
    );
  });

  test('has no jump at the turn of a month', () => {
    for (let month = 0; month < 24; month++) {
      const turn: Instant = Date.UTC(2025, month, 1);
      expect(Math.abs(outdoorCAt(turn) - outdoorCAt(turn - 1))).toBeLessThan(1e-5);
    }
  });
});
