import { SystemDate } from '../../captured-globals.ts';
import { DAY_MS, type Instant, utcDayOf, utcHourOf } from '../../time/instant.ts';

/** Documented, /guides/environments: night before 06 and after 18, ramp 06-09, peak 09-15, decline 15-18. */
const SUNRISE_HOUR = 6;
const PLATEAU_START_HOUR = 9;
const PLATEAU_END_HOUR = 15;
const SUNSET_HOUR = 18;
const SLOPE_HOURS = 3;
/** A whole day's sun, in hours of the plateau: the plateau itself and half of either slope. */
const DAILY_SUN_HOURS = PLATEAU_END_HOUR - PLATEAU_START_HOUR + SLOPE_HOURS;

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const FEBRUARY = 1;
const JUNE = 5;
const DECEMBER_FACTOR = 0.3;

/** 1.0 in June, 0.3 in December, a cosine between (assumed; documented is only that winter brings less). */
const MONTH_FACTORS = MONTH_DAYS.map(
  (_days, month) =>
    DECEMBER_FACTOR + ((1 - DECEMBER_FACTOR) * (1 + Math.cos((Math.PI * (month - JUNE)) / 6))) / 2,
);

/** Sun of a common year up to the first of each month, then of the whole year, in hours of the June plateau. */
const SUN_HOURS_BEFORE_MONTH = Array.from({ length: MONTH_DAYS.length + 1 }, (_none, month) =>
  MONTH_DAYS.slice(0, month).reduce((sum, days, before) => sum + days * dailySunHoursIn(before), 0),
);

function factorOf(month: number): number {
  return MONTH_FACTORS[month] ?? 1;
}

function dailySunHoursIn(month: number): number {
  return DAILY_SUN_HOURS * factorOf(month);
}

/** From 0 to 1 with no slope at either end, so that the power has no corner. */
function easeIn(x: number): number {
  return x * x * (3 - 2 * x);
}

/** Integral of {@link easeIn} from 0 to x. */
function easedArea(x: number): number {
  return x * x * x * (1 - x / 2);
}

/** Height of the sun at an hour of the day, 0 at night and 1 on the plateau. */
function sunShapeAt(hour: number): number {
  if (hour <= SUNRISE_HOUR || hour >= SUNSET_HOUR) return 0;
  return easeIn(Math.min(1, (hour - SUNRISE_HOUR) / SLOPE_HOURS, (SUNSET_HOUR - hour) / SLOPE_HOURS));
}

/** Integral of {@link sunShapeAt} from midnight on; falling slopes are taken from their end, where they are exact. */
function sunShapeAreaUntil(hour: number): number {
  if (hour <= SUNRISE_HOUR) return 0;
  if (hour >= SUNSET_HOUR) return DAILY_SUN_HOURS;
  if (hour < PLATEAU_START_HOUR) return SLOPE_HOURS * easedArea((hour - SUNRISE_HOUR) / SLOPE_HOURS);
  if (hour > PLATEAU_END_HOUR) {
    return DAILY_SUN_HOURS - SLOPE_HOURS * easedArea((SUNSET_HOUR - hour) / SLOPE_HOURS);
  }
  return SLOPE_HOURS / 2 + hour - PLATEAU_START_HOUR;
}

function leapDaysBefore(year: number, month: number): number {
  const years = month > FEBRUARY ? year : year - 1;
  return Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
}

const EPOCH_LEAP_DAYS = leapDaysBefore(1970, 0);

function sunHoursBeforeDay(midnight: Instant): number {
  const date = new SystemDate(midnight);
  const month = date.getUTCMonth();
  const year = date.getUTCFullYear();
  const yearHours = SUN_HOURS_BEFORE_MONTH[12] ?? 0;
  return (
    (year - 1970) * yearHours +
    (leapDaysBefore(year, month) - EPOCH_LEAP_DAYS) * dailySunHoursIn(FEBRUARY) +
    (SUN_HOURS_BEFORE_MONTH[month] ?? 0) +
    (date.getUTCDate() - 1) * dailySunHoursIn(month)
  );
}

/** Share of the June plateau that the sun gives at this instant, 0 to 1. */
export function sunFactorAt(at: Instant): number {
  const shape = sunShapeAt(utcHourOf(at));
  return shape === 0 ? 0 : shape * factorOf(new SystemDate(at).getUTCMonth());
}

/** Integral of {@link sunFactorAt} since 1970 in hours: closed form, the same cost for any instant, never falling. */
export function sunHoursUntil(at: Instant): number {
  const midnight = utcDayOf(at);
  const afterDay = sunHoursBeforeDay(midnight + DAY_MS);
  const today = factorOf(new SystemDate(midnight).getUTCMonth()) * sunShapeAreaUntil(utcHourOf(at));
  // The sum may round a hair above the day's total, and a meter must never run backwards.
  return Math.min(afterDay, sunHoursBeforeDay(midnight) + today);
}
