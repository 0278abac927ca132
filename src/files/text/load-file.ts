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
  return await loadText(text, { name: path, refuse, read });
}

/** Reads a JSON or YAML text, be it of a file or not, in the same way. @throws FileError */
export async function loadText<T>(
  text: string,
  { name, refuse, read }: Omit<Loading<T>, 'advice'> & { readonly name: string },
): Promise<T> {
  const value = await parseText(text, name, refuse);
  try {
    return await read(value);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const { locateProblems } = await import('./locate-problems.ts');
    throw refuse(locateProblems(error.problems, text));
  }
}
