import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { importTypeScript } from './import-typescript.mjs';

const BOUNDED_ERRORS = fileURLToPath(
  new URL('../../src/domain/validation/bounded-errors.ts', import.meta.url),
);

/** Instants are checked by their meaning, elsewhere: `format` would accept what the clock does not read. */
const OPTIONS = { code: { source: true }, messages: false, strict: false, validateFormats: false };

/** A validator of a JSON Schema that stops at the first problem, as the text of a CommonJS module: the function itself. */
export async function prepareValidator(schemaPath) {
  return compile(new Ajv2020(OPTIONS), await readSchema(schemaPath));
}

/** One that finds all problems, each with the schema that it is of: for messages, and so loaded only where there are some. */
export async function prepareExplainer(schemaPath) {
  const schema = await readSchema(schemaPath);
  const compiler = new Ajv2020({ ...OPTIONS, allErrors: true, verbose: true });
  return await boundErrors(compile(compiler, describeReferences(schema, schema)));
}

/** The code of a validator that finds all problems, but no more than are worth telling. */
export async function boundErrors(code) {
  const sources = await importTypeScript(BOUNDED_ERRORS);
  return sources.boundErrors(code);
}

/**
 * One that tells nothing but whether a value is good. A start loads it: it has no words, and a function for each
 * property, of which only those run, and are compiled, whose properties there are. Knows the keywords of draft 7.
 */
export async function prepareVerdict(schemaPath) {
  const schema = divide(withoutWords(await readSchema(schemaPath)));
  const compiler = new Ajv({ ...OPTIONS, meta: false, validateSchema: false, inlineRefs: false });
  return withoutErrors(compile(compiler, schema), schemaPath);
}

/** The code of a validator that makes no errors, and so tells only whether a value is good. */
export function withoutErrors(code, path) {
  const short = code.replaceAll(ERROR, '{}');
  if (short.includes('schemaPath')) throw new Error(`An error of the validator of ${path} has another form.`);
  return short;
}

/** What the properties of a schema are where they are left out, and those of each property that is an object. */
export async function prepareDefaults(schemaPath) {
  const { properties } = await readSchema(schemaPath);
  const groups = Object.entries(properties).filter(([, { properties: parts }]) => parts !== undefined);
  const defaults = {
    values: defaultsOf(properties),
    parts: Object.fromEntries(groups.map(([name, { properties: parts }]) => [name, defaultsOf(parts)])),
  };
  return `module.exports = ${JSON.stringify(defaults)};\n`;
}

function defaultsOf(properties) {
  const given = Object.entries(properties).filter(([, part]) => part.default !== undefined);
  return Object.fromEntries(given.map(([name, part]) => [name, part.default]));
}

/** What is copied from another schema (`$defs` such as `scenario.rule`) is left to that schema's own validator. */
async function readSchema(path) {
  return JSON.parse(await readFile(path, 'utf8'), (name, part) => {
    if (name.includes('.')) return undefined;
    return /^#\/\$defs\/\w+\./.test(part?.$ref) ? { type: 'object' } : part;
  });
}

function compile(compiler, schema) {
  return standaloneCode.default(compiler, compiler.compile(schema));
}

/** An error object in the code of a validator. */
const ERROR = /\{instancePath[^{]*?params:\{(?:"(?:[^"\\]|\\.)*"|[^}"])*\}(?:,propertyName:\w+)?\}/g;

const WORDS = ['$schema', 'title', 'description', 'examples', 'default', 'writeOnly'];
const DATA = ['enum', 'const', 'required'];

const MAPS = ['$defs', 'patternProperties', 'properties'];

/** In maps such as `properties` the names are those of the schema's author. */
export function withoutWords(node, isMap = false) {
  if (Array.isArray(node)) return node.map((item) => withoutWords(item));
  if (typeof node !== 'object' || node === null) return node;
  const kept = Object.entries(node).filter(([name]) => isMap || !WORDS.includes(name));
  const parts = kept.map(([name, part]) => {
    if (isMap) return [name, withoutWords(part)];
    return [name, DATA.includes(name) ? part : withoutWords(part, MAPS.includes(name))];
  });
  return Object.fromEntries(parts);
}

/** Moves what is more than a few words long to a definition of its own, which becomes a function of its own. */
function divide({ properties, $defs, ...schema }) {
  const large = Object.entries(properties).filter(([, part]) => JSON.stringify(part).length > 90);
  const own = large.map(([name, part]) => [`option_${name}`, part]);
  const references = large.map(([name]) => [name, { $ref: `#/$defs/option_${name}` }]);
  return {
    ...schema,
    properties: { ...properties, ...Object.fromEntries(references) },
    $defs: { ...$defs, ...Object.fromEntries(own) },
  };
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
