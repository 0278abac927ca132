import type { Environment } from '../entities.ts';
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

/** A made-up key as its author wrote it. */
export interface KeySpec {
  readonly key: string;
  /** Told from the key's format where it is left out. */
  readonly edition?: string;
  readonly name?: string;
  readonly permissions?: readonly Permission[];
  readonly plan?: string;
  readonly createdAt?: string;
  readonly expiresAt?: string;
  readonly revokedAt?: string;
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
