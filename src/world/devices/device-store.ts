import type { StandingCommand } from '../../domain/device-command.ts';
import { appendCommand } from '../../domain/devices/history/append-command.ts';
import type { Device } from '../../domain/entities.ts';
import type { AccountCheckpoint, DeviceHistory, DeviceRecord } from '../../domain/record/checkpoint.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { CompactMap } from '../compact-map.ts';
import type { Pausing } from '../time/slices.ts';
import { type DeviceFilter, DeviceIndex } from './device-index.ts';
import { type DeviceEntry, JoinedDevice, type SimulatedDevice } from './joined-device.ts';

export type { DeviceEntry, SimulatedDevice };

const NO_DEVICES: readonly Device[] = [];

/** A list that is pushed to makes room for sixteen more; one that is joined is as long as it must be. */
const FEW_COMMANDS = 4;

/** Its devices, as a checkpoint has them. */
type SavedDevices = Pick<AccountCheckpoint, 'devices' | 'deviceHistories'>;

/** The devices of a world as nothing has happened to them yet: accounts that begin with the same list share them. */
const worlds = new WeakMap<readonly Device[], DeviceIndex>();

/**
 * The devices of one account. It shares those of its world with other accounts until it changes them: a device to which
 * something happens is copied, and the whole index once a device comes, goes or is replaced.
 */
export class DeviceStore {
  #index = sharedIndexOf(NO_DEVICES);
  #isShared = true;
  /** Copies of shared devices to which something has happened, by id; undefined where there are none. */
  #changed: Map<string, DeviceEntry> | undefined;
  /** Those of them, and of their partners, as the simulation wants them. */
  #joined: CompactMap<JoinedDevice> | undefined;

  get size(): number {
    return this.#index.size;
  }

  /** Begins anew with the devices of a world, as they were installed. */
  open(devices: readonly Device[]): void {
    this.#index = sharedIndexOf(devices);
    this.#isShared = true;
    this.#changed = undefined;
    this.#joined = undefined;
  }

  clear(): void {
    this.open(NO_DEVICES);
  }

  /** Takes over what a checkpoint has of the devices of a world, or of others. */
  load(devices: readonly Device[], { devices: records, deviceHistories = [] }: SavedDevices): void {
    if (records === undefined) {
      this.open(devices);
      for (const history of deviceHistories) this.#loadHistory(history);
      return;
    }
    this.clear();
    // Its own even where there are none: it has lost those of the world.
    const index = this.#own();
    for (const record of records) index.put(record);
  }

  /** The devices with their histories, as data; those of a world are not repeated. */
  checkpoint(): SavedDevices {
    if (!this.#isShared) return { devices: this.#index.list().map(recordOf) };
    return { deviceHistories: Array.from(this.#changed?.values() ?? [], historyOf) };
  }

  get(id: string): DeviceEntry | undefined {
    return this.#changed?.get(id) ?? this.#index.get(id);
  }

  list(filter: DeviceFilter = {}): readonly DeviceEntry[] {
    const entries = this.#index.list(filter);
    const changed = this.#changed;
    if (changed === undefined) return entries;
    return entries.map((entry) => changed.get(entry.device.id) ?? entry);
  }

  /** The device to be changed, which is the account's own then; undefined where there is none by this id. */
  edit(id: string): DeviceEntry | undefined {
    const entry = this.get(id);
    if (entry === undefined || !this.#isShared || this.#changed?.has(id)) return entry;
    const own = copyOf(entry);
    this.#changed ??= new Map();
    this.#changed.set(id, own);
    this.#joined = undefined;
    return own;
  }

  add(device: Device, at: Instant): void {
    this.#own().add(device, at);
  }

  /** Takes over a device with its history, in place of one by the same id. */
  put(record: DeviceRecord): void {
    this.#own().put(record);
  }

  /** Changes a device's figures, or whose it is; it stays of the same family. */
  replace(id: string, device: Device, at: Instant): void {
    if (this.#index.get(id)?.device.family !== device.family) return;
    const index = this.#own();
    const entry = index.get(id);
    if (entry !== undefined) index.replace(entry, device, at);
  }

  remove(id: string): void {
    if (this.#index.get(id) === undefined) return;
    const index = this.#own();
    const entry = index.get(id);
    if (entry !== undefined) index.remove(entry);
  }

  /** Lets a command stand from now on: the next reading shows it. */
  command(id: string, seed: string, command: StandingCommand): void {
    const entry = this.edit(id);
    if (entry === undefined) return;
    entry.freshAt = command.at;
    if (entry.commands.length < FEW_COMMANDS) {
      entry.commands = entry.commands.concat(command);
      return;
    }
    const { device } = this.#index.simulated(entry);
    entry.commands = appendCommand(seed, device, entry.commands, command);
  }

  /** The device as the simulation wants it; the same object until its household changes. */
  simulated(entry: DeviceEntry): SimulatedDevice {
    const shared = this.#index.simulated(entry);
    const { id } = shared.entry.device;
    const changed = this.#changed;
    if (changed === undefined || !(changed.has(id) || changed.has(shared.source.device.id))) return shared;
    this.#joined ??= new CompactMap();
    const known = this.#joined.get(id);
    if (known !== undefined) return known;
    const own = (part: DeviceEntry): DeviceEntry => changed.get(part.device.id) ?? part;
    const joined = new JoinedDevice(shared.device, own(shared.entry), own(shared.source));
    this.#joined.set(id, joined);
    return joined;
  }

  #loadHistory({ deviceId, commands, ...past }: DeviceHistory): void {
    const entry = this.#index.get(deviceId);
    if (entry === undefined) return;
    this.#changed ??= new Map();
    this.#changed.set(deviceId, { device: entry.device, commands: [...commands], ...past });
  }

  /** The index, which is the account's own from now on. */
  #own(): DeviceIndex {
    if (!this.#isShared) return this.#index;
    const index = new DeviceIndex();
    for (const entry of this.list()) index.put(entry);
    this.clear();
    this.#index = index;
    this.#isShared = false;
    return index;
  }
}

/** Prepares what accounts of a world share, which takes long for a large one; they are opened at once then. */
export async function prepareDevices(devices: readonly Device[], slices: Pausing): Promise<void> {
  if (worlds.has(devices)) return;
  const index = new DeviceIndex();
  for (const device of devices) {
    index.add(device, device.installedAt);
    await slices.pause();
  }
  worlds.set(devices, index);
}

function sharedIndexOf(devices: readonly Device[]): DeviceIndex {
  let index = worlds.get(devices);
  if (index === undefined) {
    index = new DeviceIndex();
    for (const device of devices) index.add(device, device.installedAt);
    worlds.set(devices, index);
  }
  return index;
}

function recordOf(entry: DeviceEntry): DeviceRecord {
  const { device, commands, freshAt, offlineSince, actionCount } = entry;
  // Spelt out, for a snapshot makes a hundred thousand of them at once; copied, for the list of commands grows.
  return offlineSince === undefined
    ? { device, commands: commands.slice(), freshAt, actionCount }
    : { device, commands: commands.slice(), freshAt, offlineSince, actionCount };
}

function historyOf(entry: DeviceEntry): DeviceHistory {
  const { device, commands, freshAt, offlineSince, actionCount } = entry;
  const deviceId = device.id;
  return offlineSince === undefined
    ? { deviceId, commands: commands.slice(), freshAt, actionCount }
    : { deviceId, commands: commands.slice(), freshAt, offlineSince, actionCount };
}

function copyOf(entry: DeviceEntry): DeviceEntry {
  return { ...entry, commands: [...entry.commands] };
}
