import { join } from 'node:path';

/** What clients are told to trust: the certificate of the CA in a folder. */
export function certificateFileOf(folder: string): string {
  return join(folder, 'ca.pem');
}
