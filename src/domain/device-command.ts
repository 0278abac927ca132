import type { HvacMode } from './entities.ts';
import type { Instant } from './instant.ts';

export type BatteryMode = 'charge' | 'discharge' | 'idle';

/** What a customer can ask of a device, in the words of no edition. */
export type DeviceCommand =
  | { readonly kind: 'battery.mode'; readonly mode: BatteryMode; readonly targetPercent?: number }
  | { readonly kind: 'hvac.schedule' }
  | {
      readonly kind: 'hvac.hold';
      readonly mode: HvacMode;
      readonly heatSetPointC: number;
      readonly coolSetPointC: number;
    }
  | { readonly kind: 'charger.start' }
  | { readonly kind: 'charger.stop' }
  | { readonly kind: 'charger.limit'; readonly maxPowerKw: number };

/** A command in force from `at` until the next entry; `release` gives the device back to its daily pattern. */
export interface StandingCommand {
  readonly at: Instant;
  readonly command: DeviceCommand | { readonly kind: 'release' };
}
