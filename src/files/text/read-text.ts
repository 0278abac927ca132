import { promises as files } from 'node:fs';
import { resolve } from 'node:path';
import { describeReadFailure } from '../../domain/failures/file-failure.ts';
import type { InputProblem } from '../../domain/validation/input-problem.ts';

/** Makes the error for problems of a file; `place` stands for the path within it where there is none. */
export type RefuseFile = (problems: readonly InputProblem[], place?: string) => Error;

interface Reading {
  /** What to do where there is no such file. */
  readonly advice: string;
  readonly refuse: RefuseFile;
}

/** Characters that no file worth reading has. */
const MAX_LENGTH = 64 * 1024 * 1024;

/** The text of a file, without a byte order mark. @throws the error that `refuse` makes */
export async function readText(path: string, { advice, refuse }: Reading): Promise<string> {
  const place = resolve(path);
  const text = await files.readFile(path, 'utf8').catch((error: unknown) => {
    throw refuse([{ path: [], why: `${describeReadFailure(error)}.`, advice }], place);
  });
  if (text.length <= MAX_LENGTH) return text.replace(/^\uFEFF/, '');
  throw refuse([{ path: [], why: 'the file is too large.', advice: 'Divide it into several files.' }], place);
}
