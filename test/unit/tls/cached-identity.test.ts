import { X509Certificate } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { readCachedIdentity } from '../../../src/tls/cached-identity.ts';
import { FIXED_NAMES } from '../../../src/tls/certificate/certificate-names.ts';
import { issueFromFolder } from '../../../src/tls/certificate/issue-identity.ts';
import { writeGivenCa } from '../../support/openssl.ts';
import { openTemporaryFolder, type TemporaryFolder } from '../../support/temporary-folder.ts';

const AT = Date.UTC(2026, 5, 1);
const DAY_MS = 86_400_000;
const REQUEST = { names: FIXED_NAMES, at: AT };
const silent = (): void => {};

describe('The certificate of a start', () => {
  test('is kept for the next start with the same names, for its owner alone', async () => {
    await using folder = await openTemporaryFolder();
    const made = await issueFromFolder(folder.path, REQUEST, silent);
    expect(await readCachedIdentity(folder.path, { ...REQUEST, at: AT + 300 * DAY_MS }, silent)).toEqual(
      made,
    );
    expect((await stat(folder.at('server.pem'))).mode & 0o777).toBe(0o600);
    expect((await readdir(folder.path)).toSorted()).toEqual(['ca-key.pem', 'ca.pem', 'server.pem']);
  });

  test.each<[string, (folder: TemporaryFolder) => Promise<unknown>, object]>([
    ['other names are wanted', async () => {}, { names: [...FIXED_NAMES, 'amps.test'] }],
    ['it ends within 30 days', async () => {}, { at: AT + 367 * DAY_MS }],
    ['it has not begun', async () => {}, { at: AT - 2 * DAY_MS }],
    ['others can read it', (folder) => chmod(folder.at('server.pem'), 0o644), {}],
    ['it cannot be read', (folder) => putFolder(folder.at('server.pem')), {}],
    ['it is half a file', (folder) => cutFile(folder.at('server.pem')), {}],
    ['ca.pem is of another CA', (folder) => writeFile(folder.at('ca.pem'), ''), {}],
    [
      'there is another CA',
      async (folder) => {
        const kept = await readFile(folder.at('server.pem'));
        await writeFile(folder.at('ca-key.pem'), '');
        await writeFile(folder.at('ca.pem'), '');
        await using other = await openTemporaryFolder();
        await issueFromFolder(other.path, REQUEST, silent);
        for (const name of ['ca.pem', 'ca-key.pem'])
          await writeFile(folder.at(name), await readFile(other.at(name)));
        await writeFile(folder.at('server.pem'), kept);
      },
      {},
    ],
  ])('is not used again where %s', async (_case, change, request) => {
    await using folder = await openTemporaryFolder();
    await issueFromFolder(folder.path, REQUEST, silent);
    await change(folder);
    expect(await readCachedIdentity(folder.path, { ...REQUEST, ...request }, silent)).toBeUndefined();
  });

  test('by a CA that was given is kept nowhere', async () => {
    await using folder = await openTemporaryFolder();
    await writeGivenCa(folder.path);
    const request = { names: FIXED_NAMES, at: Date.now() };
    const { certificate } = await issueFromFolder(folder.path, request, silent);
    expect(new X509Certificate(certificate).issuer).toBe('O=Our company\nCN=Test CA');
    expect((await readdir(folder.path)).toSorted()).toEqual(['ca-key.pem', 'ca.pem']);
    expect(await readCachedIdentity(folder.path, request, silent)).toBeUndefined();
  });
});

async function putFolder(path: string): Promise<void> {
  await rm(path);
  await mkdir(path, { mode: 0o700 });
}

async function cutFile(path: string): Promise<void> {
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.slice(0, -200));
}
