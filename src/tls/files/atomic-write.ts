import { constants } from 'node:fs';
import { copyFile, link, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Puts a file in its place at once, so that nobody ever reads half of it. */
export async function replaceAtomically(path: string, text: string, mode: number): Promise<void> {
  await throughDraft(path, text, mode, (draft) => rename(draft, path));
}

/** The same, but where another was first, that one's stays. */
export async function createExclusive(path: string, text: string, mode: number): Promise<void> {
  await throughDraft(path, text, mode, async (draft) => {
    // Not every file system has hard links.
    const place = () =>
      link(draft, path).catch(unlessTaken(() => copyFile(draft, path, constants.COPYFILE_EXCL)));
    await place().catch(unlessTaken((error) => Promise.reject(error)));
  });
}

function unlessTaken(otherwise: (error: unknown) => Promise<void>) {
  return async (error: unknown): Promise<void> => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') await otherwise(error);
  };
}

async function throughDraft(
  path: string,
  text: string,
  mode: number,
  place: (draft: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(dirname(path), '.draft-'));
  try {
    const draft = join(folder, 'draft');
    await writeFile(draft, text, { mode });
    await place(draft);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
