import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import openapiTS, { astToString } from 'openapi-typescript';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CONTRACTS = [
  { document: 'openapi/v1.yaml', types: 'src/editions/v1/contract.gen.ts' },
  { document: 'openapi/control.yaml', types: 'src/control/contract.gen.ts' },
];

async function generateTypes(document) {
  const ast = await openapiTS(pathToFileURL(join(ROOT, document)), { alphabetize: false, silent: true });
  return `// Generated from ${document} by \`npm run generate\`. Do not edit.\n${astToString(ast)}`;
}

async function refresh({ document, types }, check) {
  const wanted = await generateTypes(document);
  const path = join(ROOT, types);
  const present = await readFile(path, 'utf8').catch(() => '');
  if (present === wanted) return true;
  if (check) return false;
  await writeFile(path, wanted);
  console.log(`${document} → ${types}`);
  return true;
}

async function generate({ check }) {
  for (const contract of CONTRACTS.filter(({ document }) => existsSync(join(ROOT, document)))) {
    if (await refresh(contract, check)) continue;
    console.error(
      `Failed the check of ${contract.types}: it is not what ${contract.document} says. Run \`npm run generate\` and commit the result.`,
    );
    process.exitCode = 1;
  }
}

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
await generate(values).catch((error) => {
  console.error(
    `Failed to generate types from openapi/: ${error.message}\nCorrect the document and run \`npm run generate\`.`,
  );
  process.exitCode = 1;
});
