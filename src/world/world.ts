import type { Action } from '../domain/action.ts';
import type { ApiKey } from '../domain/api-key.ts';
import { deviceAt } from '../domain/devices/index.ts';
import type { DeviceState } from '../domain/devices/state.ts';
import type { Device, Family } from '../domain/entities.ts';
import type { Instant } from '../domain/instant.ts';
import { ApiProblem } from '../domain/problem.ts';
import { ActionLife, type ActionSettings } from './actions/action-life.ts';
import type { AccountBaseline } from './baseline.ts';
import type { Clock } from './clock.ts';
import { type DeviceEntry, DeviceStore } from './devices/device-store.ts';
import { type CacheSettings, type Pull, pullAt } from './devices/pull.ts';
import type { LoggedCommand, PushAction, WorldCommand } from './world-command.ts';

export interface WorldSettings {
  readonly cache: CacheSettings;
  readonly actions: ActionSettings;
}

/** A device as a request sees it: the last pull and the state at that instant. */
export interface Reading {
  readonly device: Device;
  readonly state: DeviceState;
  readonly pull: Pull;
  readonly available: boolean;
}

/** How a device is read: past the usual cache, or as if it could not be reached, or as it was a while ago. */
export interface ReadOptions {
  readonly expedite?: boolean;
  readonly isOffline?: boolean;
  readonly staleMs?: number;
}

export interface DeviceQuery {
  readonly family?: Family;
  readonly userId?: string;
}

/**
 * The devices, actions and keys of one account. It changes by `apply` alone, so that baseline, start and commands
 * together are the whole of it: that is what a snapshot holds and what a restore plays again.
 */
export class World {
  readonly startedAt: Instant;
  readonly #baseline: AccountBaseline;
  readonly #clock: Clock;
  readonly #settings: WorldSettings;
  readonly #devices = new DeviceStore();
  readonly #keys = new Map<string, ApiKey>();
  readonly #actions: ActionLife;
  readonly #log: LoggedCommand[] = [];
  #latestAt = Number.NEGATIVE_INFINITY;

  constructor(baseline: AccountBaseline, startedAt: Instant, clock: Clock, settings: WorldSettings) {
    this.#baseline = baseline;
    this.startedAt = startedAt;
    this.#clock = clock;
    this.#settings = settings;
    this.#actions = new ActionLife(baseline, this.#devices, settings.actions);
    for (const device of baseline.devices) this.#devices.add(device, device.installedAt);
    for (const key of baseline.keys) this.#keys.set(key.key, key);
    this.#actions.playBaseline(startedAt);
  }

  /** The account's instant, after everything due by then has run. */
  now(): Instant {
    const now = this.#clock.now();
    this.#actions.runDue(now);
    return now;
  }

  /**
   * Applies one command, at an instant that `now()` gave or at this one. A request that took its time to arrive whole
   * may come after a later one: its command is applied no earlier than the one before it.
   * @throws ApiProblem where it cannot be; nothing has changed then.
   */
  apply(command: WorldCommand, at: Instant = this.now()): void {
    // In this order: see the transitions of an action.
    const logged = { at: Math.max(at, this.#latestAt), ...command };
    this.#latestAt = logged.at;
    this.#reduce(logged);
    this.#log.push(logged);
  }

  /** Sends a command to a device and answers the action as it now stands. @throws ApiProblem for an unknown device. */
  push(command: PushAction, at?: Instant): Action {
    const id = this.#actions.nextId(this.#entryOf(command.family, command.deviceId));
    this.apply(command, at);
    return this.action(command.family, id);
  }

  /** The commands since the start, for a snapshot. */
  get commands(): readonly LoggedCommand[] {
    return this.#log;
  }

  /** Plays commands of a snapshot, each at its own instant. */
  replay(commands: readonly LoggedCommand[]): void {
    for (const command of commands) {
      this.#latestAt = command.at;
      this.#actions.runDue(command.at);
      this.#reduce(command);
      this.#log.push(command);
    }
  }

  entry(deviceId: string): DeviceEntry {
    const entry = this.#devices.get(deviceId);
    if (entry === undefined) throw new ApiProblem('unknown-device');
    return entry;
  }

  devices(query: DeviceQuery = {}): readonly DeviceEntry[] {
    return this.#devices.list(query);
  }

  hasDevice(deviceId: string): boolean {
    return this.#devices.get(deviceId) !== undefined;
  }

  /** A device of this family as the API shows it. @throws ApiProblem where the account has none by that id. */
  read(family: Family, deviceId: string, options: ReadOptions = {}, at = this.now()): Reading {
    return this.readEntry(this.#entryOf(family, deviceId), at, options);
  }

  readEntry(entry: DeviceEntry, now: Instant, options: ReadOptions = {}): Reading {
    const { expedite = false, isOffline = false, staleMs = 0 } = options;
    const { device, commands, freshAt } = this.#devices.simulated(entry);
    const offlineSince = entry.offlineSince ?? (isOffline ? now : undefined);
    const pull = pullAt(now - staleMs, { freshAt, offlineSince }, this.#settings.cache, expedite);
    const state = deviceAt(this.#baseline.seed, device, commands, pull.at);
    return { device, state, pull, available: offlineSince === undefined };
  }

  /** What a device does at this instant, past the cache and whether or not it can be reached. */
  stateOf(entry: DeviceEntry, at: Instant): DeviceState {
    const { device, commands } = this.#devices.simulated(entry);
    return deviceAt(this.#baseline.seed, device, commands, at);
  }

  /** Every action of the account, in the order they were made. */
  actions(): readonly Action[] {
    return this.#actions.all();
  }

  /** When a command to a device that cannot be reached fails. */
  get offlineAfterSeconds(): number {
    return this.#settings.actions.offlineAfterSeconds;
  }

  /** An action by its id alone, where no other family has one by the same id; else by its family too. */
  findAction(id: string, family?: Family): Action | undefined {
    return family === undefined ? this.#actions.find(id) : this.#actions.get(family, id);
  }

  /** @throws ApiProblem where the account has no such action of this family. */
  action(family: Family, id: string): Action {
    const action = this.findAction(id, family);
    if (action === undefined) throw new ApiProblem('unknown-action');
    return action;
  }

  /** A device's actions, newest first. @throws ApiProblem for an unknown device. */
  actionsOf(family: Family, deviceId: string, state?: Action['state']): Action[] {
    return this.#actions.ofDevice(this.#entryOf(family, deviceId).device.id, state);
  }

  key(text: string): ApiKey | undefined {
    return this.#keys.get(text);
  }

  keys(): readonly ApiKey[] {
    return [...this.#keys.values()];
  }

  #entryOf(family: Family, deviceId: string): DeviceEntry {
    const entry = this.entry(deviceId);
    if (entry.device.family !== family) throw new ApiProblem('unknown-device');
    return entry;
  }

  #push(entry: DeviceEntry, command: PushAction & LoggedCommand): void {
    this.#actions.push(entry, this.#actions.nextId(entry), command, command.at);
  }

  #reduce(command: LoggedCommand): void {
    const { at } = command;
    switch (command.type) {
      case 'action.push':
        this.#push(this.#entryOf(command.family, command.deviceId), command);
        return;
      case 'action.cancel':
        this.#actions.cancel(this.action(command.family, command.actionId), at);
        return;
      case 'device.add':
        this.#devices.add(command.device, at);
        return;
      case 'device.replace':
        this.#devices.replace(this.entry(command.device.id), command.device, at);
        return;
      case 'device.connectivity':
        setConnectivity(this.entry(command.deviceId), command.online, at);
        return;
      case 'device.release':
        release(this.entry(command.deviceId), at);
        return;
      case 'device.remove':
        this.#devices.remove(this.entry(command.deviceId));
        return;
      case 'key.put':
        this.#keys.set(command.key.key, command.key);
        return;
      case 'key.delete':
        this.#keys.delete(command.key);
    }
  }
}

function setConnectivity(entry: DeviceEntry, online: boolean, at: Instant): void {
  if (online && entry.offlineSince !== undefined) {
    delete entry.offlineSince;
    entry.freshAt = at;
  } else if (!online) {
    entry.offlineSince ??= at;
  }
}

function release(entry: DeviceEntry, at: Instant): void {
  entry.commands.push({ at, command: { kind: 'release' } });
  entry.freshAt = at;
}
