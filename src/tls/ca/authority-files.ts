import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogSink } from '../../log/log.ts';
import { certificatesIn, privateKeyIn } from '../certificate/pem.ts';
import { CertificateError } from '../certificate-error.ts';
import { createExclusive, replaceAtomically } from '../files/atomic-write.ts';
import { certificateFileOf } from '../files/certificate-file.ts';
import { whileWriting } from '../files/folder-error.ts';
import { makeFolder } from '../files/make-folder.ts';
import { isOpenToOthers, OWNER_ONLY, readIfThere } from '../files/private-file.ts';
import { type Authority, isOurs } from './authority.ts';

const KEY_FILE = 'ca-key.pem';

/**
 * The CA in a folder; undefined where there is none. Beside a key that we wrote stands its certificate, in one file,
 * so that a pair never comes apart while several starts make it: `ca.pem` is then but a copy.
 * @throws CertificateError where one half is missing
 */
export async function readAuthority(folder: string, log: LogSink): Promise<Authority | undefined> {
  await keepPrivate(join(folder, KEY_FILE), log);
  // In this order: another start writes the key first.
  const certificate = await readIfThere(certificateFileOf(folder));
  const key = await readIfThere(join(folder, KEY_FILE));
  if (key === undefined && certificate === undefined) return undefined;
  const privateKey = privateKeyIn(key ?? '') ?? '';
  const own = { privateKey, certificate: certificatesIn(key ?? '').join('') };
  if (isOurs(own) && (certificate === undefined || isOurs({ certificate }))) return own;
  if (key === undefined || certificate === undefined) {
    const [present, missing] = key === undefined ? ['ca.pem', KEY_FILE] : [KEY_FILE, 'ca.pem'];
    throw new CertificateError(
      `Failed to use the CA in ${folder}: there is ${present} but no ${missing}. ` +
        `Add ${missing}, or take ${present} away, and a new CA is made.`,
    );
  }
  return { privateKey, certificate: certificatesIn(certificate).join('') };
}

/** Writes a new CA, unless another start was first. */
export async function addAuthority(folder: string, authority: Authority): Promise<void> {
  await whileWriting(async () => {
    await makeFolder(folder, 0o700);
    await createExclusive(join(folder, KEY_FILE), keyFileOf(authority), OWNER_ONLY);
  });
}

export async function replaceAuthority(folder: string, authority: Authority): Promise<void> {
  await whileWriting(() => replaceAtomically(join(folder, KEY_FILE), keyFileOf(authority), OWNER_ONLY));
}

/** Sees to it that `ca.pem` is the certificate of the CA in force, whichever start wrote it; gives that CA. */
export async function publishAuthority(folder: string, log: LogSink): Promise<Authority> {
  const path = certificateFileOf(folder);
  for (;;) {
    const authority = await readAuthority(folder, log);
    if (authority === undefined) {
      throw new CertificateError(
        `Failed to use the CA in ${folder}: it is gone. Start again, and a new one is made.`,
      );
    }
    if ((await readIfThere(path)) === authority.certificate) return authority;
    await whileWriting(() => replaceAtomically(path, authority.certificate, 0o644));
  }
}

function keyFileOf({ privateKey, certificate }: Authority): string {
  return `${privateKey}${certificate}`;
}

/** A key of this user's that others may read becomes private again. @throws CertificateError where it cannot */
async function keepPrivate(path: string, log: LogSink): Promise<void> {
  if (!(await isOpenToOthers(path))) return;
  await chmod(path, OWNER_ONLY).catch(() => undefined);
  if (await isOpenToOthers(path)) {
    throw new CertificateError(
      `Failed to use the CA: others can read its key ${path}, and that cannot be changed from here. ` +
        'Move it to a place where chmod 600 works.',
    );
  }
  log({
    type: 'warning',
    message:
      `Others could read the key ${path}; now its owner alone can. ` +
      'If other people use this machine, delete it with ca.pem beside it and trust the CA that the next start makes.',
  });
}
