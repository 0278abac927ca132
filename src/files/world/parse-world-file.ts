import type { EditionKeys } from '../../domain/edition-keys.ts';
import { findMeaningProblems } from './check-world.ts';
import type { WorldFile } from './world-file.ts';
import { WorldFileError } from './world-file-error.ts';

/**
 * Checks a parsed file against the published schema and for what a schema cannot say.
 * @param editions what its keys may be of; where there are none, their form is not checked
 * @throws WorldFileError
 */
export async function parseWorldFile(
  value: unknown,
  source: string,
  editions: readonly EditionKeys[] = [],
): Promise<WorldFile> {
  // Loaded here, for a start from a shipped world needs neither schema nor validator.
  const { findShapeProblems } = await import('./check-world-shape.ts');
  const shapeProblems = await findShapeProblems(value);
  if (shapeProblems.length > 0) throw new WorldFileError(source, shapeProblems);
  const file = value as WorldFile;
  const meaningProblems = findMeaningProblems(file, editions);
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
