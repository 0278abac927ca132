import type { DeviceCommand } from '../device-command.ts';
import type { DeviceOf, Environment, Family } from '../entities.ts';
import type { KeySpec } from '../keys/edition-keys.ts';

/** What a start begins with, as its author wrote it; `fixtures/schemas/world.schema.json` says what each part means. */
export interface WorldFile {
  readonly $schema?: string;
  readonly name?: string;
  readonly fixtureKeys?: boolean;
  readonly accounts: readonly AccountSpec[];
}

export interface AccountSpec {
  readonly id?: string;
  readonly name?: string;
  readonly environment?: Environment;
  readonly seed?: string;
  /** Bare keys, or keys with what they may do. */
  readonly keys?: readonly (string | KeySpec)[];
  readonly users?: readonly UserSpec[];
  readonly generate?: GenerateSpec;
  readonly actions?: readonly ActionSpec[];
}

/** The keys of an account, each as an object. */
export function keysOf({ keys = [] }: Pick<AccountSpec, 'keys'>): KeySpec[] {
  return keys.map((key) => (typeof key === 'string' ? { key } : key));
}

export interface UserSpec {
  readonly id?: string;
  readonly name?: string;
  readonly email?: string;
  readonly devices?: readonly DeviceSpec[];
}

export interface GenerateSpec {
  readonly users: number;
  readonly devices: number;
}

type Drawn<F extends Family> = Omit<DeviceOf<F>, 'family' | 'userId' | 'vehicle' | 'installedAt'>;

/** A device of which only the family must be known. */
export type DeviceSpec = {
  [F in Family]: { readonly family: F; readonly installedAt?: string } & Partial<Drawn<F>>;
}[Family];

export interface ActionSpec {
  readonly id: string;
  readonly deviceId: string;
  readonly command: DeviceCommand;
  readonly ago?: string;
  readonly in?: string;
}
