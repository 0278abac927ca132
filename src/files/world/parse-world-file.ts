import type { WorldFile } from '../../domain/documents/world-file.ts';
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
  const shapeProblems = await findShapeProblems(value);
  if (shapeProblems.length > 0) throw new WorldFileError(source, shapeProblems);
  const file = value as WorldFile;
  const meaningProblems = findMeaningProblems(file, checks);
  if (meaningProblems.length > 0) throw new WorldFileError(source, meaningProblems);
  return file;
}
