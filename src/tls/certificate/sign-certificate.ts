import { type KeyObject, randomBytes, sign, X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier,
  Certificate,
  type Extension,
  Extensions,
  type Name,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509';
import type { Instant } from '../../domain/time/instant.ts';

/** What a certificate says. */
export interface CertificateContent {
  readonly issuer: Name;
  readonly subject: Name;
  readonly publicKey: KeyObject;
  readonly notBefore: Instant;
  readonly notAfter: Instant;
  readonly extensions: Extension[];
}

/** Signs a certificate; gives it as PEM. */
export function signCertificate(content: CertificateContent, key: KeyObject): string {
  const { oid, digest, parameters } = signatureBy(key);
  const signatureAlgorithm = new AlgorithmIdentifier({ algorithm: oid, ...parameters });
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: drawSerialNumber(),
    signature: signatureAlgorithm,
    issuer: content.issuer,
    subject: content.subject,
    validity: new Validity({
      notBefore: new Date(content.notBefore),
      notAfter: new Date(content.notAfter),
    }),
    subjectPublicKeyInfo: AsnConvert.parse(
      content.publicKey.export({ type: 'spki', format: 'der' }),
      SubjectPublicKeyInfo,
    ),
    extensions: new Extensions(content.extensions),
  });
  const signature = sign(digest, new Uint8Array(AsnConvert.serialize(tbsCertificate)), key);
  const signatureValue = Uint8Array.from(signature).buffer;
  const certificate = new Certificate({ tbsCertificate, signatureAlgorithm, signatureValue });
  return new X509Certificate(new Uint8Array(AsnConvert.serialize(certificate))).toString();
}

interface Signature {
  readonly oid: string;
  /** Null where the algorithm has its own. */
  readonly digest: string | null;
  readonly parameters?: { readonly parameters: null };
}

/** How keys of a type sign: ECDSA, RSA and Ed25519. */
const SIGNATURES: Readonly<Record<string, Signature>> = {
  ec: { oid: '1.2.840.10045.4.3.2', digest: 'sha256' },
  rsa: { oid: '1.2.840.113549.1.1.11', digest: 'sha256', parameters: { parameters: null } },
  ed25519: { oid: '1.3.101.112', digest: null },
};

/** Types of keys that certificates can be signed by. */
export const SIGNING_KEY_TYPES: readonly string[] = Object.keys(SIGNATURES);

function signatureBy({ asymmetricKeyType }: KeyObject): Signature {
  const signature = SIGNATURES[String(asymmetricKeyType)];
  if (signature === undefined)
    throw new Error(`No certificate is signed by a key of type ${asymmetricKeyType}.`);
  return signature;
}

/** Positive, and no byte longer than it must be. */
function drawSerialNumber(): ArrayBuffer {
  const bytes = Uint8Array.from(randomBytes(16));
  bytes[0] = 0x40 | ((bytes[0] ?? 0) & 0x3f);
  return bytes.buffer;
}
