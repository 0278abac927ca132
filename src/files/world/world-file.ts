import type { Permission } from '../../domain/api-key.ts';
import type { DeviceCommand } from '../../domain/device-command.ts';
import type { DeviceOf, Environment, Family } from '../../domain/entities.ts';
import { findMeaningProblems } from './check-world.ts';
import { WorldFileError } from './world-file-error.ts';

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
  readonly keys?: readonly KeySpec[];
  readonly users?: readonly UserSpec[];
  readonly generate?: GenerateSpec;
  readonly actions?: readonly ActionSpec[];
}

export interface KeySpec {
  readonly key: string;
  readonly name?: string;
  readonly permissions?: readonly Permission[];
  readonly plan?: string;
  readonly createdAt?: string;
  readonly expiresAt?: string;
  readonly revokedAt?: string;
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

/** Checks a parsed file against the published schema and for what a schema cannot say. @throws WorldFileError */
export async function parseWorldFile(value: unknown, source: string): Promise<WorldFile> {
  // Loaded here, for a start from a shipped world needs neither schema nor validator.
  const { findShapeProblems } = await import('./check-world-shape.ts');
  const shapeProblems = await findShapeProblems(value);
  if (shapeProblems.length > 0) throw new WorldFileError(source, shapeProblems);
  const file = value as WorldFile;
  const meaningProblems = findMeaningProblems(file);
  if (meaningProblems.length > 0) throw new WorldFileError(source, meaningProblems);
  return file;
}

/** The value that a JSON or YAML text stands for; a name that ends in `.json` rules YAML out. @throws WorldFileError */
export async function readWorldText(text: string, source: string): Promise<unknown> {
  // Editors of one operating system begin a file with a byte order mark.
  const content = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(content);
  } catch (error) {
    if (source.toLowerCase().endsWith('.json')) throw unreadable(source, 'JSON', error);
  }
  const { parse } = await import('yaml');
  try {
    return parse(content, { merge: true, logLevel: 'error' });
  } catch (error) {
    throw unreadable(source, 'JSON or YAML', error);
  }
}

function unreadable(source: string, language: string, error: unknown): WorldFileError {
  const reason = (error instanceof Error ? error.message : String(error))
    .split('\n')[0]
    ?.replace(/[:.]$/, '');
  const advice = 'Correct the text there; an editor that knows the language shows the place.';
  return new WorldFileError(source, [{ path: '$', why: `it is not ${language} (${reason}).`, advice }]);
}
