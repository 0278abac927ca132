import type { HistoryEntry, StandingCommand, SummarizedState } from '../device-command.ts';
import type { Vehicle } from '../entities.ts';
import type { Instant } from '../time/instant.ts';
import { createTrail, memoByDevice } from './history/trail.ts';
import { AT_REST, type Course, type LevelModel, type Motion, readLevelAt, summarizeLevel } from './level.ts';
import { type DailyCurve, steepestRiseOf } from './signals/daily-curve.ts';
import type { VehicleState } from './state.ts';
import { chargeSlopeOf, createVehicleCurve, isPluggedOn, parkedPercentOf } from './vehicle-curve.ts';

/** What the charger's standing commands come to; the power cap holds in every mode. */
interface VehicleControl {
  readonly mode: 'pattern' | 'start' | 'stop';
  readonly capKw: number;
}

/** A cap below this is a stop: no charger gives less than a watt, and no wait is endless. Assumed. */
const LEAST_POWER_KW = 0.001;

const LEFT_ALONE: VehicleControl = { mode: 'pattern', capKw: Infinity };

const modelOf = memoByDevice(createVehicleModel);

/** State of a vehicle under the commands of the charger that it plugs into; none if it has none. */
export function vehicleAt(
  seed: string,
  vehicle: Vehicle,
  chargerCommands: readonly HistoryEntry[],
  at: Instant,
): VehicleState {
  const reading = readLevelAt(modelOf(seed, vehicle), chargerCommands, at);
  const { levelPercent, slopePercentPerHour } = reading;
  const { capacityKwh, chargeLimitPercent, fullRangeKm, maxChargeKw } = vehicle;
  const plugged = isPluggedOn(reading.stretch);
  const charging = plugged && slopePercentPerHour > 0;
  return {
    family: 'vehicle',
    levelPercent,
    rangeKm: (levelPercent / 100) * fullRangeKm,
    plugged,
    charging,
    fullyCharged: levelPercent >= chargeLimitPercent,
    chargeRateKw: charging ? Math.min(maxChargeKw, (slopePercentPerHour / 100) * capacityKwh) : 0,
    chargeTimeRemainingMinutes: charging
      ? ((chargeLimitPercent - levelPercent) / slopePercentPerHour) * 60
      : 0,
  };
}

/** The level after the first `count` of the charger's commands, for a summary of them. */
export function summarizeVehicle(
  seed: string,
  vehicle: Vehicle,
  chargerCommands: readonly HistoryEntry[],
  count: number,
): SummarizedState {
  return summarizeLevel(modelOf(seed, vehicle), chargerCommands, count);
}

function createVehicleModel(seed: string, vehicle: Vehicle): LevelModel<VehicleControl> {
  const curve = createVehicleCurve(seed, vehicle);
  return {
    deviceId: vehicle.id,
    curve,
    initialControl: LEFT_ALONE,
    obey: obeyChargerCommand,
    plotCourse: (control) => plotVehicleCourse(vehicle, curve, control),
    trail: createTrail(),
  };
}

function obeyChargerCommand(control: VehicleControl, command: StandingCommand['command']): VehicleControl {
  switch (command.kind) {
    case 'charger.start':
      return { ...control, mode: 'start' };
    case 'charger.stop':
      return { ...control, mode: 'stop' };
    case 'charger.limit':
      return { ...control, capKw: command.maxPowerKw < LEAST_POWER_KW ? 0 : command.maxPowerKw };
    case 'release':
      return LEFT_ALONE;
    default:
      return control;
  }
}

function plotVehicleCourse(vehicle: Vehicle, curve: DailyCurve, { mode, capKw }: VehicleControl): Course {
  const slope = chargeSlopeOf(vehicle, Math.min(vehicle.maxChargeKw, capKw));
  const charge: Motion = { slopePercentPerHour: slope, stopPercent: vehicle.chargeLimitPercent };
  const stopPercent = parkedPercentOf(vehicle);
  const seeksCurve = mode === 'pattern';
  // Its own power always carries the curve, which was drawn for it; only a cap can fall short.
  const enoughSlope = capKw < vehicle.maxChargeKw ? slope : Infinity;
  const steer: Course['steer'] = (stretch, gapPercent) => {
    const { slopePercentPerHour } = stretch;
    const canFollow = seeksCurve && gapPercent === 0 && slopePercentPerHour <= enoughSlope;
    if (canFollow) return 'follow-curve';
    if (!isPluggedOn(stretch)) return { slopePercentPerHour, stopPercent };
    if (mode === 'stop' || (mode === 'pattern' && gapPercent < 0)) return AT_REST;
    return charge;
  };
  return { curve, seeksCurve, staysOnCurve: seeksCurve && steepestRiseOf(curve) <= enoughSlope, steer };
}
