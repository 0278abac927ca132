import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sandbox } from '../../engine/open-sandbox.ts';
import { readIfThere } from '../../tls/files/private-file.ts';

/** Files with certificates for a command to trust; null where HTTPS is off. */
export interface TrustFiles extends AsyncDisposable {
  /** The CA, and nothing else. */
  readonly ca: string | null;
  /** What Node is to trust beside its own: the CA, and what it was told to trust outside. */
  readonly forNode: string | null;
}

/** The file in which the CA is kept, and others for the while of a command where that one will not do. */
export async function openTrustFiles(
  { ca, caFile }: Pick<Sandbox, 'ca' | 'caFile'>,
  outsideFile: string | undefined,
): Promise<TrustFiles> {
  if (ca === null) return { ca: null, forNode: null, [Symbol.asyncDispose]: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), 'amps-sandbox-'));
  const write = async (name: string, text: string): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, text);
    return path;
  };
  // Node goes on without a file that it cannot read, and so do we.
  const outside = outsideFile && (await readIfThere(outsideFile).catch(() => undefined));
  const path = caFile ?? (await write('ca.pem', ca));
  return {
    ca: path,
    forNode: outside ? await write('node-extra-ca-certs.pem', `${outside}\n${ca}`) : path,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
