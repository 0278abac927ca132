import { createHash, type KeyObject } from 'node:crypto';
import { isIP } from 'node:net';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AuthorityKeyIdentifier,
  BasicConstraints,
  type Certificate,
  ExtendedKeyUsage,
  Extension,
  GeneralName,
  id_ce_authorityKeyIdentifier,
  id_ce_basicConstraints,
  id_ce_extKeyUsage,
  id_ce_keyUsage,
  id_ce_nameConstraints,
  id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier,
  id_kp_serverAuth,
  KeyIdentifier,
  KeyUsage,
  KeyUsageFlags,
  SubjectAlternativeName,
  SubjectKeyIdentifier,
} from '@peculiar/asn1-x509';
import { permitOnly } from './name-constraints.ts';

/** Of a CA that vouches for servers of these names alone. */
export function authorityExtensions(publicKey: KeyObject, names: readonly string[]): Extension[] {
  return [
    critical(id_ce_basicConstraints, new BasicConstraints({ cA: true, pathLenConstraint: 0 })),
    critical(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.keyCertSign)),
    plain(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_serverAuth])),
    critical(id_ce_nameConstraints, permitOnly(names)),
    plain(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(keyIdOf(publicKey))),
  ];
}

/** Of a server by these names. */
export function serverExtensions(
  publicKey: KeyObject,
  names: readonly string[],
  issuer: Certificate,
): Extension[] {
  const issuerKeyId = keyIdIn(issuer);
  return [
    critical(id_ce_basicConstraints, new BasicConstraints({ cA: false })),
    critical(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.digitalSignature)),
    plain(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_serverAuth])),
    plain(id_ce_subjectAltName, new SubjectAlternativeName(names.map(toAlternativeName))),
    plain(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(keyIdOf(publicKey))),
    ...(issuerKeyId === undefined ? [] : [plain(id_ce_authorityKeyIdentifier, issuerKeyId)]),
  ];
}

function plain(extnID: string, value: object): Extension {
  return new Extension({ extnID, critical: false, extnValue: new OctetString(AsnConvert.serialize(value)) });
}

function critical(extnID: string, value: object): Extension {
  return new Extension({ extnID, critical: true, extnValue: new OctetString(AsnConvert.serialize(value)) });
}

function toAlternativeName(name: string): GeneralName {
  return new GeneralName(isIP(name) === 0 ? { dNSName: name } : { iPAddress: name });
}

/** What tells the keys of two CAs apart that bear the same name. */
export function keyIdOf(publicKey: KeyObject): ArrayBuffer {
  const digest = createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest();
  return Uint8Array.from(digest.subarray(0, 20)).buffer;
}

function keyIdIn({ tbsCertificate }: Certificate): AuthorityKeyIdentifier | undefined {
  const extension = tbsCertificate.extensions?.find(({ extnID }) => extnID === id_ce_subjectKeyIdentifier);
  if (extension === undefined) return undefined;
  const { buffer } = AsnConvert.parse(extension.extnValue, SubjectKeyIdentifier);
  return new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(buffer) });
}
