import { link, readdir, readFile, stat } from 'node:fs/promises';
import { expect, test, vi } from 'vitest';
import { createExclusive, replaceAtomically } from '../../../../src/tls/files/atomic-write.ts';
import { openTemporaryFolder } from '../../../support/temporary-folder.ts';

vi.mock('node:fs/promises', async (importOriginal) => {
  const original = await importOriginal<typeof import('node:fs/promises')>();
  return { ...original, link: vi.fn(original.link) };
});

test.each(['with hard links', 'without'])('The first file stays, on a file system %s', async (kind) => {
  await using folder = await openTemporaryFolder();
  const path = folder.at('key.pem');
  const noLinks = Object.assign(new Error('EPERM'), { code: 'EPERM' });
  for (const text of ['first', 'second']) {
    if (kind === 'without') vi.mocked(link).mockRejectedValueOnce(noLinks);
    await createExclusive(path, text, 0o600);
  }
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
