import type { DeviceCommand } from '../device-command.ts';
import type { Device, Environment, Family } from '../entities.ts';
import type { ApiKey } from '../keys/api-key.ts';
import type { Rule } from '../rules/rule.ts';

/** A person of the household; name and address are drawn by faker where the world file gives none. */
export interface User {
  readonly id: string;
  readonly name?: string;
  readonly email?: string;
}

/** An action that exists from the start: one that ran `agoMs` before it, or one that waits until `inMs` after it. */
export interface BaselineAction {
  readonly id: string;
  readonly deviceId: string;
  readonly family: Family;
  readonly command: DeviceCommand;
  readonly agoMs?: number;
  readonly inMs?: number;
}

/** What an account begins with and returns to at every reset. Immutable; accounts of the same world may share it. */
export interface AccountBaseline {
  readonly id: string;
  readonly name: string;
  readonly environment: Environment;
  readonly seed: string;
  readonly users: readonly User[];
  readonly devices: readonly Device[];
  readonly actions: readonly BaselineAction[];
  readonly keys: readonly ApiKey[];
  /** Rules of its own, asked before those that every account begins with. */
  readonly rules?: readonly Rule[];
}
