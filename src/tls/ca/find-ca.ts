import { certificateFileOf } from '../files/certificate-file.ts';
import { findHomeFolder } from '../files/home-folder.ts';
import { readIfThere } from '../files/private-file.ts';

/** PEM of the CA that a start with this folder keeps; undefined where there is none to read. */
export async function findCa(caFolder: string | undefined): Promise<string | undefined> {
  const folder = caFolder ?? (await findHomeFolder());
  return folder === undefined
    ? undefined
    : await readIfThere(certificateFileOf(folder)).catch(() => undefined);
}
