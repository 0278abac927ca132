import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs openssl in a folder; what it printed on both streams. @throws Error where it fails, with what it printed */
export async function openssl(folder: string, ...args: string[]): Promise<string> {
  const { stdout, stderr } = await run('openssl', args, { cwd: folder });
  return `${stdout}${stderr}`;
}

const KEYS: Readonly<Record<string, readonly string[]>> = {
  ec: ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  rsa: ['-newkey', 'rsa:2048'],
  ed25519: ['-newkey', 'ed25519'],
};

export interface GivenCa {
  readonly key?: 'ec' | 'rsa' | 'ed25519';
  readonly days?: number;
  /** Lines of extensions, in place of those that make it a CA. */
  readonly extensions?: readonly string[];
}

const CA_EXTENSIONS = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign'];

/** Writes ca.pem and ca-key.pem as somebody else's tool makes them. */
export async function writeGivenCa(
  folder: string,
  { key = 'ec', days = 30, extensions = CA_EXTENSIONS }: GivenCa = {},
): Promise<void> {
  const added = extensions.flatMap((line) => ['-addext', line]);
  const files = ['-keyout', join(folder, 'ca-key.pem'), '-out', join(folder, 'ca.pem')];
  const subject = ['-subj', '/O=Our company/CN=Test CA', '-days', String(days)];
  await openssl(folder, 'req', '-x509', '-nodes', ...(KEYS[key] ?? []), ...files, ...subject, ...added);
}
