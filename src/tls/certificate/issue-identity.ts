import type { LogSink } from '../../log/log.ts';
import { isOurs } from '../ca/authority.ts';
import { openAuthority } from '../ca/open-authority.ts';
import { cacheIdentity, type IssuedIdentity } from '../cached-identity.ts';
import { FolderError } from '../files/folder-error.ts';
import type { CertificateRequest } from './certificate-request.ts';
import { issueAuthority, issueServerIdentity } from './issue-certificate.ts';

/**
 * Makes a certificate by the CA in a folder, and leaves it there for the next start where that CA is ours and the folder
 * can be written: a CA in a folder that cannot, such as a mounted one, is as good.
 */
export async function issueFromFolder(
  folder: string,
  request: CertificateRequest,
  log: LogSink,
): Promise<IssuedIdentity> {
  const authority = await openAuthority(folder, request, log);
  const identity = { ...issueServerIdentity(authority, request), authority };
  if (isOurs(authority)) await cacheIdentity(folder, identity, request.names).catch(unlessFolder);
  return identity;
}

/** Makes a certificate by a CA that lives as long as this start. */
export function issueInMemory(request: CertificateRequest): IssuedIdentity {
  const authority = issueAuthority(request);
  return { ...issueServerIdentity(authority, request), authority };
}

function unlessFolder(error: unknown): void {
  if (!(error instanceof FolderError)) throw error;
}
