import { createPrivateKey, X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import type { LogSink } from '../log/log.ts';
import { type Authority, isOurs } from './ca/authority.ts';
import { readAuthority } from './ca/authority-files.ts';
import {
  type CertificateRequest,
  RENEWAL_MS,
  type ServerIdentity,
} from './certificate/certificate-request.ts';
import { certificatesIn, privateKeyIn } from './certificate/pem.ts';
import { replaceAtomically } from './files/atomic-write.ts';
import { certificateFileOf } from './files/certificate-file.ts';
import { whileWriting } from './files/folder-error.ts';
import { isOpenToOthers, OWNER_ONLY, readIfThere } from './files/private-file.ts';

/** A server's identity and the CA that issued it. */
export interface IssuedIdentity extends ServerIdentity {
  readonly authority: Authority;
}

/**
 * What an earlier start with the same names left beside a CA of ours: making a certificate takes a start longer than
 * all else that HTTPS needs. Undefined where there is none, or where it is good no more.
 */
export async function readCachedIdentity(
  folder: string,
  { names, at }: CertificateRequest,
  log: LogSink,
): Promise<IssuedIdentity | undefined> {
  const authority = await readAuthority(folder, log);
  if (authority === undefined || !isOurs(authority)) return undefined;
  if ((await readIfThere(certificateFileOf(folder))) !== authority.certificate) return undefined;
  const path = fileOf(folder);
  // One that cannot be read is as good as none.
  const text = (await isOpenToOthers(path)) ? undefined : await readIfThere(path).catch(() => undefined);
  if (text?.startsWith(headOf(names, authority)) !== true) return undefined;
  const identity = { certificate: certificatesIn(text).join(''), privateKey: privateKeyIn(text) ?? '' };
  return isGood(identity, authority, at) ? { ...identity, authority } : undefined;
}

/** Leaves an identity for the next start. @throws FolderError */
export async function cacheIdentity(
  folder: string,
  { certificate, privateKey, authority }: IssuedIdentity,
  names: readonly string[],
): Promise<void> {
  const text = `${headOf(names, authority)}${privateKey}${certificate}`;
  await whileWriting(() => replaceAtomically(fileOf(folder), text, OWNER_ONLY));
}

function fileOf(folder: string): string {
  return join(folder, 'server.pem');
}

/** For which names, by which CA: two certificates that differ in neither serve as well. */
function headOf(names: readonly string[], { certificate }: Authority): string {
  return `${names.join(' ')}\n${new X509Certificate(certificate).fingerprint256}\n`;
}

function isGood({ certificate, privateKey }: ServerIdentity, authority: Authority, at: number): boolean {
  try {
    const leaf = new X509Certificate(certificate);
    return (
      Date.parse(leaf.validFrom) <= at &&
      Date.parse(leaf.validTo) > at + RENEWAL_MS &&
      leaf.checkPrivateKey(createPrivateKey(privateKey)) &&
      leaf.verify(new X509Certificate(authority.certificate).publicKey)
    );
  } catch {
    return false;
  }
}
