import type { HistoryEntry, StandingCommand } from '../../domain/device-command.ts';
import { appendCommand } from '../../domain/devices/history/append-command.ts';
import type { Device, Family } from '../../domain/entities.ts';
import { pairVehiclesWithChargers, pluggedInto } from '../../domain/household.ts';
import type { DeviceRecord } from '../../domain/record/checkpoint.ts';
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

interface Household {
  entries: DeviceEntry[];
  /** Joined devices by id, made at first use and dropped when the household changes. */
  joined: Map<string, SimulatedDevice> | undefined;
}

/** The devices of one account, by id, by family and by household, in the order they were added. */
export class DeviceStore {
  readonly #byId = new Map<string, DeviceEntry>();
  readonly #byFamily = new Map<Family, DeviceEntry[]>();
  readonly #byUser = new Map<string, Household>();

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): DeviceEntry | undefined {
    return this.#byId.get(id);
  }

  list(filter: { readonly family?: Family; readonly userId?: string } = {}): readonly DeviceEntry[] {
    const { family, userId } = filter;
    if (userId === undefined)
      return family === undefined ? [...this.#byId.values()] : (this.#byFamily.get(family) ?? []);
    const ofUser = this.#byUser.get(userId)?.entries ?? [];
    return family === undefined ? ofUser : ofUser.filter(({ device }) => device.family === family);
  }

  add(device: Device, at: Instant): void {
    this.put({ device, commands: [], freshAt: at, actionCount: 0 });
  }

  /** Takes over a device with its history, in place of one by the same id. */
  put(record: DeviceRecord): void {
    const entry: DeviceEntry = { ...record, commands: [...record.commands] };
    const { device } = record;
    const before = this.#byId.get(device.id);
    if (before !== undefined) this.remove(before);
    this.#byId.set(device.id, entry);
    listIn(this.#byFamily, device.family).push(entry);
    this.#householdOf(device.userId).entries.push(entry);
    this.#dropJoined(device.userId);
  }

  /** Changes a device's figures, or whose it is; it stays of the same family. */
  replace(entry: DeviceEntry, device: Device, at: Instant): void {
    const { userId: before } = entry.device;
    entry.device = device;
    entry.freshAt = at;
    this.#dropJoined(device.userId);
    if (device.userId !== before) this.#move(entry, before);
  }

  remove(entry: DeviceEntry): void {
    const { id, family, userId } = entry.device;
    this.#byId.delete(id);
    removeFrom(listIn(this.#byFamily, family), entry);
    removeFrom(this.#householdOf(userId).entries, entry);
    this.#dropJoined(userId);
  }

  /** Lets a command stand from now on: the next reading shows it. */
  command(entry: DeviceEntry, seed: string, command: StandingCommand): void {
    const { device } = this.simulated(entry);
    entry.commands = appendCommand(seed, device, entry.commands, command);
    entry.freshAt = command.at;
  }

  clear(): void {
    this.#byId.clear();
    this.#byFamily.clear();
    this.#byUser.clear();
  }

  /** The device as the simulation wants it; the same object until its household changes. */
  simulated(entry: DeviceEntry): SimulatedDevice {
    const household = this.#householdOf(entry.device.userId);
    household.joined ??= joinHousehold(household.entries);
    return household.joined.get(entry.device.id) as SimulatedDevice;
  }

  /** Those of a household stay in the order in which they were added: who plugs in where depends on it. */
  #move(entry: DeviceEntry, from: string): void {
    const { userId } = entry.device;
    removeFrom(this.#householdOf(from).entries, entry);
    this.#dropJoined(from);
    const all = [...this.#byId.values()];
    this.#householdOf(userId).entries = all.filter(({ device }) => device.userId === userId);
  }

  #householdOf(userId: string): Household {
    let household = this.#byUser.get(userId);
    if (household === undefined) {
      household = { entries: [], joined: undefined };
      this.#byUser.set(userId, household);
    }
    return household;
  }

  #dropJoined(userId: string): void {
    this.#householdOf(userId).joined = undefined;
  }
}

function joinHousehold(entries: readonly DeviceEntry[]): Map<string, SimulatedDevice> {
  const { vehicleOf, chargerOf } = pairVehiclesWithChargers(entries.map(({ device }) => device));
  const entryOf = new Map(entries.map((entry) => [entry.device.id, entry]));
  const joined = new Map<string, SimulatedDevice>();
  for (const entry of entries) {
    const { device } = entry;
    if (device.family === 'ev-charger') {
      const vehicle = vehicleOf.get(device.id);
      joined.set(
        device.id,
        view(entry, vehicle === undefined ? device : { ...device, vehicle: pluggedInto(vehicle, device) }),
      );
    } else if (device.family === 'vehicle') {
      const charger = chargerOf.get(device.id);
      const source = charger === undefined ? entry : (entryOf.get(charger.id) ?? entry);
      const plugged = charger === undefined ? device : pluggedInto(device, charger);
      joined.set(device.id, view(entry, plugged, source));
    } else {
      joined.set(device.id, view(entry, device));
    }
  }
  return joined;
}

/** A live view: commands and freshness are read through, so that it outlives the pushes that change them. */
function view(entry: DeviceEntry, device: Device, source: DeviceEntry = entry): SimulatedDevice {
  return {
    device,
    get commands() {
      return source.commands;
    },
    get freshAt() {
      return Math.max(entry.freshAt, source.freshAt);
    },
  };
}

function listIn<K, V>(map: Map<K, V[]>, key: K): V[] {
  let list = map.get(key);
  if (list === undefined) {
    list = [];
    map.set(key, list);
  }
  return list;
}

function removeFrom<T>(list: T[], item: T): void {
  const index = list.indexOf(item);
  if (index >= 0) list.splice(index, 1);
}
