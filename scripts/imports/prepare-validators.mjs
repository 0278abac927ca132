import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { OpenAPIBackend, OpenAPIValidator } from 'openapi-backend';
import { parse } from 'yaml';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const COMPILERS = join(ROOT, 'src/contract/openapi-backend/schema-compilers.ts');

/**
 * The validators that openapi-backend would compile for the requests of a document, as the text of a CommonJS module:
 * an array of them for each operation.
 */
export async function prepareValidators(documentPath) {
  const definition = parse(await readFile(documentPath, 'utf8'));
  const schemas = await listRequestSchemas(definition);
  const { createRequestCompiler } = await importTypeScript(COMPILERS);
  const compiler = createRequestCompiler({ code: { source: true } });
  const names = new Map();
  for (const [operation, own] of schemas) {
    names.set(
      operation,
      own.map((_, index) => `${operation}_${index}`),
    );
    own.forEach((schema, index) => {
      compiler.addSchema(schema, `${operation}_${index}`);
    });
  }
  const all = [...names.values()].flat();
  const code = standaloneCode.default(compiler, Object.fromEntries(all.map((name) => [name, name])));
  const arrays = [...names].map(
    ([operation, own]) => `${operation}: [${own.map((name) => `exports.${name}`)}]`,
  );
  return `${code}\nmodule.exports = { ${arrays.join(', ')} };\n`;
}

/** What openapi-backend makes of each operation, before it is compiled. */
async function listRequestSchemas(definition) {
  const api = await new OpenAPIBackend({ definition, strict: true, quick: true }).init();
  const schemas = new Map(api.router.getOperations().map(({ operationId }) => [operationId, []]));
  for (const [operation, own] of schemas) {
    const recorder = { compile: (schema) => own.push(schema) };
    const validator = new OpenAPIValidator({
      definition: api.definition,
      router: api.router,
      lazyCompileValidators: true,
      customizeAjv: () => recorder,
    });
    validator.getRequestValidatorsForOperation(operation);
  }
  return schemas;
}

/** Node 20 imports no TypeScript. */
async function importTypeScript(path) {
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    write: false,
  });
  const folder = join(ROOT, '.amps-sandbox');
  const file = join(folder, `compilers-${process.pid}-${outputFiles[0].hash.replaceAll(/\W/g, '')}.mjs`);
  await mkdir(folder, { recursive: true });
  await writeFile(file, outputFiles[0].contents);
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    await rm(file, { force: true });
  }
}
