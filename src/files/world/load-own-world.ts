import { basename } from 'node:path';
import { didYouMean } from '../../domain/closest-name.ts';
import { isDocumentText, nameOfDocument, UNNAMED } from '../../domain/documents/document-input.ts';
import type { WorldFile } from '../../domain/documents/world-file.ts';
import { SHIPPED_WORLDS } from '../../domain/shipped-worlds.ts';
import { loadFile, loadText } from '../text/load-file.ts';
import type { WorldChecks } from './check-world.ts';
import { parseWorldFile } from './parse-world-file.ts';
import { WorldFileError } from './world-file-error.ts';

/** The user's own world: as a value, as its text, or in a file, by which it is called where it has no name. @throws WorldFileError */
export async function loadOwnWorld(given: string | object, checks: WorldChecks): Promise<WorldFile> {
  const name = nameOfDocument(given);
  if (typeof given === 'object') return { name, ...(await parseWorldFile(given, name, checks)) };
  const loading = {
    refuse: (problems: WorldFileError['problems'], place?: string) =>
      new WorldFileError(name, problems, place),
    read: (value: unknown) => parseWorldFile(value, name, checks),
  };
  if (isDocumentText(given)) return { name: UNNAMED, ...(await loadText(given, { name, ...loading })) };
  return { name: basename(given), ...(await loadFile(given, { advice: adviceFor(given), ...loading })) };
}

function adviceFor(name: string): string {
  const names = `Give the path of a JSON or YAML file, its text, or the name of a shipped world: ${SHIPPED_WORLDS.join(', ')}.`;
  const hint = didYouMean(name.slice(0, 100), SHIPPED_WORLDS);
  return hint === undefined ? names : `${names} ${hint}`;
}
