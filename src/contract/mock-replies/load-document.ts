import type { ContractDocument } from '../document.ts';
import { bundleFiles } from './document/bundle-files.ts';
import { checkSchemas, checkStructure, readVersion } from './document/check-document.ts';
import { nameOperations } from './document/name-operations.ts';
import { pinDiscriminators } from './document/pin-discriminators.ts';
import { resolveDocument } from './document/resolve-document.ts';
import { upgradeDocument } from './document/upgrade-document.ts';
import { refuseDocument } from './document-error.ts';

export { DocumentError } from './document-error.ts';

/**
 * The user's own OpenAPI document, 3.0 or 3.1, JSON or YAML, with the files it refers to: as 3.1, every operation named,
 * every reference replaced by what it leads to. @throws DocumentError for what cannot be served.
 */
export async function loadUserDocument(path: string): Promise<ContractDocument> {
  try {
    return await readUserDocument(path);
  } catch (error) {
    // Everything that walks through a document goes a level deeper into the stack with each level of it.
    if (!(error instanceof RangeError)) throw error;
    throw refuseDocument(path, 'it is nested too deeply', 'Name its inner schemas under components.', error);
  }
}

async function readUserDocument(path: string): Promise<ContractDocument> {
  const bundled = await bundleFiles(path);
  const current = readVersion(bundled, path) === '3.0' ? upgradeDocument(bundled) : bundled;
  checkStructure(current, path);
  checkSchemas(current, path);
  const resolved = resolveDocument(pinDiscriminators(current), path);
  return nameOperations(resolved, path) as unknown as ContractDocument;
}
