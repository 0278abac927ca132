import { readFile, stat } from 'node:fs/promises';
import { describeOddFile } from '../../domain/failures/odd-file.ts';
import { unreadable } from './folder-error.ts';

export const OWNER_ONLY = 0o600;
const OTHERS = 0o077;

/** Whether a file of this user's is open to others. Others' files, such as a mounted secret, are theirs to guard; where a system knows no owners, so are all. */
export async function isOpenToOthers(path: string): Promise<boolean> {
  const uid = process.getuid?.();
  if (uid === undefined) return false;
  const facts = await stat(path).catch(() => undefined);
  return facts !== undefined && facts.uid === uid && (facts.mode & OTHERS) !== 0;
}

/** @throws FolderError where it is there and cannot be read */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    const odd = describeOddFile(path, await stat(path));
    if (odd !== undefined) throw new Error(odd);
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw unreadable(path, error);
  }
}
