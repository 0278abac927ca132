import type { WorldFile } from '../../domain/documents/world-file.ts';
import { copyJson, NotPlainJson } from '../../domain/validation/copy-json.ts';
import { takeProblems } from '../problems/take-problems.ts';
import { findMeaningProblems, type WorldChecks } from './check-world.ts';
import { WorldFileError } from './world-file-error.ts';

/**
 * Checks a parsed file against the published schema and for what a schema cannot say; `checks` are those of whoever runs
 * it: what keys look like, which plans there are. @throws WorldFileError
 */
export async function parseWorldFile(
  value: unknown,
  source: string,
  checks: WorldChecks = {},
): Promise<WorldFile> {
  // Loaded here, for a start from a shipped world needs neither schema nor validator.
  const { findShapeProblems } = await import('./check-world-shape.ts');
  const copy = copyPlain(value, source);
  const shapeProblems = await findShapeProblems(copy);
  if (shapeProblems.length > 0) throw new WorldFileError(source, shapeProblems);
  const file = copy as WorldFile;
  const meaningProblems = await takeProblems(findMeaningProblems(file, checks));
  if (meaningProblems.length > 0) throw new WorldFileError(source, meaningProblems);
  return file;
}

/** Without cycles, of a bearable depth and size: all that comes after walks through it. */
function copyPlain(value: unknown, source: string): unknown {
  try {
    return copyJson(value, { takesAnyName: true }).value;
  } catch (error) {
    if (error instanceof NotPlainJson) throw new WorldFileError(source, [error.problem]);
    throw error;
  }
}
