import { DAY_MS, type Instant } from '../../domain/time/instant.ts';

export interface CertificateRequest {
  readonly names: readonly string[];
  /** From when on. */
  readonly at: Instant;
}

/** A server's certificate, with those between it and the root, and its key; both PEM. */
export interface ServerIdentity {
  readonly certificate: string;
  readonly privateKey: string;
}

/** What we made is renewed so long before its end, lest a server that runs outlives it. */
export const RENEWAL_MS = 30 * DAY_MS;
