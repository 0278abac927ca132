import type { HistoryEntry } from '../../domain/device-command.ts';
import type { Device } from '../../domain/entities.ts';
import { pairVehiclesWithChargers, pluggedInto } from '../../domain/household.ts';
import type { Instant } from '../../domain/time/instant.ts';

/** A device of the account with what has happened to it. Changed by `evolve` alone. */
export interface DeviceEntry {
  device: Device;
  /** Commands in force over time, oldest first; a vehicle's are those of the charger it plugs into. */
  commands: HistoryEntry[];
  /** When something last made the service read the device anew: a completed action, a change, an end of an outage. */
  freshAt: Instant;
  offlineSince?: Instant;
  /** How many actions it was ever sent: the ordinal that the next action's id is drawn from. */
  actionCount: number;
}

/** What the simulation needs: the device joined to its partner, and the commands that move it. */
export interface SimulatedDevice {
  readonly device: Device;
  readonly commands: readonly HistoryEntry[];
  readonly freshAt: Instant;
}

/** A live view: commands and freshness are read through, so that it outlives the pushes that change them. */
export class JoinedDevice implements SimulatedDevice {
  readonly device: Device;
  readonly entry: DeviceEntry;
  /** Whose commands move it: its own, or those of the charger it plugs into. */
  readonly source: DeviceEntry;

  constructor(device: Device, entry: DeviceEntry, source: DeviceEntry = entry) {
    this.device = device;
    this.entry = entry;
    this.source = source;
  }

  get commands(): readonly HistoryEntry[] {
    return this.source.commands;
  }

  get freshAt(): Instant {
    return Math.max(this.entry.freshAt, this.source.freshAt);
  }
}

/** The devices of one household, by id. */
export function joinHousehold(entries: readonly DeviceEntry[]): Map<string, JoinedDevice> {
  const { vehicleOf, chargerOf } = pairVehiclesWithChargers(entries.map(({ device }) => device));
  const entryOf = new Map(entries.map((entry) => [entry.device.id, entry]));
  const joined = new Map<string, JoinedDevice>();
  for (const entry of entries) {
    const { device } = entry;
    if (device.family === 'ev-charger') {
      const vehicle = vehicleOf.get(device.id);
      const plugged = vehicle === undefined ? device : { ...device, vehicle: pluggedInto(vehicle, device) };
      joined.set(device.id, new JoinedDevice(plugged, entry));
    } else if (device.family === 'vehicle') {
      const charger = chargerOf.get(device.id);
      const source = charger === undefined ? entry : (entryOf.get(charger.id) ?? entry);
      const plugged = charger === undefined ? device : pluggedInto(device, charger);
      joined.set(device.id, new JoinedDevice(plugged, entry, source));
    } else {
      joined.set(device.id, new JoinedDevice(device, entry));
    }
  }
  return joined;
}
