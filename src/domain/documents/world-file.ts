import type { DeviceCommand } from '../device-command.ts';
import type { Environment } from '../entities.ts';
import type { KeySpec } from '../keys/edition-keys.ts';
import type { DeviceSpec } from './device-spec.ts';

export type { DeviceSpec };

// The comments on the properties are those of `world.schema.json`: `npm run generate` writes them.

/** What a start begins with, as its author wrote it. */
export interface WorldFile {
  /** Where this schema lies, so that an editor can check and complete the file. */
  readonly $schema?: string;
  /** What the world is called, for its readers. */
  readonly name?: string;
  /**
   * Adds the documented keys: sk_sandbox_abc123xyz, …_readonly, …_expired, …_revoked and …_ratelimited to the first
   * sandbox account, sk_sandbox_empty to the account acct_empty, sk_live_def456uvw to the first live account; the last
   * two accounts are added where the file has none. By default true where no account of the file brings a key, else
   * false.
   */
  readonly fixtureKeys?: boolean;
  /** The customers of the API, at least one. Nothing leaks between them; the first one is meant where none is named. */
  readonly accounts: readonly AccountSpec[];
}

export interface AccountSpec {
  /** Letters, digits, _ and -, at most 64. Drawn where it is left out. */
  readonly id?: string;
  /** The id by default. */
  readonly name?: string;
  /**
   * Which of the vendor's two hosts the account belongs to; its keys must be keys of that host.
   * @defaultValue `"sandbox"`
   */
  readonly environment?: Environment;
  /** Fixes all draws of this account, whatever seed the emulator was started with. */
  readonly seed?: string;
  /** Keys that speak for the account, as text or with what they may do. */
  readonly keys?: readonly (string | KeySpec)[];
  /** Households whose devices the account may see. */
  readonly users?: readonly UserSpec[];
  /**
   * Adds so many users with so many devices of all families, drawn from the seed. Every user gets a device before one
   * gets a second.
   */
  readonly generate?: GenerateSpec;
  /** Commands that exist from the start. */
  readonly actions?: readonly ActionSpec[];
}

/** The keys of an account, each as an object. */
export function keysOf({ keys = [] }: Pick<AccountSpec, 'keys'>): KeySpec[] {
  return keys.map((key) => (typeof key === 'string' ? { key } : key));
}

export interface UserSpec {
  /**
   * An identifier of 1 to 100 characters without spaces; an e-mail address is a good one. Drawn where it is left out.
   */
  readonly id?: string;
  /** A name of 1 to 100 characters. Drawn where it is left out. */
  readonly name?: string;
  /** An e-mail address of at most 100 characters. */
  readonly email?: string;
  /** The devices of the household; of each, the family alone is needed. */
  readonly devices?: readonly DeviceSpec[];
}

export interface GenerateSpec {
  /** A whole number from 1 to 200000. */
  readonly users: number;
  /** A whole number from 0 to 200000, which is also the most for all accounts together. */
  readonly devices: number;
}

export interface ActionSpec {
  /** Unique among the actions of the device's family. */
  readonly id: string;
  /** A device that this account names by id. */
  readonly deviceId: string;
  /** What the device is asked to do. */
  readonly command: DeviceCommand;
  /** How long before the start it was given, at most 36500d. */
  readonly ago?: string;
  /** How long after the start it is carried out, at most 36500d. */
  readonly in?: string;
}
