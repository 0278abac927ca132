import type { HistoryEntry } from '../device-command.ts';
import type { SolarInverter } from '../entities.ts';
import type { Instant } from '../time/instant.ts';
import { memoByDevice } from './history/trail.ts';
import { sunFactorAt, sunHoursUntil } from './signals/sun.ts';
import { VARIATION, variationOf } from './signals/variation.ts';
import type { SolarInverterState } from './state.ts';

const plantOf = memoByDevice((seed, inverter: SolarInverter) => ({
  plateauKw: inverter.peakKw * shareOfPeak(seed, inverter),
  sunHoursAtInstallation: sunHoursUntil(inverter.installedAt),
}));

/** State of an inverter, which takes no commands; the meter is the exact integral of the power, 0 until installed. */
export function solarInverterAt(
  seed: string,
  inverter: SolarInverter,
  _commands: readonly HistoryEntry[],
  at: Instant,
): SolarInverterState {
  const { plateauKw, sunHoursAtInstallation } = plantOf(seed, inverter);
  const powerKw = plateauKw * sunFactorAt(at);
  const producing = powerKw > 0;
  return {
    family: 'solar-inverter',
    status: producing ? 'producing' : 'idle',
    producing,
    powerKw,
    energyTotalKwh: plateauKw * Math.max(0, sunHoursUntil(at) - sunHoursAtInstallation),
  };
}

/** Between 97 and 100 %: no inverter gives more than its peak. */
function shareOfPeak(seed: string, inverter: SolarInverter): number {
  return inverter.reference ? 1 : 1 - (VARIATION + variationOf(seed, inverter, 'power')) / 200;
}
