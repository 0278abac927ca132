import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import openapiTS, { astToString } from 'openapi-typescript';
import { clientModels } from './clients/client-models.mjs';
import { REFERENCE_PAGES } from './pages/index.mjs';
import { generateNames } from './types/known-names.mjs';
import { describedSources } from './types/schema-comments.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CONTRACTS = [
  {
    document: 'openapi/v1.yaml',
    types: 'src/editions/v1/contract.gen.ts',
    names: 'src/domain/names/known-names.gen.ts',
  },
  { document: 'openapi/control.yaml', types: 'src/control/contract.gen.ts' },
];

const SCENARIO_SCHEMA = 'fixtures/schemas/scenario.schema.json';
const CONFIG_SCHEMA = 'fixtures/schemas/config.schema.json';

async function generateTypes(document) {
  const ast = await openapiTS(pathToFileURL(join(ROOT, document)), { alphabetize: false, silent: true });
  return `// Generated from ${document} by \`npm run generate\`. Do not edit.\n${astToString(ast)}`;
}

/** Whether a generated file is as it is to be; where it is not and may be written, it is written. */
async function refresh({ target, source, wanted }, check) {
  const path = join(ROOT, target);
  const present = await readFile(path, 'utf8').catch(() => '');
  if (present === wanted) return true;
  if (check) return false;
  await writeFile(path, wanted);
  console.log(`${source} → ${target}`);
  return true;
}

/** Rules are written in the configuration, too: its schema, which is one file for editors, has a copy of theirs. */
async function refreshRules(check) {
  const [config, scenario] = await Promise.all([CONFIG_SCHEMA, SCENARIO_SCHEMA].map(readSchema));
  const { rules: _, ...parts } = scenario.$defs;
  const copies = JSON.parse(JSON.stringify(parts).replaceAll('#/$defs/', '#/$defs/scenario.'));
  const own = Object.entries(config.$defs).filter(([name]) => !name.startsWith('scenario.'));
  const copied = Object.entries(copies).map(([name, part]) => [`scenario.${name}`, part]);
  const wanted = JSON.stringify({ ...config, $defs: Object.fromEntries([...own, ...copied]) }, null, 2);
  if (wanted === JSON.stringify(config, null, 2)) return true;
  if (check) return false;
  await writeFile(join(ROOT, CONFIG_SCHEMA), `${wanted}\n`);
  console.log(`${SCENARIO_SCHEMA} → ${CONFIG_SCHEMA}; npm run format puts it into shape`);
  return true;
}

async function readSchema(path) {
  return JSON.parse(await readFile(join(ROOT, path), 'utf8'));
}

async function generate({ check }) {
  if (!(await refreshRules(check))) complain(CONFIG_SCHEMA, SCENARIO_SCHEMA);
  for (const { document, types, names } of CONTRACTS.filter(({ document }) =>
    existsSync(join(ROOT, document)),
  )) {
    const files = [
      { target: types, source: document, wanted: await generateTypes(document) },
      ...(names === undefined
        ? []
        : [{ target: names, source: document, wanted: await generateNames(ROOT, document) }]),
    ];
    for (const file of files) await refreshOrComplain(file, check);
  }
  for (const file of await describedSources(ROOT)) await refreshOrComplain(file, check);
  for (const { path, source, text } of await clientModels(ROOT)) {
    await refreshOrComplain({ target: path, source, wanted: text }, check);
  }
  for (const { path, source, create } of REFERENCE_PAGES) {
    await refreshOrComplain({ target: path, source, wanted: await create() }, check);
  }
}

async function refreshOrComplain(file, check) {
  if (!(await refresh(file, check))) complain(file.target, file.source);
}

function complain(stale, source) {
  console.error(
    `Failed the check of ${stale}: it is not what ${source} says. Run \`npm run generate\` and commit the result.`,
  );
  process.exitCode = 1;
}

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
await generate(values).catch((error) => {
  console.error(
    `Failed to generate types and reference pages: ${error.message}\nCorrect the source and run \`npm run generate\`.`,
  );
  process.exitCode = 1;
});
