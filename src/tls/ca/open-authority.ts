import type { Instant } from '../../domain/time/instant.ts';
import type { LogSink } from '../../log/log.ts';
import { type CertificateRequest, RENEWAL_MS } from '../certificate/certificate-request.ts';
import { issueAuthority } from '../certificate/issue-certificate.ts';
import { CertificateError } from '../certificate-error.ts';
import { certificateFileOf } from '../files/certificate-file.ts';
import { type Authority, isOurs } from './authority.ts';
import { addAuthority, publishAuthority, readAuthority, replaceAuthority } from './authority-files.ts';
import { type AuthorityFault, findFault, namesPermittedBy } from './check-authority.ts';

/** The CA in a folder: the one that is there, else a new one. @throws CertificateError where it cannot be used */
export async function openAuthority(
  folder: string,
  request: CertificateRequest,
  log: LogSink,
): Promise<Authority> {
  const present = await readAuthority(folder, log);
  if (present === undefined) {
    await addAuthority(folder, issueAuthority(request));
    return await openAuthority(folder, request, log);
  }
  const ours = isOurs(present);
  const fault = findFault(present, { ...request, leftMs: ours ? RENEWAL_MS : 0 });
  if (fault === undefined) return ours ? await publishAuthority(folder, log) : present;
  if (!ours || fault.kind === 'broken') throw explain(folder, fault);
  await replaceAuthority(folder, issueAuthority(widen(request, present)));
  log({
    type: 'warning',
    message: `The CA in ${folder} was made anew, for ${fault.why}. Let your clients trust ${certificateFileOf(folder)} again.`,
  });
  return await publishAuthority(folder, log);
}

/** What one project asked for, another must not take away. */
function widen({ names, at }: CertificateRequest, present: Authority): { names: string[]; at: Instant } {
  return { names: [...new Set([...names, ...namesPermittedBy(present)])], at };
}

function explain(folder: string, { why, advice }: AuthorityFault): CertificateError {
  return new CertificateError(`Failed to use the CA in ${folder}: ${why}. ${advice}`);
}
