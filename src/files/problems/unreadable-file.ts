const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file.',
  ENOTDIR: 'there is no such file.',
  EISDIR: 'this is a directory.',
  EACCES: 'this file may not be read.',
  EPERM: 'this file may not be read.',
};

/** Why a file of the user's could not be read, in words. */
export function whyUnreadable(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? `reading failed (${message}).`;
}
