import { createPrivateKey, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto';
import { AsnConvert } from '@peculiar/asn1-schema';
import {
  AttributeTypeAndValue,
  AttributeValue,
  Certificate,
  Name,
  RelativeDistinguishedName,
} from '@peculiar/asn1-x509';
import { DAY_MS } from '../../domain/time/instant.ts';
import { type Authority, OWN_ORGANIZATION } from '../ca/authority.ts';
import type { CertificateRequest, ServerIdentity } from './certificate-request.ts';
import { authorityExtensions, keyIdOf, serverExtensions } from './extensions.ts';
import { certificatesIn } from './pem.ts';
import { signCertificate } from './sign-certificate.ts';

const AUTHORITY_MS = 3_650 * DAY_MS;
/** With the head start less than the 398 days after which browsers and Apple's systems refuse a certificate. */
const SERVER_MS = 396 * DAY_MS;
/** The clocks of a container and of its client may differ. */
const HEAD_START_MS = DAY_MS;

/** Makes a CA that can vouch for servers of these names alone. */
export function issueAuthority({ names, at }: CertificateRequest): Authority {
  const { privateKey, publicKey } = drawKeyPair();
  const subject = toName(`amps-sandbox CA ${Buffer.from(keyIdOf(publicKey)).toString('hex', 0, 4)}`);
  const content = {
    issuer: subject,
    subject,
    publicKey,
    notBefore: at - HEAD_START_MS,
    notAfter: at + AUTHORITY_MS,
    extensions: authorityExtensions(publicKey, names),
  };
  return { certificate: signCertificate(content, privateKey), privateKey: toPem(privateKey) };
}

/** Makes a certificate by these names, which does not outlive the CA. */
export function issueServerIdentity(authority: Authority, { names, at }: CertificateRequest): ServerIdentity {
  const { raw, validTo } = new X509Certificate(authority.certificate);
  const issuer = AsnConvert.parse(raw, Certificate);
  const { privateKey, publicKey } = drawKeyPair();
  const content = {
    issuer: issuer.tbsCertificate.subject,
    subject: toName(names[0] ?? 'localhost'),
    publicKey,
    notBefore: at - HEAD_START_MS,
    notAfter: Math.min(at + SERVER_MS, Date.parse(validTo)),
    extensions: serverExtensions(publicKey, names, issuer),
  };
  const certificate = signCertificate(content, createPrivateKey(authority.privateKey));
  return { certificate: [certificate, ...betweenRootAnd(authority)].join(''), privateKey: toPem(privateKey) };
}

/** What a client that trusts the root alone must be shown, too; it has the root itself. */
function betweenRootAnd(authority: Authority): string[] {
  return certificatesIn(authority.certificate).filter((pem) => {
    const certificate = new X509Certificate(pem);
    return !certificate.checkIssued(certificate);
  });
}

function drawKeyPair(): { readonly privateKey: KeyObject; readonly publicKey: KeyObject } {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

const ORGANIZATION = '2.5.4.10';
const COMMON_NAME = '2.5.4.3';

function toName(commonName: string): Name {
  return new Name([toPart(ORGANIZATION, OWN_ORGANIZATION), toPart(COMMON_NAME, commonName)]);
}

function toPart(type: string, text: string): RelativeDistinguishedName {
  const value = new AttributeValue({ utf8String: text });
  return new RelativeDistinguishedName([new AttributeTypeAndValue({ type, value })]);
}

function toPem(privateKey: KeyObject): string {
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
