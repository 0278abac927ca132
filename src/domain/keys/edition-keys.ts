import type { Environment } from '../entities.ts';
import type { PlanName } from '../names/names.ts';
import type { InstantInput } from '../time/instant-input.ts';
import type { Permission } from './api-key.ts';

/** How an edition writes its keys. */
export interface KeyFormat {
  /** What a key is, as words that follow "A key is". */
  readonly description: string;
  /** The environment that a well-formed key names; undefined for any other text. */
  parse(text: string): Environment | undefined;
  /** A key of this edition around a random text. */
  mint(environment: Environment, random: string): string;
  /** What keys of an environment begin with, the usual one first. */
  prefixesOf(environment: Environment): readonly string[];
}

/**
 * A made-up key as its author wrote it, in a world, in the configuration, or for the control API. The comments on the
 * properties are those of `world.schema.json`: `npm run generate` writes them.
 */
export interface KeySpec {
  /**
   * The key as a request carries it: 8 to 128 letters, digits or underscores. Its beginning tells its edition and its
   * environment.
   */
  readonly key: string;
  /** What the key is called in lists. "Key 1", "Key 2" … by default. */
  readonly name?: string;
  /** Which edition of the API the key is for. Told from how the key is written where it is left out. */
  readonly edition?: string;
  /** What the key may do; all where left out. */
  readonly permissions?: readonly Permission[];
  /** Name of a rate-limit plan of the configuration, or unlimited; the default plan where left out. */
  readonly plan?: PlanName;
  /** Since when there is the key: by default 2025-01-01T00:00:00Z in a world, else the instant at which it is added. */
  readonly createdAt?: InstantInput;
  /** From when the key is expired; never where left out. */
  readonly expiresAt?: InstantInput;
  /**
   * In place of expiresAt: counted on the account's clock from its start, or from the instant at which the key is
   * added.
   */
  readonly expiresIn?: string;
  /** From when the key is revoked; never where left out. */
  readonly revokedAt?: InstantInput;
}

/** The made-up keys that an edition publishes, by the account that has them. */
export interface FixtureKeys {
  /** Of the first account of the environment. */
  readonly sandbox: readonly KeySpec[];
  readonly live: readonly KeySpec[];
  /** Of a sandbox account without devices. */
  readonly empty: readonly KeySpec[];
}

/** What the keys of one edition are like. */
export interface EditionKeys {
  readonly name: string;
  readonly keyFormat: KeyFormat;
  readonly fixtureKeys: FixtureKeys;
}

export function listFixtureKeys({ sandbox, live, empty }: FixtureKeys): readonly KeySpec[] {
  return [...sandbox, ...live, ...empty];
}

/** Whether a text begins as keys of an environment do. */
export function hasPrefix(
  { keyFormat }: Pick<EditionKeys, 'keyFormat'>,
  text: string,
  environment: Environment,
): boolean {
  return keyFormat.prefixesOf(environment).some((prefix) => text.startsWith(prefix));
}

/**
 * The edition that a key of an environment is of by its looks: the first one whose format it has, else whose prefix.
 * A key that looks like none is of the first.
 */
export function editionOfKey<Edition extends EditionKeys>(
  text: string,
  environment: Environment,
  editions: readonly Edition[],
): Edition {
  const found =
    editions.find(({ keyFormat }) => keyFormat.parse(text) === environment) ??
    editions.find((edition) => hasPrefix(edition, text, environment)) ??
    editions[0];
  if (found === undefined)
    throw new RangeError('Failed to tell the edition of a key: there are no editions.');
  return found;
}
