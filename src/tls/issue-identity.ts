import type { LogSink } from '../log.ts';
import { isOurs } from './authority.ts';
import type { CertificateRequest } from './certificate-request.ts';
import { issueAuthority, issueServerIdentity } from './issue-certificate.ts';
import { keepIdentity, type VouchedIdentity } from './kept-identity.ts';
import { openAuthority } from './open-authority.ts';

/** Makes a certificate by the CA in a folder, and leaves it there for the next start where that CA is ours. */
export async function issueFromFolder(
  folder: string,
  request: CertificateRequest,
  log: LogSink,
): Promise<VouchedIdentity> {
  const authority = await openAuthority(folder, request, log);
  const identity = { ...issueServerIdentity(authority, request), authority };
  if (isOurs(authority)) await keepIdentity(folder, identity, request.names);
  return identity;
}

/** Makes a certificate by a CA that lives as long as this start. */
export function issueInMemory(request: CertificateRequest): VouchedIdentity {
  const authority = issueAuthority(request);
  return { ...issueServerIdentity(authority, request), authority };
}
