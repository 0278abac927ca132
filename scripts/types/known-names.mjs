import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The names that a document of the API has, as types by which editors complete them. */
export async function generateNames(root, document) {
  const { paths, components } = parse(await readFile(join(root, document), 'utf8'));
  const operations = Object.values(paths).flatMap((item) => Object.values(item));
  const schemas = Object.values(components.schemas);
  const unions = {
    KnownOperationId: operations.flatMap(({ operationId }) => operationId ?? []),
    KnownErrorCode: schemas.flatMap(({ properties }) => codesOf(properties?.error?.properties?.code)),
    KnownFailureCode: schemas.flatMap(({ properties }) => properties?.errorCode?.['x-extensible-enum'] ?? []),
  };
  const types = Object.entries(unions).map(([name, names]) => {
    if (names.length === 0) throw new Error(`${document} has nothing for ${name}`);
    return `export type ${name} =${[...new Set(names)].map((one) => `\n  | '${one}'`).join('')};\n`;
  });
  return `// Generated from ${document} by \`npm run generate\`. Do not edit.\n${types.join('\n')}`;
}

function codesOf(code) {
  return code?.enum ?? (code?.const === undefined ? [] : [code.const]);
}
