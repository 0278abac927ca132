import { SystemDate } from '../../captured-globals.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../../time/instant.ts';

/** A mild temperate climate, all figures assumed: no page of the vendor's tells of weather. */
const MEAN_C = 12;
const SEASON_C = 10;
const DAILY_C = 5;
const WARMEST_HOUR = 15;
const WARMEST_DAY: Instant = SystemDate.UTC(2000, 6, 20);
const YEAR_MS = 365.2425 * DAY_MS;

/** Outdoor temperature in Celsius: warmest in July and at 15:00 UTC, between -3 and 27, without a jump anywhere. */
export function outdoorCAt(at: Instant): number {
  const season = Math.cos((2 * Math.PI * (at - WARMEST_DAY)) / YEAR_MS);
  const day = Math.cos((2 * Math.PI * (at - WARMEST_HOUR * HOUR_MS)) / DAY_MS);
  return MEAN_C + SEASON_C * season + DAILY_C * day;
}
