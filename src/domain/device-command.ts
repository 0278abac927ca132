import type { Family, HvacMode } from './entities.ts';
import type { Instant } from './time/instant.ts';

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

/** Which family a command is for. */
export const FAMILY_OF_COMMAND: Readonly<Record<DeviceCommand['kind'], Family>> = {
  'battery.mode': 'battery',
  'hvac.schedule': 'hvac',
  'hvac.hold': 'hvac',
  'charger.start': 'ev-charger',
  'charger.stop': 'ev-charger',
  'charger.limit': 'ev-charger',
};

/** A command in force from `at` until the next entry; `release` gives the device back to its daily pattern. */
export interface StandingCommand {
  readonly at: Instant;
  readonly command: DeviceCommand | { readonly kind: 'release' };
}

/** What all commands up to `at` come to, standing in their place at the head of a list; JSON holds it exactly. */
export interface CommandSummary {
  readonly at: Instant;
  readonly command: {
    readonly kind: 'summary';
    /** The commands that still shape what the device does, oldest first. */
    readonly standing: readonly DeviceCommand[];
    /** The level at `at` and whose, since a charger may get another vehicle; absent while on the daily curve. */
    readonly level?: { readonly deviceId: string; readonly percent: number };
    /** The indoor temperature at `at`, of a thermostat. */
    readonly indoorC?: number;
  };
}

/** What a summary measured rather than read off the commands. */
export type SummarizedState = Pick<CommandSummary['command'], 'level' | 'indoorC'>;

/** One entry of the list that a device's past is made of. */
export type HistoryEntry = StandingCommand | CommandSummary;
