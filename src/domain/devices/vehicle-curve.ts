import type { Vehicle } from '../entities.ts';
import { createDailyCurve, type DailyCurve, type Stretch } from './signals/daily-curve.ts';
import { variationOf } from './signals/variation.ts';

/** Documented, /guides/environments: levels of the day, as points below the 95 % with which it sets out at 09:00. */
const SET_OUT_PERCENT = 95;
const BELOW_AT_06 = 13;
const BELOW_BEFORE_17 = 24;
const BELOW_AT_17 = 25;
const BELOW_AT_21 = 45;
const NIGHT_HOURS = 9;

/** Documented: plugged in from 21:00 to 09:00, on the road from 09:00 to 21:00. */
const SET_OUT_HOUR = 9;
const RETURN_HOUR = 21;

/** The morning's charge takes two hours, or most of the three until it sets out where the power asks for them. Assumed. */
const SHORTEST_MORNING_HOURS = 2;
const LONGEST_MORNING_HOURS = 2.75;

/** So much the morning leaves to charge even where the limit lies low. Assumed. */
const LEAST_BELOW_AT_06 = 3;

/** Level at which the car stays parked. Assumed. */
const PARKED_PERCENT = 5;

export function isPluggedOn({ startHour }: Stretch): boolean {
  return startHour < SET_OUT_HOUR || startHour >= RETURN_HOUR;
}

/** Driving never takes the level below this. */
export function parkedPercentOf({ chargeLimitPercent }: Vehicle): number {
  return Math.min(PARKED_PERCENT, chargeLimitPercent);
}

export function chargeSlopeOf({ capacityKwh }: Vehicle, powerKw: number): number {
  return (powerKw / capacityKwh) * 100;
}

/**
 * The documented day hung up at the charge limit: as near to the documented levels as the limit allows,
 * and with less driving where the power cannot charge for it all.
 */
export function createVehicleCurve(seed: string, vehicle: Vehicle): DailyCurve {
  const limit = vehicle.chargeLimitPercent;
  const top = vehicle.reference ? Math.min(SET_OUT_PERCENT, limit) : limit;
  const wantedRise = SET_OUT_PERCENT - top + variationOf(seed, vehicle, 'level');
  const rise = Math.min(BELOW_AT_06 - LEAST_BELOW_AT_06, wantedRise);
  const slope = chargeSlopeOf(vehicle, vehicle.maxChargeKw);
  const morningRise = BELOW_AT_06 - rise;
  const morningHours = Math.max(SHORTEST_MORNING_HOURS, Math.min(LONGEST_MORNING_HOURS, morningRise / slope));
  const scale = Math.min(
    1,
    (top - parkedPercentOf(vehicle)) / (BELOW_AT_21 - rise),
    slope / (morningRise / morningHours),
    slope / ((BELOW_AT_21 - BELOW_AT_06) / NIGHT_HOURS),
  );
  const place = (below: number): number => top - scale * (below - rise);
  return createDailyCurve([
    { untilHour: 6 + morningHours, fromPercent: place(BELOW_AT_06), toPercent: top },
    { untilHour: SET_OUT_HOUR, fromPercent: top, toPercent: top },
    { untilHour: 17, fromPercent: top, toPercent: place(BELOW_BEFORE_17) },
    { untilHour: RETURN_HOUR, fromPercent: place(BELOW_AT_17), toPercent: place(BELOW_AT_21) },
    { untilHour: 30, fromPercent: place(BELOW_AT_21), toPercent: place(BELOW_AT_06) },
  ]);
}
