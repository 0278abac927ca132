import type { Action } from '../domain/actions/action.ts';
import { deviceAt } from '../domain/devices/index.ts';
import type { DeviceState } from '../domain/devices/state.ts';
import type { Device, Family } from '../domain/entities.ts';
import { ApiProblem } from '../domain/failures/problem.ts';
import type { ApiKey } from '../domain/keys/api-key.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { AccountState } from './account-state.ts';
import type { ActionPage, ActionPageQuery } from './actions/action-list.ts';
import type { DeviceEntry } from './devices/device-store.ts';
import { type Pull, pullAt } from './devices/pull.ts';
import type { AccountSettings } from './settings.ts';

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

/** The devices, actions and keys of one account, to be read. Everything due by the instant asked for has run before. */
export class World {
  readonly #state: AccountState;
  readonly #settings: AccountSettings;

  constructor(state: AccountState, settings: AccountSettings) {
    this.#state = state;
    this.#settings = settings;
  }

  /** When the account was opened or last reset. */
  get startedAt(): Instant {
    return this.#state.startedAt;
  }

  /** @throws ApiProblem where the account has no device by that id. */
  entry(deviceId: string): DeviceEntry {
    const entry = this.#state.devices.get(deviceId);
    if (entry === undefined) throw new ApiProblem('unknown-device');
    return entry;
  }

  /** @throws ApiProblem where the account has no device of this family by that id. */
  entryOf(family: Family, deviceId: string): DeviceEntry {
    const entry = this.entry(deviceId);
    if (entry.device.family !== family) throw new ApiProblem('unknown-device');
    return entry;
  }

  devices(query: DeviceQuery = {}): readonly DeviceEntry[] {
    return this.#state.devices.list(query);
  }

  hasDevice(deviceId: string): boolean {
    return this.#state.devices.get(deviceId) !== undefined;
  }

  /** A device as the API shows it at this instant. */
  read(entry: DeviceEntry, at: Instant, options: ReadOptions = {}): Reading {
    const { expedite = false, isOffline = false, staleMs = 0 } = options;
    const { device, commands, freshAt } = this.#state.devices.simulated(entry);
    const offlineSince = entry.offlineSince ?? (isOffline ? at : undefined);
    const pull = pullAt(at - staleMs, { freshAt, offlineSince }, this.#settings.cache, expedite);
    const state = deviceAt(this.#state.baseline.seed, device, commands, pull.at);
    return { device, state, pull, available: offlineSince === undefined };
  }

  /** What a device does at this instant, past the cache and whether or not it can be reached. */
  stateOf(entry: DeviceEntry, at: Instant): DeviceState {
    const { device, commands } = this.#state.devices.simulated(entry);
    return deviceAt(this.#state.baseline.seed, device, commands, at);
  }

  /** Every action of the account, in the order they were made. */
  actions(): readonly Action[] {
    return this.#state.actions.all();
  }

  /** When a command to a device that cannot be reached fails. */
  get offlineAfterSeconds(): number {
    return this.#settings.actions.offlineAfterSeconds;
  }

  /** By its id alone where no family is named, and where only one family has such an action. */
  findAction(id: string, family?: Family): Action | undefined {
    const { actions } = this.#state;
    return family === undefined ? actions.getUnique(id) : actions.get({ family, actionId: id });
  }

  /** @throws ApiProblem where the account has no such action. */
  action(id: string, family?: Family): Action {
    const action = this.findAction(id, family);
    if (action === undefined) throw new ApiProblem('unknown-action');
    return action;
  }

  /** A page of a device's actions, newest first. @throws ApiProblem for an unknown device. */
  actionsOf(family: Family, deviceId: string, query: ActionPageQuery): ActionPage {
    return this.#state.actions.pageOf(this.entryOf(family, deviceId).device.id, query);
  }

  key(text: string): ApiKey | undefined {
    return this.#state.keys.get(text);
  }

  keys(): readonly ApiKey[] {
    return this.#state.keys.values();
  }
}
