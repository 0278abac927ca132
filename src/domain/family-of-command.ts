import type { DeviceCommand } from './device-command.ts';
import type { Family } from './entities.ts';

/** Which family a command is for. */
export const FAMILY_OF_COMMAND: Readonly<Record<DeviceCommand['kind'], Family>> = {
  'battery.mode': 'battery',
  'hvac.schedule': 'hvac',
  'hvac.hold': 'hvac',
  'charger.start': 'ev-charger',
  'charger.stop': 'ev-charger',
  'charger.limit': 'ev-charger',
};
