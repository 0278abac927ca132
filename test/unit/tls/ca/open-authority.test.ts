import { X509Certificate } from 'node:crypto';
import { chmod, copyFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { LogEvent } from '../../../../src/log/log.ts';
import { openAuthority } from '../../../../src/tls/ca/open-authority.ts';
import { FIXED_NAMES } from '../../../../src/tls/certificate/certificate-names.ts';
import { issueAuthority } from '../../../../src/tls/certificate/issue-certificate.ts';
import { openssl, writeGivenCa } from '../../../support/openssl.ts';
import { openTemporaryFolder } from '../../../support/temporary-folder.ts';

const AT = Date.UTC(2026, 5, 1);
const DAY_MS = 86_400_000;

interface Opening {
  readonly at?: number;
  readonly names?: readonly string[];
}

async function open(folder: string, { at = AT, names = [] }: Opening = {}) {
  const events: LogEvent[] = [];
  const request = { at, names: [...FIXED_NAMES, ...names] };
  const authority = await openAuthority(folder, request, (event) => events.push(event));
  return { authority, messages: events.map((event) => ('message' in event ? event.message : event.path)) };
}

async function failureOf(run: Promise<unknown>): Promise<Error> {
  return await run.then(
    () => new Error('It was accepted.'),
    (error: Error) => error,
  );
}

async function modeOf(path: string): Promise<number> {
  return (await stat(path)).mode & 0o777;
}

describe('A CA of ours', () => {
  test('is made once, in a folder and a key file that its owner alone may enter, and used again', async () => {
    await using folder = await openTemporaryFolder();
    const place = folder.at('data', 'amps-sandbox');
    const { authority, messages } = await open(place);
    expect((await open(place, { at: AT + DAY_MS })).authority).toEqual(authority);
    expect(messages).toEqual([]);
    expect((await readdir(place)).toSorted()).toEqual(['ca-key.pem', 'ca.pem']);
    expect(await modeOf(place)).toBe(0o700);
    expect(await modeOf(folder.at('data', 'amps-sandbox', 'ca-key.pem'))).toBe(0o600);
    expect(await readFile(folder.at('data', 'amps-sandbox', 'ca.pem'), 'utf8')).toBe(authority.certificate);
  });

  test('is the same for all starts that begin at once', async () => {
    await using folder = await openTemporaryFolder();
    const opened = await Promise.all(Array.from({ length: 8 }, () => open(folder.path)));
    expect(new Set(opened.map(({ authority }) => authority.certificate)).size).toBe(1);
    expect(new X509Certificate(await readFile(folder.at('ca.pem'))).toString()).toBe(
      opened[0]?.authority.certificate,
    );
    expect((await readdir(folder.path)).toSorted()).toEqual(['ca-key.pem', 'ca.pem']);
  });

  test.each([
    ['has expired', AT - 3_651 * DAY_MS, 'expired'],
    ['is about to expire', AT - 3_625 * DAY_MS, 'expires'],
  ])('that %s is renewed, and the user told', async (_case, at, verb) => {
    await using folder = await openTemporaryFolder();
    const { authority: old } = await open(folder.path, { at });
    const { authority, messages } = await open(folder.path);
    expect(authority).not.toEqual(old);
    expect(messages).toEqual([
      expect.stringMatching(
        new RegExp(
          `^The CA in \\S+ was made anew, for ca\\.pem ${verb} at \\S+\\. Let your clients trust \\S+ca\\.pem again\\.$`,
        ),
      ),
    ]);
    expect(await readFile(folder.at('ca.pem'), 'utf8')).toBe(authority.certificate);
    expect(await modeOf(folder.at('ca-key.pem'))).toBe(0o600);
  });

  test('that lacks a name is made anew for it, and keeps those that other projects asked for', async () => {
    await using folder = await openTemporaryFolder();
    await open(folder.path, { names: ['amps.test', '10.0.0.7'] });
    const { messages } = await open(folder.path, { names: ['*.other.test'] });
    expect(messages).toEqual([expect.stringContaining('forbid *.other.test. Let your clients trust')]);
    for (const names of [['amps.test'], ['10.0.0.7'], ['*.other.test'], ['deep.within.other.test']]) {
      expect((await open(folder.path, { names })).messages).toEqual([]);
    }
  });

  test('gets its ca.pem back where that is gone or out of date', async () => {
    await using folder = await openTemporaryFolder();
    const { authority } = await open(folder.path);
    await writeFile(folder.at('ca.pem'), issueAuthority({ names: FIXED_NAMES, at: AT }).certificate);
    expect((await open(folder.path)).authority).toEqual(authority);
    expect(await readFile(folder.at('ca.pem'), 'utf8')).toBe(authority.certificate);
  });

  test('whose key others could read is closed to them, and the user told', async () => {
    await using folder = await openTemporaryFolder();
    await open(folder.path);
    await chmod(folder.at('ca-key.pem'), 0o640);
    const { messages } = await open(folder.path);
    expect(messages).toEqual([
      expect.stringMatching(/^Others could read the key .*; now its owner alone can\. If/),
    ]);
    expect(await modeOf(folder.at('ca-key.pem'))).toBe(0o600);
    expect((await open(folder.path)).messages).toEqual([]);
  });
});

describe('A CA that was given', () => {
  test.each(['ec', 'rsa', 'ed25519'] as const)('with a key of the type %s is used as it is', async (key) => {
    await using folder = await openTemporaryFolder();
    await writeGivenCa(folder.path, { key });
    const before = await readFile(folder.at('ca-key.pem'), 'utf8');
    const { authority, messages } = await open(folder.path, { at: Date.now() });
    expect(authority.certificate).toBe(await readFile(folder.at('ca.pem'), 'utf8'));
    expect(await readFile(folder.at('ca-key.pem'), 'utf8')).toBe(before);
    expect(messages).toEqual([]);
  });

  test.each<[string, (folder: string) => Promise<unknown>, RegExp]>([
    [
      'has no key',
      (folder) => writePart(folder, 'ca.pem'),
      /there is ca\.pem but no ca-key\.pem\. Add ca-key\.pem, or take/,
    ],
    [
      'has no certificate',
      (folder) => writePart(folder, 'ca-key.pem'),
      /there is ca-key\.pem but no ca\.pem\. Add ca\.pem, or/,
    ],
    [
      'is no certificate',
      async (folder) => {
        await writeGivenCa(folder);
        await writeFile(`${folder}/ca.pem`, 'nonsense');
      },
      /ca\.pem is no certificate in PEM\. Put the right one there, or take both files away/,
    ],
    [
      'has no key in its key file',
      async (folder) => {
        await writeGivenCa(folder);
        await writeFile(`${folder}/ca-key.pem`, '', { mode: 0o600 });
      },
      /ca-key\.pem is no private key in PEM\. Write/,
    ],
    [
      'has an encrypted key',
      async (folder) => {
        await writeGivenCa(folder);
        await openssl(
          folder,
          'pkcs8',
          '-topk8',
          '-in',
          'ca-key.pem',
          '-passout',
          'pass:secret',
          '-out',
          'locked.pem',
        );
        await copyFile(`${folder}/locked.pem`, `${folder}/ca-key.pem`);
      },
      /ca-key\.pem is encrypted\. Write the key as it is, readable by you alone/,
    ],
    [
      'has the key of another',
      async (folder) => {
        await mkdir(`${folder}/other`);
        await writeGivenCa(`${folder}/other`);
        await writeGivenCa(folder);
        await copyFile(`${folder}/other/ca-key.pem`, `${folder}/ca-key.pem`);
      },
      /ca-key\.pem is not the key of ca\.pem\. Give the two that belong together\.$/,
    ],
    [
      'was put over one of ours',
      async (folder) => {
        await mkdir(`${folder}/other`);
        await writeGivenCa(`${folder}/other`);
        await open(folder);
        await copyFile(`${folder}/other/ca.pem`, `${folder}/ca.pem`);
      },
      /ca-key\.pem is not the key of ca\.pem/,
    ],
    [
      'is that of a server',
      (folder) => writeGivenCa(folder, { extensions: ['basicConstraints=critical,CA:FALSE'] }),
      /ca\.pem is no CA: its .* Give the certificate of a CA, not that of a server\.$/,
    ],
    [
      'may not sign certificates',
      (folder) =>
        writeGivenCa(folder, { extensions: ['basicConstraints=critical,CA:TRUE', 'keyUsage=cRLSign'] }),
      /ca\.pem is no CA: its basic constraints or its key usage do not let it sign/,
    ],
    [
      'may not vouch for the true names',
      (folder) =>
        writeGivenCa(folder, {
          extensions: ['basicConstraints=critical,CA:TRUE', 'nameConstraints=permitted;DNS:company.test'],
        }),
      /the name constraints of ca\.pem forbid sandbox-api\.amps\.ai, api\.amps\.ai, localhost\. Give a CA that may/,
    ],
    [
      'may vouch for all but a true name',
      (folder) =>
        writeGivenCa(folder, {
          extensions: [
            'basicConstraints=critical,CA:TRUE',
            'nameConstraints=excluded;DNS:api.amps.ai,excluded;IP:127.0.0.0/255.0.0.0',
          ],
        }),
      /forbid api\.amps\.ai, 127\.0\.0\.1\./,
    ],
  ])('and %s is refused in words', async (_case, write, message) => {
    await using folder = await openTemporaryFolder();
    await write(folder.path);
    const error = await failureOf(open(folder.path, { at: Date.now() }));
    expect(error.name).toBe('CertificateError');
    expect(error.message).toMatch(/^Failed to use the CA in \/.*: .*\.$/);
    expect(error.message).toMatch(message);
  });

  test('is refused before its time and after it, never renewed', async () => {
    await using folder = await openTemporaryFolder();
    await writeGivenCa(folder.path, { days: 30 });
    const certificate = await readFile(folder.at('ca.pem'), 'utf8');
    const late = await failureOf(open(folder.path, { at: Date.now() + 31 * DAY_MS }));
    expect(late.message).toMatch(/ca\.pem expired at \S+Z\. Give one that is valid\.$/);
    const early = await failureOf(open(folder.path, { at: Date.now() - DAY_MS }));
    expect(early.message).toMatch(/ca\.pem is not valid before \S+Z\. Give one that is valid\.$/);
    expect((await open(folder.path, { at: Date.now() + 29 * DAY_MS })).messages).toEqual([]);
    expect(await readFile(folder.at('ca.pem'), 'utf8')).toBe(certificate);
  });
});

async function writePart(folder: string, kept: string): Promise<void> {
  await mkdir(`${folder}/whole`);
  await writeGivenCa(`${folder}/whole`);
  await copyFile(`${folder}/whole/${kept}`, `${folder}/${kept}`);
}
