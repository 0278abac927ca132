import { writeFile } from 'node:fs/promises';
import { openTemporaryFolder } from './temporary-folder.ts';

/** Writes a file into a folder of its own; both are gone when it goes out of scope. */
export async function writeTemporary(
  name: string,
  text: string,
): Promise<AsyncDisposable & { readonly path: string }> {
  const folder = await openTemporaryFolder();
  const path = folder.at(name);
  await writeFile(path, text);
  return { path, [Symbol.asyncDispose]: folder[Symbol.asyncDispose] };
}
