import { resolve } from 'node:path';
import type { SandboxConfig } from '../config/sandbox-config.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { LogSink } from '../log/log.ts';
import { type IssuedIdentity, readCachedIdentity } from './cached-identity.ts';
import { chooseNames } from './certificate/certificate-names.ts';
import type { CertificateRequest, ServerIdentity } from './certificate/certificate-request.ts';
import { CertificateError } from './certificate-error.ts';
import { certificateFileOf } from './files/certificate-file.ts';
import { FolderError } from './files/folder-error.ts';

/** What the HTTPS server shows, and by what a client knows that it is the right one. */
export interface TlsIdentity extends ServerIdentity {
  /** PEM of the CA. */
  readonly ca: string;
  /** Where it lies; null where it is in memory alone. */
  readonly caFile: string | null;
}

/** When a certificate is asked for, by the machine's clock, and where a CA may be kept that no folder is configured for. */
export interface IdentityOptions {
  readonly at: Instant;
  readonly homeFolder?: string | undefined;
}

/**
 * The identity of this start, by the CA of the configured folder, else of `homeFolder`, else by one in memory.
 * @throws CertificateError
 */
export async function openIdentity(
  { host, https }: Pick<SandboxConfig, 'host' | 'https'>,
  log: LogSink,
  { at, homeFolder }: IdentityOptions,
): Promise<TlsIdentity> {
  const request = { names: chooseNames({ names: https.names, host }), at };
  const { caFolder = homeFolder } = https;
  if (caFolder === undefined) return await openInMemory(request);
  const folder = resolve(caFolder);
  try {
    return toIdentity(await openInFolder(folder, request, log), certificateFileOf(folder));
  } catch (error) {
    if (!(error instanceof FolderError)) throw error;
    const failure = `Failed to keep the CA in ${folder}: ${error.why}.`;
    if (https.caFolder !== undefined) {
      const advice = 'Choose another --ca-folder, or mount one with ca.pem and ca-key.pem.';
      throw new CertificateError(`${failure} ${advice}`, error);
    }
    const consequence = 'It lives in memory until the end; GET /__sandbox/ca.pem hands it out.';
    log({ type: 'info', message: `${failure} ${consequence}` });
    return await openInMemory(request);
  }
}

async function openInFolder(
  folder: string,
  request: CertificateRequest,
  log: LogSink,
): Promise<IssuedIdentity> {
  const cached = await readCachedIdentity(folder, request, log);
  if (cached !== undefined) return cached;
  const { issueFromFolder } = await import('./certificate/issue-identity.ts');
  return await issueFromFolder(folder, request, log);
}

async function openInMemory(request: CertificateRequest): Promise<TlsIdentity> {
  const { issueInMemory } = await import('./certificate/issue-identity.ts');
  return toIdentity(issueInMemory(request), null);
}

function toIdentity(
  { certificate, privateKey, authority }: IssuedIdentity,
  caFile: string | null,
): TlsIdentity {
  return { certificate, privateKey, ca: authority.certificate, caFile };
}
