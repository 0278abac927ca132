import type { Device, Family } from '../../domain/entities.ts';
import type { DeviceRecord } from '../../domain/record/checkpoint.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { type DeviceEntry, type JoinedDevice, joinHousehold } from './joined-device.ts';

/** Which devices are wanted; all where nothing is said. */
export interface DeviceFilter {
  readonly family?: Family;
  readonly userId?: string;
}

interface Household {
  entries: DeviceEntry[];
  /** Joined devices by id, made at first use and dropped when the household changes. */
  joined: Map<string, JoinedDevice> | undefined;
}

/** Devices by id, by family and by household, in the order they were added. */
export class DeviceIndex {
  readonly #byId = new Map<string, DeviceEntry>();
  readonly #byFamily = new Map<Family, DeviceEntry[]>();
  readonly #byUser = new Map<string, Household>();

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): DeviceEntry | undefined {
    return this.#byId.get(id);
  }

  list(filter: DeviceFilter = {}): readonly DeviceEntry[] {
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
    this.#leave(entry, userId);
  }

  /** The device as the simulation wants it; the same object until its household changes. */
  simulated({ device: { id, userId } }: DeviceEntry): JoinedDevice {
    const household = this.#householdOf(userId);
    household.joined ??= joinHousehold(household.entries);
    return household.joined.get(id) as JoinedDevice;
  }

  /** Those of a household stay in the order in which they were added: who plugs in where depends on it. */
  #move(entry: DeviceEntry, from: string): void {
    const { userId } = entry.device;
    this.#leave(entry, from);
    const all = [...this.#byId.values()];
    this.#householdOf(userId).entries = all.filter(({ device }) => device.userId === userId);
  }

  /** Users come and go, too. */
  #leave(entry: DeviceEntry, userId: string): void {
    const household = this.#householdOf(userId);
    removeFrom(household.entries, entry);
    household.joined = undefined;
    if (household.entries.length === 0) this.#byUser.delete(userId);
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
