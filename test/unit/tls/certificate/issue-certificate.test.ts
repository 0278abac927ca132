import { X509Certificate } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { Authority } from '../../../../src/tls/ca/authority.ts';
import { openAuthority } from '../../../../src/tls/ca/open-authority.ts';
import { chooseNames } from '../../../../src/tls/certificate/certificate-names.ts';
import { issueAuthority, issueServerIdentity } from '../../../../src/tls/certificate/issue-certificate.ts';
import { certificatesIn } from '../../../../src/tls/certificate/pem.ts';
import { type GivenCa, openssl, writeGivenCa } from '../../../support/openssl.ts';
import { openTemporaryFolder } from '../../../support/temporary-folder.ts';

const DAY_MS = 86_400_000;
const NAMES = chooseNames({ names: ['amps', '*.Wild.test', '10.1.2.3', '2001:DB8:0:0::1'], host: '0.0.0.0' });

/** What openssl, as strict as it can be, has to say of a certificate for a server of this name. */
async function verify(authority: Authority, certificate: string, ...options: string[]): Promise<string> {
  await using folder = await openTemporaryFolder();
  await writeFile(folder.at('ca.pem'), authority.certificate);
  await writeFile(folder.at('server.pem'), certificate);
  const strict = ['-x509_strict', '-purpose', 'sslserver', '-CAfile', 'ca.pem'];
  return await openssl(folder.path, 'verify', ...strict, ...options, 'server.pem').catch(
    (error: Error) => error.message,
  );
}

function daysOf({ validFrom, validTo }: X509Certificate): number {
  return (Date.parse(validTo) - Date.parse(validFrom)) / DAY_MS;
}

describe('A certificate', () => {
  const at = Date.now();
  const authority = issueAuthority({ names: NAMES, at });
  const { certificate } = issueServerIdentity(authority, { names: NAMES, at });

  test.each([
    ['-verify_hostname', 'sandbox-api.amps.ai'],
    ['-verify_hostname', 'api.amps.ai'],
    ['-verify_hostname', 'localhost'],
    ['-verify_hostname', 'amps'],
    ['-verify_hostname', 'one.wild.test'],
    ['-verify_ip', '127.0.0.1'],
    ['-verify_ip', '::1'],
    ['-verify_ip', '10.1.2.3'],
    ['-verify_ip', '2001:db8::1'],
  ])('is good by the strictest reading for %s %s', async (option, name) => {
    expect(await verify(authority, certificate, option, name)).toBe('server.pem: OK\n');
  });

  test.each([
    ['-verify_hostname', 'amps.ai'],
    ['-verify_hostname', 'wild.test'],
    ['-verify_ip', '10.1.2.4'],
  ])('is good for no other name: %s %s', async (option, name) => {
    expect(await verify(authority, certificate, option, name)).toMatch(/mismatch/);
  });

  test('is for servers alone and for less than the 398 days that browsers take', () => {
    const parsed = new X509Certificate(certificate);
    expect(parsed.ca).toBe(false);
    // What Node calls the key usage is the extended one.
    expect(parsed.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(daysOf(parsed)).toBe(397);
  });

  test('begins a day early, since the clock of a container may be late', () => {
    for (const pem of [certificate, authority.certificate]) {
      expect(at - Date.parse(new X509Certificate(pem).validFrom)).toBeGreaterThanOrEqual(DAY_MS);
    }
  });

  test('has a serial number and a key of its own', () => {
    const others = [authority.certificate, issueServerIdentity(authority, { names: NAMES, at }).certificate];
    const all = [certificate, ...others].map((pem) => new X509Certificate(pem));
    expect(new Set(all.map(({ serialNumber }) => serialNumber)).size).toBe(3);
    expect(new Set(all.map(({ publicKey }) => publicKey.export({ format: 'jwk' }).x)).size).toBe(3);
  });

  test('does not outlive the CA', () => {
    const late = Date.parse(new X509Certificate(authority.certificate).validTo) - 10 * DAY_MS;
    const short = new X509Certificate(issueServerIdentity(authority, { names: NAMES, at: late }).certificate);
    expect(daysOf(short)).toBe(11);
  });
});

describe('Our CA', () => {
  const at = Date.now();
  const authority = issueAuthority({ names: NAMES, at });

  test.each(['bank.example', 'amps.ai', 'www.localhost.example', '192.168.0.1', '2001:db8::2'])(
    'cannot vouch for %s, even where its key is stolen',
    async (name) => {
      const { certificate } = issueServerIdentity(authority, { names: ['localhost', name], at });
      expect(await verify(authority, certificate)).toMatch(/permitted subtree violation/);
    },
  );

  test('cannot vouch for another CA, or for what is no server', async () => {
    const text = await describeCertificate(authority.certificate);
    expect(text).toMatch(/CA:TRUE, pathlen:0/);
    expect(text).toMatch(/Key Usage: critical\s+Certificate Sign\s*\n/);
    expect(text).toMatch(/Extended Key Usage: *\n\s+TLS Web Server Authentication\n/);
    expect(text).toMatch(/Name Constraints: critical/);
  });

  test('has a name of its own, so that two can be told apart', () => {
    const [one, two] = [authority, issueAuthority({ names: NAMES, at })].map(
      ({ certificate }) => new X509Certificate(certificate).subject,
    );
    expect(one).toMatch(/^O=amps-sandbox\nCN=amps-sandbox CA [0-9a-f]{8}$/);
    expect(two).not.toBe(one);
  });
});

describe('A CA that was given', () => {
  test.each<GivenCa>([{ key: 'ec' }, { key: 'rsa' }, { key: 'ed25519' }])(
    'signs with its key: %j',
    async (given) => {
      await using folder = await openTemporaryFolder();
      await writeGivenCa(folder.path, given);
      const at = Date.now();
      const authority = await openAuthority(folder.path, { names: NAMES, at }, () => {});
      const { certificate } = issueServerIdentity(authority, { names: NAMES, at });
      expect(await verify(authority, certificate, '-verify_hostname', 'api.amps.ai')).toBe(
        'server.pem: OK\n',
      );
    },
  );
});

test('A CA below a root shows itself: clients need trust no more than the root', async () => {
  await using folder = await openTemporaryFolder();
  await writeGivenCa(folder.path);
  await rename(folder.at('ca.pem'), folder.at('root.pem'));
  await rename(folder.at('ca-key.pem'), folder.at('root-key.pem'));
  const below = ['-CA', 'root.pem', '-CAkey', 'root-key.pem', '-subj', '/CN=Below'];
  const extensions = ['-addext', 'basicConstraints=critical,CA:TRUE,pathlen:0'];
  const request = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', 'ca-key.pem'];
  await openssl(folder.path, 'req', '-x509', ...request, '-out', 'below.pem', ...below, ...extensions);
  const [chain, root] = [
    await readFile(folder.at('below.pem'), 'utf8'),
    await readFile(folder.at('root.pem'), 'utf8'),
  ];
  await writeFile(folder.at('ca.pem'), `${chain}${root}`);
  const authority = await openAuthority(folder.path, { names: NAMES, at: Date.now() }, () => {});
  expect(authority.certificate).toBe(`${chain}${root}`);
  const { certificate } = issueServerIdentity(authority, { names: NAMES, at: Date.now() });
  await writeFile(folder.at('server.pem'), certificate);
  const verification = openssl(
    folder.path,
    'verify',
    '-CAfile',
    'root.pem',
    '-untrusted',
    'server.pem',
    'server.pem',
  );
  expect(await verification).toBe('server.pem: OK\n');
  expect(certificatesIn(certificate)).toHaveLength(2);
});

async function describeCertificate(pem: string): Promise<string> {
  await using folder = await openTemporaryFolder();
  await writeFile(folder.at('c.pem'), pem);
  return await openssl(folder.path, 'x509', '-in', 'c.pem', '-noout', '-text');
}
