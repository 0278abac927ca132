import fc from 'fast-check';
import type { HistoryEntry, StandingCommand } from '../../../../src/domain/device-command.ts';
import { type DeviceState, deviceAt } from '../../../../src/domain/devices/index.ts';
import type {
  Battery,
  Device,
  EvCharger,
  Hvac,
  HvacMode,
  SolarInverter,
  Vehicle,
} from '../../../../src/domain/entities.ts';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../../../src/domain/time/instant.ts';

export const SEED = 'amps';

const common = {
  userId: 'user_abc123',
  vendor: 'Vendor',
  model: 'Model',
  installedAt: Date.UTC(2023, 2, 1),
  reference: true,
} as const;

export const referenceBattery: Battery = {
  ...common,
  id: 'device_abc123',
  family: 'battery',
  capacityKwh: 13.5,
  maxChargeKw: 5,
  maxDischargeKw: 5.8,
  dischargeLimitPercent: 20,
};

export const referenceVehicle: Vehicle = {
  ...common,
  id: 'device_vehicle',
  family: 'vehicle',
  capacityKwh: 75,
  chargeLimitPercent: 95,
  maxChargeKw: 11,
  maxCurrentA: 16,
  fullRangeKm: 440,
};

export const referenceCharger: EvCharger = {
  ...common,
  id: 'device_charger',
  family: 'ev-charger',
  maxPowerKw: 11,
  maxCurrentA: 16,
  vehicle: referenceVehicle,
};

export const referenceInverter: SolarInverter = {
  ...common,
  id: 'device_solar',
  family: 'solar-inverter',
  peakKw: 8,
};

export const referenceHvac: Hvac = {
  ...common,
  id: 'device_hvac',
  family: 'hvac',
  modes: ['heat', 'cool', 'auto', 'off'],
  schedule: { day: { heatC: 20, coolC: 25 }, night: { heatC: 17, coolC: 26 } },
};

/** Days on which clocks elsewhere change, the longest and the shortest, a leap day, a new year's day. */
export const DAYS = ['2025-01-01', '2024-02-29', '2025-03-30', '2025-06-21', '2025-10-26', '2025-12-31'];

export function utc(text: string): Instant {
  return Date.parse(text.length === 10 ? `${text}T00:00:00Z` : text);
}

export function commandsAt(
  ...entries: readonly (readonly [at: string, command: StandingCommand['command']])[]
): StandingCommand[] {
  return entries.map(([at, command]) => ({ at: utc(at), command }));
}

const FIRST = utc('2023-06-01');
const LAST = utc('2029-12-31');

/** Any millisecond, and more often than chance would have it a full hour or a hair beside one. */
export const anyInstant: fc.Arbitrary<Instant> = fc.oneof(
  fc.integer({ min: FIRST, max: LAST }),
  fc
    .tuple(fc.integer({ min: FIRST / HOUR_MS, max: LAST / HOUR_MS }), fc.constantFrom(-1, 0, 1))
    .map(([hour, offset]) => Math.floor(hour) * HOUR_MS + offset),
);

const base = fc.record({
  id: fc.string({ minLength: 1, maxLength: 12 }),
  userId: fc.constant('user_any'),
  vendor: fc.constant('Vendor'),
  model: fc.constant('Model'),
  installedAt: fc.integer({ min: utc('2015-01-01'), max: utc('2023-01-01') }),
  reference: fc.constant(false),
});

function withBase<T extends object>(arbitrary: fc.Arbitrary<T>) {
  return fc.tuple(base, arbitrary).map(([shared, own]) => ({ ...shared, ...own }));
}

export const anyBattery: fc.Arbitrary<Battery> = withBase(
  fc.record({
    family: fc.constant('battery' as const),
    capacityKwh: fc.double({ min: 2, max: 60, noNaN: true }),
    maxChargeKw: fc.double({ min: 0.5, max: 15, noNaN: true }),
    maxDischargeKw: fc.double({ min: 0.5, max: 15, noNaN: true }),
    dischargeLimitPercent: fc.integer({ min: 0, max: 60 }),
  }),
);

export const anyVehicle: fc.Arbitrary<Vehicle> = withBase(
  fc.record({
    family: fc.constant('vehicle' as const),
    capacityKwh: fc.double({ min: 12, max: 130, noNaN: true }),
    chargeLimitPercent: fc.integer({ min: 40, max: 100 }),
    maxChargeKw: fc.double({ min: 1.4, max: 22, noNaN: true }),
    maxCurrentA: fc.constant(32),
    fullRangeKm: fc.integer({ min: 40, max: 700 }),
  }),
);

export const anyInverter: fc.Arbitrary<SolarInverter> = withBase(
  fc.record({
    family: fc.constant('solar-inverter' as const),
    peakKw: fc.double({ min: 0.5, max: 30, noNaN: true }),
  }),
);

const anyMode = fc.constantFrom<HvacMode>('heat', 'cool', 'auto', 'off');

const anySetPoints = fc
  .tuple(fc.double({ min: 10, max: 24, noNaN: true }), fc.double({ min: 0.5, max: 10, noNaN: true }))
  .map(([heatC, gapC]) => ({ heatC, coolC: heatC + gapC }));

export const anyHvac: fc.Arbitrary<Hvac> = withBase(
  fc.record({
    family: fc.constant('hvac' as const),
    modes: fc.uniqueArray(anyMode, { minLength: 1 }),
    schedule: fc.record({ day: anySetPoints, night: anySetPoints }),
  }),
);

export function chargerOf(vehicle: Vehicle): EvCharger {
  const { userId, vendor, model, installedAt, reference, maxCurrentA } = vehicle;
  const shared = { userId, vendor, model, installedAt, reference, maxCurrentA };
  return { ...shared, id: `${vehicle.id}-charger`, family: 'ev-charger', maxPowerKw: 22, vehicle };
}

const release = fc.constant({ kind: 'release' as const });
const percent = fc.integer({ min: 0, max: 100 });

export const batteryCommand: fc.Arbitrary<StandingCommand['command']> = fc.oneof(
  release,
  fc.record(
    {
      kind: fc.constant('battery.mode' as const),
      mode: fc.constantFrom('charge', 'discharge', 'idle'),
      targetPercent: percent,
    },
    { requiredKeys: ['kind', 'mode'] },
  ),
);

export const chargerCommand: fc.Arbitrary<StandingCommand['command']> = fc.oneof(
  release,
  fc.record({ kind: fc.constantFrom('charger.start' as const, 'charger.stop' as const) }),
  fc.record({
    kind: fc.constant('charger.limit' as const),
    maxPowerKw: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 22, noNaN: true })),
  }),
);

export const hvacCommand: fc.Arbitrary<StandingCommand['command']> = fc.oneof(
  release,
  fc.constant({ kind: 'hvac.schedule' as const }),
  fc.tuple(anyMode, anySetPoints).map(([mode, { heatC, coolC }]) => ({
    kind: 'hvac.hold' as const,
    mode,
    heatSetPointC: heatC,
    coolSetPointC: coolC,
  })),
);

/** A device and what it was told, first thing at a start instant and then after gaps of no time up to months. */
export interface History<D extends Device> {
  readonly device: D;
  readonly commands: readonly StandingCommand[];
}

const anyGapMs = fc.oneof(
  fc.constantFrom(0, 1, HOUR_MS),
  fc.integer({ min: 0, max: 4 * HOUR_MS }),
  fc.integer({ min: 0, max: 40 }).map((hours) => hours * HOUR_MS),
  fc.integer({ min: 0, max: 90 * DAY_MS }),
);

export function anyHistory<D extends Device>(
  device: fc.Arbitrary<D>,
  command: fc.Arbitrary<StandingCommand['command']>,
  maxCommands = 8,
): fc.Arbitrary<History<D>> {
  return fc
    .record({
      device,
      start: anyInstant,
      steps: fc.array(fc.tuple(anyGapMs, command), { minLength: 1, maxLength: maxCommands }),
    })
    .map(({ device, start, steps }) => {
      let at = start;
      const commands: StandingCommand[] = [];
      for (const [gapMs, command] of steps) {
        at += gapMs;
        commands.push({ at, command });
      }
      return { device, commands };
    });
}

/** A history of a device of any family. */
export function anyHistoryOfAll(maxCommands?: number): fc.Arbitrary<History<Device>> {
  return fc.oneof(
    anyHistory<Device>(anyBattery, batteryCommand, maxCommands),
    anyHistory<Device>(anyVehicle, chargerCommand, maxCommands),
    anyHistory<Device>(anyVehicle.map(chargerOf), chargerCommand, maxCommands),
    anyHistory<Device>(anyHvac, hvacCommand, maxCommands),
    anyHistory<Device>(anyInverter, hvacCommand, maxCommands),
  );
}

interface Past {
  readonly device: Device;
  readonly commands: readonly HistoryEntry[];
}

/** The answer of a process that has never been asked anything before. */
export function askAfresh(seed: string, { device, commands }: Past, at: Instant): DeviceState {
  return deviceAt(seed, structuredClone(device), structuredClone(commands), at);
}

/** An instant around the commands of a history: before them, between them, or up to days after. */
export function instantAround(commands: readonly StandingCommand[]): fc.Arbitrary<Instant> {
  const offset = fc.oneof(
    fc.integer({ min: -2 * DAY_MS, max: 4 * DAY_MS }),
    fc.constantFrom(-1, 0, 1, HOUR_MS),
  );
  const anchor = fc.constantFrom(...commands.map(({ at }) => at));
  return fc.tuple(anchor, offset).map(([at, offsetMs]) => at + offsetMs);
}

/** The whole minutes of some hours from an instant on, and every command's instant with its two neighbours. */
export function fineInstants(
  commands: readonly StandingCommand[],
  from: Instant,
  hours: number,
): readonly Instant[] {
  const start = Math.ceil(from / MINUTE_MS) * MINUTE_MS;
  const minutes = Array.from({ length: hours * 60 }, (_none, minute) => start + minute * MINUTE_MS);
  const last = minutes.at(-1) ?? start;
  const near = commands.flatMap(({ at }) => [at - 1, at, at + 1]).filter((at) => at >= start && at <= last);
  return [...new Set([...minutes, ...near])].sort((a, b) => a - b);
}
