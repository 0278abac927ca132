import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import { Certificate } from '@peculiar/asn1-x509';
import { formatInstant, type Instant } from '../../domain/time/instant.ts';
import { forbiddenBy, permittedBy } from '../certificate/name-constraints.ts';
import { SIGNING_KEY_TYPES } from '../certificate/sign-certificate.ts';
import type { Authority } from './authority.ts';

/** What is wrong with a CA, and what to do about it. */
export interface AuthorityFault {
  /** What a new CA would mend, or what only the user can. */
  readonly kind: 'expired' | 'narrow' | 'broken';
  readonly why: string;
  readonly advice: string;
}

/** What its maker must be able to do at this instant, and for which names. */
export interface AuthorityNeed {
  readonly at: Instant;
  /** What must be left of its life. */
  readonly leftMs: number;
  readonly names: readonly string[];
}

/** The first thing that is wrong with a CA; undefined where it is good. */
export function findFault(authority: Authority, need: AuthorityNeed): AuthorityFault | undefined {
  const certificate = attempt(() => new X509Certificate(authority.certificate));
  if (certificate === undefined) return broken('ca.pem is no certificate in PEM');
  return (
    findKeyFault(certificate, authority.privateKey) ??
    findUseFault(certificate) ??
    findLimit(certificate, need)
  );
}

/** The names that a CA of ours vouches for, besides those that every one does. */
export function namesPermittedBy({ certificate }: Authority): string[] {
  const names = permittedBy(AsnConvert.parse(new X509Certificate(certificate).raw, Certificate)) ?? [];
  return names.map((name) => name.replace(/\/\d+$/, ''));
}

function findKeyFault(certificate: X509Certificate, pem: string): AuthorityFault | undefined {
  const key = attempt(() => createPrivateKey(pem));
  if (key === undefined) {
    return broken(
      pem.includes('ENCRYPTED') ? 'ca-key.pem is encrypted' : 'ca-key.pem is no private key in PEM',
      'Write the key as it is, readable by you alone (openssl pkey -in OLD -out ca-key.pem).',
    );
  }
  if (!canSign(key)) {
    return broken(
      `ca-key.pem is a key of the type ${key.asymmetricKeyType}`,
      'Use a CA with a key for ECDSA, RSA or Ed25519.',
    );
  }
  if (certificate.checkPrivateKey(key)) return undefined;
  return broken('ca-key.pem is not the key of ca.pem', 'Give the two that belong together.');
}

function canSign({ asymmetricKeyType }: KeyObject): boolean {
  return SIGNING_KEY_TYPES.includes(String(asymmetricKeyType));
}

function findUseFault({ ca }: X509Certificate): AuthorityFault | undefined {
  if (ca) return undefined;
  return broken(
    'ca.pem is no CA: its basic constraints or its key usage do not let it sign certificates',
    'Give the certificate of a CA, not that of a server.',
  );
}

function findLimit(
  certificate: X509Certificate,
  { at, leftMs, names }: AuthorityNeed,
): AuthorityFault | undefined {
  const begins = Date.parse(certificate.validFrom);
  const ends = Date.parse(certificate.validTo);
  const advice = 'Give one that is valid.';
  if (begins > at) return broken(`ca.pem is not valid before ${formatInstant(begins)}`, advice);
  if (ends <= at + leftMs) {
    const verb = ends <= at ? 'expired' : 'expires';
    return { kind: 'expired', why: `ca.pem ${verb} at ${formatInstant(ends)}`, advice };
  }
  const forbidden = forbiddenBy(AsnConvert.parse(certificate.raw, Certificate), names);
  if (forbidden.length === 0) return undefined;
  return {
    kind: 'narrow',
    why: `the name constraints of ca.pem forbid ${forbidden.join(', ')}`,
    advice: 'Give a CA that may vouch for these names.',
  };
}

const REPLACE = 'Put the right one there, or take both files away, and a new CA is made.';

function broken(why: string, advice = REPLACE): AuthorityFault {
  return { kind: 'broken', why, advice };
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
