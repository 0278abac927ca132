import { constants, promises as files, openSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeReadFailure } from '../../domain/failures/file-failure.ts';
import { describeOddFile } from '../../domain/failures/odd-file.ts';
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
  const text = await readWhole(path).catch((error: unknown) => {
    const why = error instanceof OddFile ? error.message : describeReadFailure(error);
    throw refuse([{ path: [], why: `${why}.`, advice }], place);
  });
  if (text.length <= MAX_LENGTH) return text.replace(/^\uFEFF/, '');
  throw refuse([{ path: [], why: 'the file is too large.', advice: 'Divide it into several files.' }], place);
}

class OddFile extends Error {}

async function readWhole(path: string): Promise<string> {
  const facts = await files.stat(path);
  const odd = describeOddFile(path, facts);
  if (odd !== undefined) throw new OddFile(odd);
  return facts.isFIFO() ? await readPipe(path) : await files.readFile(path, 'utf8');
}

/** As a stream, for a read of a pipe lasts until something comes, and would hold up the end of the process meanwhile. */
async function readPipe(path: string): Promise<string> {
  const [{ Socket }, { text }] = await Promise.all([import('node:net'), import('node:stream/consumers')]);
  const fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return await text(new Socket({ fd, readable: true, writable: false }));
}
