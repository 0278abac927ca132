import { X509Certificate } from 'node:crypto';

/** A certificate authority. */
export interface Authority {
  /** PEM: the certificate that signs, first; then those above it, if any. What a client is to trust. */
  readonly certificate: string;
  /** PEM. */
  readonly privateKey: string;
}

/** Organization by which we know our own CAs from those that were given. */
export const OWN_ORGANIZATION = 'amps-sandbox';

/** Whether it is one that we made, and may make anew. */
export function isOurs({ certificate }: Pick<Authority, 'certificate'>): boolean {
  try {
    return new X509Certificate(certificate).subject.split('\n').includes(`O=${OWN_ORGANIZATION}`);
  } catch {
    return false;
  }
}
