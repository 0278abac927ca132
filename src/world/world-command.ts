import type { ScriptedOutcome } from '../domain/action.ts';
import type { ApiKey } from '../domain/api-key.ts';
import type { DeviceCommand } from '../domain/device-command.ts';
import type { Device, Family } from '../domain/entities.ts';
import type { Instant } from '../domain/instant.ts';

export interface PushAction {
  readonly type: 'action.push';
  readonly family: Family;
  readonly deviceId: string;
  readonly command: DeviceCommand;
  readonly deferUntil?: Instant;
  readonly script?: ScriptedOutcome;
}

export interface CancelAction {
  readonly type: 'action.cancel';
  readonly family: Family;
  readonly actionId: string;
}

export interface AddDevice {
  readonly type: 'device.add';
  readonly device: Device;
}

/** Replaces a device's figures; its id, its family and its history stay. */
export interface ReplaceDevice {
  readonly type: 'device.replace';
  readonly device: Device;
}

export interface SetConnectivity {
  readonly type: 'device.connectivity';
  readonly deviceId: string;
  readonly online: boolean;
}

export interface ReleaseDevice {
  readonly type: 'device.release';
  readonly deviceId: string;
}

export interface RemoveDevice {
  readonly type: 'device.remove';
  readonly deviceId: string;
}

/** Adds a key, or puts a changed record in the place of the one with the same text. */
export interface PutKey {
  readonly type: 'key.put';
  readonly key: ApiKey;
}

export interface DeleteKey {
  readonly type: 'key.delete';
  readonly key: string;
}

/** The only way in which a world changes: plain data, so that a world is its baseline plus its commands. */
export type WorldCommand =
  | PushAction
  | CancelAction
  | AddDevice
  | ReplaceDevice
  | SetConnectivity
  | ReleaseDevice
  | RemoveDevice
  | PutKey
  | DeleteKey;

/** A command with the instant of the account's clock at which it was applied. */
export type LoggedCommand = WorldCommand & { readonly at: Instant };
