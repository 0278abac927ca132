import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { OpenAPIBackend, OpenAPIValidator } from 'openapi-backend';
import { parse } from 'yaml';
import { importTypeScript } from './import-typescript.mjs';
import { boundErrors, withoutErrors, withoutWords } from './prepare-schema.mjs';
import { expandReferences, shareSchemas } from './share-schemas.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const COMPILERS = join(ROOT, 'src/contract/openapi-backend/schema-compilers.ts');

/** The schema that has the parts which others refer to. */
const PARTS = 'parts';

/**
 * The validators that openapi-backend would compile for the requests of a document, as the text of a CommonJS module:
 * an array of them for each operation.
 */
export async function prepareValidators(documentPath) {
  const schemas = await listRequestSchemas(parse(await readFile(documentPath, 'utf8')));
  const { createRequestCompiler } = await importTypeScript(COMPILERS);
  return await boundErrors(generate(createRequestCompiler({ code: { source: true } }), schemas));
}

/** The same, but each tells nothing but whether a request is valid: a fraction of the code, for what is mostly valid. */
export async function prepareRequestVerdicts(documentPath) {
  const schemas = await listRequestSchemas(parse(await readFile(documentPath, 'utf8')));
  const { createVerdictCompiler } = await importTypeScript(COMPILERS);
  const compiler = createVerdictCompiler({ code: { source: true, esm: true }, inlineRefs: false });
  const code = withoutErrors(generateModule(compiler, shareParts(schemas, compiler)), documentPath);
  // The schemas themselves are in the code, too, where nothing refers to most of them.
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: ROOT },
    bundle: true,
    packages: 'external',
    format: 'cjs',
    minify: true,
    write: false,
  });
  return `${outputFiles[0].text}\nmodule.exports = module.exports.default;\n`;
}

/** One function for what several operations have in common. */
function shareParts(schemas, compiler) {
  const { shared, $defs } = shareSchemas(
    [...schemas.values()].flat().map((schema) => withoutWords(expandReferences(schema))),
    PARTS,
  );
  compiler.addSchema({ $id: PARTS, $defs });
  return new Map([...schemas].map(([operation, own]) => [operation, own.map(() => shared.shift())]));
}

/** An ES module whose default export has the functions of each operation; equal schemas have the same function. */
function generateModule(compiler, schemas) {
  const names = new Map();
  const nameOf = (schema) => {
    const text = JSON.stringify(schema);
    const name = names.get(text) ?? `request${names.size}`;
    if (!names.has(text)) compiler.addSchema(schema, name);
    names.set(text, name);
    return name;
  };
  const lists = [...schemas].map(([operation, own]) => `${operation}: [${own.map(nameOf)}]`);
  const all = [...names.values()];
  const code = standaloneCode.default(compiler, Object.fromEntries(all.map((name) => [name, name])));
  return `${code}\nexport default { ${lists.join(', ')} };\n`;
}

function generate(compiler, schemas) {
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
