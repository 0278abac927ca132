import type { BatteryMode, HistoryEntry, StandingCommand, SummarizedState } from '../device-command.ts';
import type { Battery } from '../entities.ts';
import type { Instant } from '../time/instant.ts';
import { createTrail, memoByDevice } from './history/trail.ts';
import { AT_REST, type Course, type LevelModel, type Motion, readLevelAt, summarizeLevel } from './level.ts';
import { createDailyCurve, type DailyCurve } from './signals/daily-curve.ts';
import { variationOf } from './signals/variation.ts';
import type { BatteryState } from './state.ts';

/** Documented, /guides/environments; the night line, for which no figures stand, joins the others up. */
const DAY = [
  { untilHour: 9, fromPercent: 70, toPercent: 46 },
  { untilHour: 15, fromPercent: 50, toPercent: 92 },
  { untilHour: 21, fromPercent: 90, toPercent: 30 },
  { untilHour: 30, fromPercent: 30, toPercent: 70 },
];
const TOP_PERCENT = 92;
const SWING_PERCENT = 62;
const STEEPEST_CHARGE = 7;
const STEEPEST_DISCHARGE = 10;

/** The standing order, undefined while the battery is left to its daily pattern. */
type BatteryControl = { readonly mode: BatteryMode; readonly targetPercent?: number } | undefined;

const modelOf = memoByDevice(createBatteryModel);

/** State of a battery; a charge stops at its target, a discharge at its target or the battery's own limit. */
export function batteryAt(
  seed: string,
  battery: Battery,
  commands: readonly HistoryEntry[],
  at: Instant,
): BatteryState {
  const { levelPercent, slopePercentPerHour } = readLevelAt(modelOf(seed, battery), commands, at);
  const powerKw = (slopePercentPerHour / 100) * battery.capacityKwh;
  // Turned into a slope and back, a rating may come out a hair above itself.
  const chargeRateKw = Math.min(battery.maxChargeKw, Math.max(-battery.maxDischargeKw, powerKw));
  return { family: 'battery', status: nameStatus(slopePercentPerHour), levelPercent, chargeRateKw };
}

/** The level after the first `count` commands, for a summary of them. */
export function summarizeBattery(
  seed: string,
  battery: Battery,
  commands: readonly HistoryEntry[],
  count: number,
): SummarizedState {
  return summarizeLevel(modelOf(seed, battery), commands, count);
}

function nameStatus(slope: number): BatteryState['status'] {
  if (slope > 0) return 'charging';
  return slope < 0 ? 'discharging' : 'idle';
}

function createBatteryModel(seed: string, battery: Battery): LevelModel<BatteryControl> {
  const curve = createBatteryCurve(seed, battery);
  return {
    deviceId: battery.id,
    curve,
    initialControl: undefined,
    obey: obeyBatteryCommand,
    plotCourse: (control) => plotBatteryCourse(battery, curve, control),
    trail: createTrail(),
  };
}

function obeyBatteryCommand(control: BatteryControl, command: StandingCommand['command']): BatteryControl {
  if (command.kind === 'battery.mode') return command;
  return command.kind === 'release' ? undefined : control;
}

/** The documented day, made smaller from its top down where the battery's limit or power does not reach as far. */
function createBatteryCurve(seed: string, battery: Battery): DailyCurve {
  const floor = battery.dischargeLimitPercent;
  const top = Math.max(floor, TOP_PERCENT + variationOf(seed, battery, 'level'));
  const scale = Math.min(
    1,
    (top - floor) / SWING_PERCENT,
    chargeSlopeOf(battery) / STEEPEST_CHARGE,
    dischargeSlopeOf(battery) / STEEPEST_DISCHARGE,
  );
  const place = (percent: number): number => top - scale * (TOP_PERCENT - percent);
  return createDailyCurve(
    DAY.map(({ untilHour, fromPercent, toPercent }) => ({
      untilHour,
      fromPercent: place(fromPercent),
      toPercent: place(toPercent),
    })),
  );
}

/** Courses are kept with each command: they hold no more than they need. */
function plotBatteryCourse(battery: Battery, curve: DailyCurve, control: BatteryControl): Course {
  if (control === undefined) {
    const steer: Course['steer'] = (_stretch, gapPercent) => {
      if (gapPercent === 0) return 'follow-curve';
      return gapPercent > 0 ? charge(battery, 100) : discharge(battery, 0);
    };
    return { curve, seeksCurve: true, staysOnCurve: true, steer };
  }
  const motion = moveInMode(battery, control);
  return { curve, seeksCurve: false, staysOnCurve: false, steer: () => motion };
}

function moveInMode(battery: Battery, { mode, targetPercent }: NonNullable<BatteryControl>): Motion {
  switch (mode) {
    case 'charge':
      return charge(battery, Math.min(100, targetPercent ?? 100));
    case 'discharge':
      return discharge(battery, Math.max(targetPercent ?? 0, battery.dischargeLimitPercent));
    case 'idle':
      return AT_REST;
  }
}

function charge(battery: Battery, stopPercent: number): Motion {
  return { slopePercentPerHour: chargeSlopeOf(battery), stopPercent };
}

function discharge(battery: Battery, stopPercent: number): Motion {
  return { slopePercentPerHour: -dischargeSlopeOf(battery), stopPercent };
}

function chargeSlopeOf({ maxChargeKw, capacityKwh }: Battery): number {
  return (maxChargeKw / capacityKwh) * 100;
}

function dischargeSlopeOf({ maxDischargeKw, capacityKwh }: Battery): number {
  return (maxDischargeKw / capacityKwh) * 100;
}
