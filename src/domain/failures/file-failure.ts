const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
};

const UNWRITABLE: Readonly<Record<string, string>> = {
  ENOENT: 'it cannot be made there',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a file is in the way',
  EEXIST: 'a file is in the way',
  EISDIR: 'a folder is in the way of a file',
  ERR_FS_EISDIR: 'a folder is in the way of a file',
};

/** Why a file of the user's could not be read, in words without a full stop. */
export function describeReadFailure(error: unknown): string {
  return describe(error, UNREADABLE);
}

/** Why a folder of the user's could not be written into, in words without a full stop. */
export function describeWriteFailure(error: unknown): string {
  return describe(error, UNWRITABLE);
}

function describe(error: unknown, reasons: Readonly<Record<string, string>>): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}
