import { describeWriteFailure } from '../../domain/failures/file-failure.ts';

/** A folder that cannot be read, or written into. */
export class FolderError extends Error {
  override readonly name = 'FolderError';
  /** In words, to stand within a sentence. */
  readonly why: string;

  constructor(why: string, cause: unknown) {
    super(why, { cause });
    this.why = why;
  }
}

/** @throws FolderError where a step fails. */
export async function whileWriting<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw new FolderError(describeWriteFailure(error), error);
  }
}

const READ_FAILURES: Readonly<Record<string, (path: string) => string>> = {
  EACCES: (path) => `this user may not read ${path}`,
  EPERM: (path) => `this user may not read ${path}`,
  EISDIR: (path) => `${path} is a folder`,
  ENOTDIR: () => 'a file is in the way',
};

export function unreadable(path: string, error: unknown): FolderError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return new FolderError(READ_FAILURES[code]?.(path) ?? message, error);
}
