import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import type { StandingCommand } from '../../../../src/domain/device-command.ts';
import {
  type BatteryState,
  type DeviceState,
  deviceAt,
  type HvacState,
  type VehicleState,
} from '../../../../src/domain/devices/index.ts';
import type { Device } from '../../../../src/domain/entities.ts';
import { DAY_MS, MINUTE_MS } from '../../../../src/domain/time/instant.ts';
import { times } from '../../../support/proof.ts';
import {
  anyHistoryOfAll,
  askAfresh,
  instantAround,
  referenceBattery,
  referenceCharger,
  referenceHvac,
  referenceInverter,
  referenceVehicle,
  SEED,
  utc,
} from './fleet.ts';

const readings = anyHistoryOfAll().chain((history) =>
  fc
    .array(instantAround(history.commands), { minLength: 2, maxLength: 12 })
    .map((instants) => ({ ...history, instants })),
);

test('the state has the type of its family', () => {
  const now = utc('2025-01-23');
  expectTypeOf(deviceAt(SEED, referenceBattery, [], now)).toEqualTypeOf<BatteryState>();
  expectTypeOf(deviceAt(SEED, referenceVehicle, [], now)).toEqualTypeOf<VehicleState>();
  expectTypeOf(deviceAt(SEED, referenceHvac, [], now)).toEqualTypeOf<HvacState>();
  expectTypeOf(deviceAt(SEED, referenceBattery as Device, [], now)).toEqualTypeOf<DeviceState>();
});

test.each<Device>([referenceBattery, referenceVehicle, referenceCharger, referenceInverter, referenceHvac])(
  'the state of a $family says its family and holds finite numbers at the ends of time',
  (device) => {
    for (const at of [0, utc('2000-02-29'), utc('9999-12-31T23:59:59.999Z')]) {
      const state = deviceAt(SEED, device, [], at);
      expect(state.family).toBe(device.family);
      for (const value of Object.values(state)) {
        if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
      }
    }
  },
);

describe('the answer is the same', () => {
  test('in any order of asking, and to one who never asked before', () => {
    fc.assert(
      fc.property(readings, ({ instants, ...history }) => {
        const { device, commands } = history;
        const inOrder = instants.map((at) => deviceAt(SEED, device, commands, at));
        const backwards = instants.toReversed().map((at) => deviceAt(SEED, device, commands, at));
        const afresh = instants.map((at) => askAfresh(SEED, history, at));
        expect(inOrder).toEqual(afresh);
        expect(backwards.toReversed()).toEqual(afresh);
      }),
      { numRuns: times({ quick: 400, full: 2000 }) },
    );
  });

  test('whether commands come later or not', () => {
    fc.assert(
      fc.property(readings, ({ device, commands, instants }) => {
        for (const at of instants) {
          const past = structuredClone(commands.filter((entry) => entry.at <= at));
          expect(deviceAt(SEED, device, commands, at)).toEqual(
            deviceAt(SEED, structuredClone(device), past, at),
          );
        }
      }),
      { numRuns: times({ quick: 200, full: 1000 }) },
    );
  });

  test('while the list grows by push or by copy, and for the old copies too', () => {
    fc.assert(
      fc.property(readings, ({ instants, ...history }) => {
        const { device, commands } = history;
        const pushed: StandingCommand[] = [];
        const copies: (readonly StandingCommand[])[] = [[]];
        for (const entry of commands) {
          pushed.push(entry);
          copies.push([...(copies.at(-1) ?? []), entry]);
          for (const at of instants) {
            const afresh = askAfresh(SEED, { device, commands: pushed }, at);
            expect(deviceAt(SEED, device, pushed, at)).toEqual(afresh);
            expect(deviceAt(SEED, device, copies.at(-1) ?? [], at)).toEqual(afresh);
          }
        }
        for (const copy of copies) {
          for (const at of instants) {
            expect(deviceAt(SEED, device, copy, at)).toEqual(askAfresh(SEED, { device, commands: copy }, at));
          }
        }
      }),
      { numRuns: times({ quick: 60, full: 300 }) },
    );
  });

  test('for lists that share their entries but not their past', () => {
    fc.assert(
      fc.property(readings, fc.nat(), ({ device, commands, instants }, chosen) => {
        const index = chosen % commands.length;
        const at = commands[index]?.at ?? 0;
        const released = { at, command: { kind: 'release' } } as const;
        const changed = [
          commands.toSpliced(index, 1),
          commands.toSpliced(index, 1, released),
          commands.toSpliced(index, 0, released),
        ];
        for (const at of instants) {
          for (const list of [commands, ...changed, commands]) {
            expect(deviceAt(SEED, device, list, at)).toEqual(askAfresh(SEED, { device, commands: list }, at));
          }
        }
      }),
      { numRuns: times({ quick: 200, full: 1000 }) },
    );
  });

  test('for a list that was emptied and filled anew', () => {
    fc.assert(
      fc.property(readings, ({ device, commands, instants }) => {
        const list = [...commands];
        const last = instants.reduce((a, b) => Math.max(a, b));
        deviceAt(SEED, device, list, last);
        list.length = 0;
        for (const { at } of commands) list.push({ at, command: { kind: 'release' } });
        expect(deviceAt(SEED, device, list, last)).toEqual(askAfresh(SEED, { device, commands: list }, last));
      }),
      { numRuns: times({ quick: 200, full: 1000 }) },
    );
  });

  test('for one list given to two devices under two seeds', () => {
    fc.assert(
      fc.property(readings, ({ device, commands, instants }) => {
        const twin = { ...device, id: `${device.id}-twin` };
        for (const at of instants) {
          for (const [seed, asked] of [
            ['a', device],
            ['a', twin],
            ['b', device],
            ['a', device],
          ] as const) {
            expect(deviceAt(seed, asked, commands, at)).toEqual(
              askAfresh(seed, { device: asked, commands }, at),
            );
          }
        }
      }),
      { numRuns: times({ quick: 60, full: 300 }) },
    );
  });
});

describe('ten thousand commands in a year', () => {
  const start = utc('2025-01-01');

  const kinds: Readonly<Record<string, StandingCommand['command'][]>> = {
    battery: [
      { kind: 'battery.mode', mode: 'charge' },
      { kind: 'release' },
      { kind: 'battery.mode', mode: 'idle' },
    ],
    'ev-charger': [{ kind: 'charger.start' }, { kind: 'charger.limit', maxPowerKw: 2 }, { kind: 'release' }],
    hvac: [
      { kind: 'hvac.hold', mode: 'heat', heatSetPointC: 22, coolSetPointC: 25 },
      { kind: 'hvac.schedule' },
    ],
  };

  test.each([
    [referenceBattery, 1],
    [referenceBattery, 1000],
    [referenceCharger, 1],
    [referenceCharger, 1000],
    [referenceHvac, 1],
    [referenceHvac, 1000],
  ] as const)('to $0.family, over %2$i devices, are appended and read one by one', (device, devices) => {
    const each = 10_000 / devices;
    const commands = kinds[device.family] ?? [];
    let readings = 0;
    for (let i = 0; i < devices; i++) {
      const own = { ...device, id: `device-${i}`, reference: false };
      const list: StandingCommand[] = [];
      for (let n = 0; n < each; n++) {
        const at = start + Math.floor(((n + 0.4) * 365 * DAY_MS) / each);
        const command = commands[n % commands.length];
        if (command === undefined) continue;
        list.push({ at, command });
        readings += deviceAt(SEED, own, list, at + 15 * MINUTE_MS).family === device.family ? 1 : 0;
      }
    }
    // Growing with the square of the commands, this would take minutes and run out of time.
    expect(readings).toBe(10_000);
  });
});
