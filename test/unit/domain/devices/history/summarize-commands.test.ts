import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type {
  CommandSummary,
  DeviceCommand,
  HistoryEntry,
  StandingCommand,
} from '../../../../../src/domain/device-command.ts';
import { deviceAt, summarizeCommands } from '../../../../../src/domain/devices/index.ts';
import type { Device } from '../../../../../src/domain/entities.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../../../../../src/domain/time/instant.ts';
import { times } from '../../../../support/proof.ts';
import {
  anyHistory,
  anyHistoryOfAll,
  anyVehicle,
  askAfresh,
  chargerCommand,
  chargerOf,
  commandsAt,
  type History,
  instantAround,
  referenceBattery,
  referenceCharger,
  referenceHvac,
  referenceInverter,
  referenceVehicle,
  SEED,
  utc,
} from '../fleet.ts';

const MAX_LENGTH = 16;

const histories = anyHistoryOfAll(MAX_LENGTH).chain((history) =>
  fc
    .array(instantAround(history.commands), { minLength: 2, maxLength: 8 })
    .map((instants) => ({ ...history, instants })),
);
const anyKeep = fc.nat(MAX_LENGTH);

/** A list as a checkpoint gives it back. */
function throughJson(commands: readonly HistoryEntry[]): HistoryEntry[] {
  return JSON.parse(JSON.stringify(commands));
}

/** Those of the instants that a summary answers for, with its own and the neighbours of what follows it. */
function instantsSince(commands: readonly HistoryEntry[], instants: readonly Instant[]): readonly Instant[] {
  const first = commands[0]?.at ?? 0;
  const near = commands.flatMap(({ at }) => [at - 1, at, at + 1]);
  return [...instants, ...near, first + 7 * HOUR_MS, first + 400 * DAY_MS].filter((at) => at >= first);
}

function expectSameAnswers(history: History<Device>, short: readonly HistoryEntry[], at: readonly Instant[]) {
  const { device, commands } = history;
  const restored = { device, commands: throughJson(short) };
  for (const instant of at) {
    const expected = askAfresh(SEED, history, instant);
    expect(deviceAt(SEED, device, commands, instant)).toStrictEqual(expected);
    expect(deviceAt(SEED, device, short, instant)).toStrictEqual(expected);
    expect(askAfresh(SEED, restored, instant)).toStrictEqual(expected);
  }
}

function summaryOf([first]: readonly HistoryEntry[]): CommandSummary['command'] {
  if (first?.command.kind !== 'summary') expect.fail('the list begins with no summary');
  return first.command;
}

describe('a summarised list', () => {
  test('is one summary at the instant of the last folded command, then the very commands that were kept', () => {
    fc.assert(
      fc.property(histories, anyKeep, ({ device, commands }, keep) => {
        const before = structuredClone(commands);
        const short = summarizeCommands(SEED, device, commands, keep);
        expect(commands).toEqual(before);
        if (commands.length <= keep + 1) {
          expect(short).toBe(commands);
          return;
        }
        expect(short).toHaveLength(keep + 1);
        expect(short[0]?.at).toBe(commands.at(-keep - 1)?.at);
        expect(summaryOf(short).standing.length).toBeLessThanOrEqual(2);
        for (let last = 1; last <= keep; last++) expect(short.at(-last)).toBe(commands.at(-last));
      }),
      { numRuns: times({ quick: 100, full: 500 }) },
    );
  });

  test('gives the same answers from its summary on, to the last bit and through JSON', () => {
    fc.assert(
      fc.property(histories, anyKeep, ({ instants, ...history }, keep) => {
        const short = summarizeCommands(SEED, history.device, history.commands, keep);
        expectSameAnswers(history, short, instantsSince(short, instants));
      }),
      { numRuns: times({ quick: 100, full: 500 }) },
    );
  });

  test('gives the same answers whatever was asked before it was summarised', () => {
    fc.assert(
      fc.property(histories, anyKeep, ({ instants, ...history }, keep) => {
        const { device, commands } = history;
        for (const at of instants) deviceAt(SEED, device, commands, at);
        const short = summarizeCommands(SEED, device, commands, keep);
        expectSameAnswers(history, short, instantsSince(short, instants).toReversed());
      }),
      { numRuns: times({ quick: 40, full: 200 }) },
    );
  });

  test('gives the same answers while it grows and is summarised again and again', () => {
    const folds = fc.array(fc.option(fc.nat(4)), { minLength: MAX_LENGTH, maxLength: MAX_LENGTH });
    fc.assert(
      fc.property(histories, folds, fc.boolean(), ({ instants, device, commands }, keeps, isStored) => {
        const full: StandingCommand[] = [];
        let list: HistoryEntry[] = [];
        for (const [i, entry] of commands.entries()) {
          full.push(entry);
          list.push(entry);
          const keep = keeps[i];
          if (keep === null || keep === undefined) continue;
          list = summarizeCommands(SEED, device, list, keep);
          if (isStored) list = throughJson(list);
          expectSameAnswers({ device, commands: full }, list, instantsSince(list, instants));
        }
      }),
      { numRuns: times({ quick: 30, full: 150 }) },
    );
  });

  test('gives the same answers where it is cut between commands of one instant', () => {
    fc.assert(
      fc.property(histories, ({ instants, device, commands }) => {
        const at = commands[0]?.at ?? 0;
        const atOnce = commands.map(({ command }, i) => ({ at: i === 0 ? at - 5 * HOUR_MS : at, command }));
        for (let keep = 0; keep < atOnce.length; keep++) {
          const short = summarizeCommands(SEED, device, atOnce, keep);
          expectSameAnswers({ device, commands: atOnce }, short, instantsSince(short, instants));
        }
      }),
      { numRuns: times({ quick: 20, full: 100 }) },
    );
  });

  test('follows the daily pattern before its summary', () => {
    fc.assert(
      fc.property(histories, anyKeep, ({ instants, device, commands }, keep) => {
        const short = summarizeCommands(SEED, device, commands, keep);
        const start = short[0]?.at ?? 0;
        for (const at of [...instants, start - 1].filter((instant) => instant < start)) {
          expect(deviceAt(SEED, device, short, at)).toStrictEqual(deviceAt(SEED, device, [], at));
        }
      }),
      { numRuns: times({ quick: 100, full: 500 }) },
    );
  });
});

describe('a summary', () => {
  const start: DeviceCommand = { kind: 'charger.start' };
  const stop: DeviceCommand = { kind: 'charger.stop' };
  const limit = (maxPowerKw: number): DeviceCommand => ({ kind: 'charger.limit', maxPowerKw });
  const hold: DeviceCommand = { kind: 'hvac.hold', mode: 'heat', heatSetPointC: 21, coolSetPointC: 25 };
  const schedule: DeviceCommand = { kind: 'hvac.schedule' };
  const charge: DeviceCommand = { kind: 'battery.mode', mode: 'charge' };
  const idle: DeviceCommand = { kind: 'battery.mode', mode: 'idle' };
  const release = { kind: 'release' } as const;

  test.each<[string, Device, StandingCommand['command'][], DeviceCommand[]]>([
    ['the last mode of a battery', referenceBattery, [charge, idle], [idle]],
    ['nothing of a released battery', referenceBattery, [charge, release], []],
    [
      'the last limit and the last start or stop',
      referenceCharger,
      [start, limit(3), stop],
      [limit(3), stop],
    ],
    ['a limit that came after a start', referenceCharger, [limit(3), start, limit(7)], [start, limit(7)]],
    ['what a charger was told since a release', referenceCharger, [stop, release, limit(3)], [limit(3)]],
    ['the last hold of a thermostat', referenceHvac, [schedule, hold], [hold]],
    ['the last return to the schedule', referenceHvac, [hold, schedule], [schedule]],
  ])('keeps %s', (_what, device, commands, standing) => {
    const list = commands.map((command, hour) => ({ at: utc('2025-01-23') + hour * HOUR_MS, command }));
    const short = summarizeCommands(SEED, device, list, 0);
    expect(summaryOf(short).standing).toEqual(standing);
    const later = summarizeCommands(SEED, device, [...short, ...commandsAt(['2025-02-01', release])], 0);
    expect(summaryOf(later).standing).toEqual([]);
  });

  const night = commandsAt(['2025-01-23T01:00:00Z', idle], ['2025-01-23T02:00:00Z', idle]);
  const stops = commandsAt(['2025-01-23T01:00:00Z', stop], ['2025-01-23T02:00:00Z', stop]);

  test('says where the level of a battery was, and that it lies on its daily curve by saying nothing', () => {
    const { levelPercent } = deviceAt(SEED, referenceBattery, night, utc('2025-01-23T02:00:00Z'));
    const { id: deviceId } = referenceBattery;
    expect(summarizeCommands(SEED, referenceBattery, night, 0)).toEqual([
      {
        at: utc('2025-01-23T02:00:00Z'),
        command: { kind: 'summary', standing: [idle], level: { deviceId, percent: levelPercent } },
      },
    ]);
    const released = commandsAt(['2025-01-23T01:00:00Z', release], ['2025-01-23T02:00:00Z', release]);
    expect(summarizeCommands(SEED, referenceBattery, released, 0)).toEqual([
      { at: utc('2025-01-23T02:00:00Z'), command: { kind: 'summary', standing: [] } },
    ]);
  });

  test('says how warm it was indoors', () => {
    const list = commandsAt(['2025-01-23T01:00:00Z', schedule], ['2025-01-23T02:00:00Z', hold]);
    const { indoorC } = deviceAt(SEED, referenceHvac, list, utc('2025-01-23T02:00:00Z'));
    expect(summaryOf(summarizeCommands(SEED, referenceHvac, list, 0))).toEqual({
      kind: 'summary',
      standing: [hold],
      indoorC,
    });
  });

  test('says nothing of an inverter, which takes no commands', () => {
    const released = commandsAt(['2025-01-23', release], ['2025-01-24', release]);
    const short = summarizeCommands(SEED, referenceInverter, released, 0);
    expect(summaryOf(short)).toEqual({ kind: 'summary', standing: [] });
  });

  test("says of a charger's list where the level of its vehicle was, and whose", () => {
    const { levelPercent } = deviceAt(SEED, referenceVehicle, stops, utc('2025-01-23T02:00:00Z'));
    const level = { deviceId: referenceVehicle.id, percent: levelPercent };
    expect(summaryOf(summarizeCommands(SEED, referenceCharger, stops, 0)).level).toEqual(level);
    expect(summaryOf(summarizeCommands(SEED, referenceVehicle, stops, 0)).level).toEqual(level);
  });

  test('means the same to a charger and to its vehicle', () => {
    fc.assert(
      fc.property(anyHistory(anyVehicle, chargerCommand, MAX_LENGTH), anyKeep, (history, keep) => {
        const { device: vehicle, commands } = history;
        const short = summarizeCommands(SEED, chargerOf(structuredClone(vehicle)), commands, keep);
        expectSameAnswers(history, short, instantsSince(short, []));
      }),
      { numRuns: times({ quick: 40, full: 200 }) },
    );
  });

  test('of another vehicle leaves the daily curve of this one as the level at that instant', () => {
    const other = { ...referenceVehicle, id: 'device_other', capacityKwh: 40 };
    const short = summarizeCommands(SEED, referenceCharger, stops, 0);
    const { vehicle: _none, ...lonely } = referenceCharger;
    const alone = summarizeCommands(SEED, lonely, stops, 0);
    expect(summaryOf(alone)).toEqual({ kind: 'summary', standing: [stop] });
    const curve = deviceAt(SEED, other, [], utc('2025-01-23T02:00:00Z')).levelPercent;
    for (const list of [short, alone]) {
      const later = deviceAt(SEED, other, list, utc('2025-01-23T08:00:00Z'));
      expect(later).toMatchObject({ levelPercent: curve, charging: false, plugged: true });
    }
  });
});
