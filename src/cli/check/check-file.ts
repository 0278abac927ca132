import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { SetupError } from '../../domain/failures/setup-error.ts';
import { createEngine } from '../../engine/create-engine.ts';
import { InputError } from '../control/input-error.ts';
import { readInput } from '../control/read-input.ts';
import { explainFailure, type FailureProblem } from '../failure.ts';
import type { FlagValues } from '../options/flags.ts';
import { loadSettings } from '../options/options.ts';
import { type FileKind, guessKind } from './guess-kind.ts';

export interface CheckedFile {
  readonly file: string;
  readonly kind: FileKind | 'unknown';
  readonly ok: boolean;
  readonly problems: readonly FailureProblem[];
}

/** Finds what a start with the file would stumble over, in its form and in its meaning. */
export async function checkFile(
  file: string,
  kind: FileKind | undefined,
  flags: FlagValues,
): Promise<CheckedFile> {
  let found: FileKind | 'unknown' = kind ?? 'unknown';
  try {
    await refusePipe(file);
    const value = await readInput(file);
    found = kind ?? guessKind(value);
    await startWith({ ...flags, ...flagsFor(found, file) });
    return { file, kind: found, ok: true, problems: [] };
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    return { file, kind: found, ok: false, problems: problemsOf(error, file) };
  }
}

/** A check reads a file to see what it is, and once more as a start does. */
async function refusePipe(file: string): Promise<void> {
  const facts = await stat(file).catch(() => undefined);
  if (!facts?.isFIFO()) return;
  const why = 'it is a pipe, and a check reads a file twice.';
  throw new InputError(file, [{ path: [], why, advice: 'Write it into a file first.' }]);
}

function flagsFor(kind: FileKind, file: string): FlagValues {
  if (kind === 'configuration') return { config: file };
  return kind === 'world' ? { world: resolve(file) } : { scenarios: [resolve(file)] };
}

/** All of a start but to listen. @throws SetupError */
async function startWith(flags: FlagValues): Promise<void> {
  const { config, rethrow } = await loadSettings(flags, {});
  const engine = await createEngine(config, () => {}).catch(rethrow);
  engine.stop();
}

function problemsOf(error: SetupError, file: string): FailureProblem[] {
  const { message, hint, problems } = explainFailure(error);
  if (problems === undefined) return [{ path: '$', message, hint, file }];
  return problems.map((problem) => ({ ...problem, file: nameOf(problem.file, file) }));
}

/** The file as the user wrote it; another one where the file names that. */
function nameOf(found: string | undefined, file: string): string {
  return found === undefined || resolve(found) === resolve(file) ? file : found;
}
