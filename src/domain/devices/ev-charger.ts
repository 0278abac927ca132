import type { HistoryEntry } from '../device-command.ts';
import type { EvCharger } from '../entities.ts';
import type { Instant } from '../time/instant.ts';
import type { EvChargerState } from './state.ts';
import { vehicleAt } from './vehicle.ts';

const AVAILABLE: EvChargerState = {
  family: 'ev-charger',
  status: 'available',
  isConnected: false,
  isCharging: false,
  powerKw: 0,
};

/** State of a charger: the other end of the cable of the vehicle that plugs in here, and nothing of its own. */
export function evChargerAt(
  seed: string,
  { vehicle }: EvCharger,
  commands: readonly HistoryEntry[],
  at: Instant,
): EvChargerState {
  if (vehicle === undefined) return AVAILABLE;
  const { plugged, charging, chargeRateKw } = vehicleAt(seed, vehicle, commands, at);
  if (!plugged) return AVAILABLE;
  return {
    family: 'ev-charger',
    status: charging ? 'charging' : 'connected',
    isConnected: true,
    isCharging: charging,
    powerKw: chargeRateKw,
  };
}
