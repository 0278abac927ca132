import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';

/** A validator of a JSON Schema that stops at the first problem, as the text of a CommonJS module: the function itself. */
export async function prepareValidator(schemaPath) {
  return compile(await readSchema(schemaPath), {});
}

/** One that finds all problems, each with the schema that it is of: for messages, and so loaded only where there are some. */
export async function prepareExplainer(schemaPath) {
  const schema = await readSchema(schemaPath);
  return compile(describeReferences(schema, schema), { allErrors: true, verbose: true });
}

async function readSchema(path) {
  return JSON.parse(await readFile(path, 'utf8'));
}

/** Instants are checked by their meaning, elsewhere: `format` would accept what the clock does not read. */
function compile(schema, options) {
  const compiler = new Ajv2020({
    ...options,
    code: { source: true },
    messages: false,
    strictTypes: false,
    strictRequired: false,
    validateFormats: false,
  });
  return standaloneCode.default(compiler, compiler.compile(schema));
}

/** What refers to a definition without a description of its own has the description of whoever refers to it. */
function describeReferences(node, root) {
  if (Array.isArray(node)) return node.map((item) => describeReferences(item, root));
  if (typeof node !== 'object' || node === null) return node;
  const parts = Object.entries(node).map(([name, part]) => [name, describeReferences(part, root)]);
  const { $ref, ...own } = Object.fromEntries(parts);
  if ($ref === undefined) return own;
  const definition = root.$defs[$ref.slice('#/$defs/'.length)];
  const isDescribed = own.description === undefined || definition.description !== undefined;
  return isDescribed ? { $ref, ...own } : { ...describeReferences(definition, root), ...own };
}
