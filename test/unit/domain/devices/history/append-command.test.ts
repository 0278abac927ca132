import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { HistoryEntry, StandingCommand } from '../../../../../src/domain/device-command.ts';
import {
  appendCommand,
  deviceAt,
  KEPT_COMMANDS,
  MAX_COMMANDS,
} from '../../../../../src/domain/devices/index.ts';
import { HOUR_MS, MINUTE_MS } from '../../../../../src/domain/time/instant.ts';
import { anyHistoryOfAll, askAfresh, referenceBattery, SEED, utc } from '../fleet.ts';

test('a list stays the same until it is full, and is then a shorter one', () => {
  const start = utc('2025-01-01');
  const list: HistoryEntry[] = [];
  const append = (minute: number) =>
    appendCommand(SEED, referenceBattery, list, {
      at: start + minute * MINUTE_MS,
      command: { kind: 'battery.mode', mode: minute % 2 === 0 ? 'charge' : 'discharge' },
    });
  for (let minute = 0; minute < MAX_COMMANDS; minute++) expect(append(minute)).toBe(list);
  expect(list).toHaveLength(MAX_COMMANDS);
  const short = append(MAX_COMMANDS);
  expect(short).not.toBe(list);
  expect(short).toHaveLength(KEPT_COMMANDS + 1);
  expect(short[0]).toMatchObject({ command: { kind: 'summary' } });
  expect(short.slice(1)).toEqual(list.slice(-KEPT_COMMANDS));
});

test('a list that is appended to for ever stays bounded and gives the answers of the whole past', () => {
  const appends = 3 * MAX_COMMANDS;
  fc.assert(
    fc.property(
      anyHistoryOfAll(),
      fc.integer({ min: 0, max: 3 * HOUR_MS }),
      fc.integer({ min: 1, max: 40 }),
      ({ device, commands }, stepMs, readEvery) => {
        const full: StandingCommand[] = [];
        let list: HistoryEntry[] = [];
        for (let i = 0; i < appends; i++) {
          const { at: first = 0 } = commands[0] ?? {};
          const { command } = commands[i % commands.length] ?? { command: { kind: 'release' } };
          const at = first + Math.floor(i / 2) * stepMs;
          full.push({ at, command });
          list = appendCommand(SEED, device, list, { at, command });
          expect(list.length).toBeLessThanOrEqual(MAX_COMMANDS);
          if (i % readEvery !== 0) continue;
          const now = at + 15 * MINUTE_MS;
          expect(deviceAt(SEED, device, list, now)).toStrictEqual(deviceAt(SEED, device, full, now));
        }
        const start = list[0]?.at ?? 0;
        for (const { at } of list) {
          expect(deviceAt(SEED, device, list, at)).toStrictEqual(deviceAt(SEED, device, full, at));
        }
        const later = start + 1000 * HOUR_MS;
        expect(deviceAt(SEED, device, list, later)).toStrictEqual(
          askAfresh(SEED, { device, commands: full }, later),
        );
      },
    ),
    { numRuns: 30 },
  );
});
