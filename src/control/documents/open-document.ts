import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import type { DocumentServer, PublishedDocument } from '../../contract/published-document.ts';

export type DocumentVersion = '3.1' | '3.0';

/** A document in one version, the servers in it left out. */
export interface DocumentForms {
  readonly yaml: string;
  readonly json: Readonly<Record<string, unknown>>;
}

export interface OpenedDocument {
  readonly servers: readonly DocumentServer[];
  readonly versions: Readonly<Record<DocumentVersion, DocumentForms>>;
}

const decompress = promisify(brotliDecompress);

export async function openDocument({ servers, packed }: PublishedDocument): Promise<OpenedDocument> {
  const text = await decompress(Buffer.from(packed, 'base64'));
  return { servers, versions: JSON.parse(text.toString()) };
}

/** Stands in a document where its servers do. */
const PLACE_OF_SERVERS = ' "@servers"';

export function writeYaml({ yaml }: DocumentForms, servers: readonly DocumentServer[]): string {
  const items = servers.map(
    ({ url, description }) =>
      `\n  - url: ${JSON.stringify(url)}\n    description: ${JSON.stringify(description)}`,
  );
  return yaml.replace(PLACE_OF_SERVERS, () => items.join(''));
}

/** Those of the document, behind the emulator under the URL by which it was asked. */
export function listServers(servers: readonly DocumentServer[], url: string): DocumentServer[] {
  return [{ url, description: 'This emulator' }, ...servers.filter((server) => server.url !== url)];
}
