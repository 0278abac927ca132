import { FileError } from '../problems/file-error.ts';
import { parseText } from './parse-text.ts';
import { type RefuseFile, readText } from './read-text.ts';

interface Loading<T> {
  /** What to do where there is no such file. */
  readonly advice: string;
  readonly refuse: RefuseFile;
  /** What the file stands for. @throws FileError by the paths in its value */
  readonly read: (value: unknown) => Promise<T>;
}

/** Reads a JSON or YAML file; every problem in it is told with its line and column. @throws FileError */
export async function loadFile<T>(path: string, { advice, refuse, read }: Loading<T>): Promise<T> {
  const text = await readText(path, { advice, refuse });
  const value = await parseText(text, path, refuse);
  try {
    return await read(value);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const { locateProblems } = await import('./locate-problems.ts');
    throw refuse(locateProblems(error.problems, text));
  }
}
