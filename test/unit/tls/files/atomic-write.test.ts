import fs, { readdir, readFile, stat } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { expect, test, vi } from 'vitest';
import { createExclusive, replaceAtomically } from '../../../../src/tls/files/atomic-write.ts';
import { openTemporaryFolder } from '../../../support/temporary-folder.ts';

/** For as long as it is in scope, no file system has hard links. */
function forbidLinks(): Disposable {
  const link = vi.spyOn(fs, 'link').mockRejectedValue(Object.assign(new Error('EPERM'), { code: 'EPERM' }));
  syncBuiltinESMExports();
  return {
    [Symbol.dispose]() {
      expect(link).toHaveBeenCalledTimes(2);
      link.mockRestore();
      syncBuiltinESMExports();
    },
  };
}

test.each(['with hard links', 'without'])('The first file stays, on a file system %s', async (kind) => {
  await using folder = await openTemporaryFolder();
  const path = folder.at('key.pem');
  using _ = kind === 'without' ? forbidLinks() : null;
  for (const text of ['first', 'second']) await createExclusive(path, text, 0o600);
  expect(await readFile(path, 'utf8')).toBe('first');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder.path)).toEqual(['key.pem']);
});

test('Another file takes its place, and leaves nothing behind', async () => {
  await using folder = await openTemporaryFolder();
  for (const text of ['first', 'second']) await replaceAtomically(folder.at('key.pem'), text, 0o600);
  expect(await readFile(folder.at('key.pem'), 'utf8')).toBe('second');
  expect(await readdir(folder.path)).toEqual(['key.pem']);
});

test('A failure is told', async () => {
  await using folder = await openTemporaryFolder();
  await expect(createExclusive(folder.at('none', 'key.pem'), 'text', 0o600)).rejects.toMatchObject({
    code: 'ENOENT',
  });
});
