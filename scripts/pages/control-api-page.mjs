import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { describeType } from './describe-schema.mjs';
import { anchorOf, code, page, sentence, table } from './markdown.mjs';

const DOCUMENT = new URL('../../openapi/control.yaml', import.meta.url);
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** `docs/control-api.md`: the routes of the control API with what they take and give. */
export async function createControlApiPage() {
  const document = parse(await readFile(DOCUMENT, 'utf8'));
  const context = createContext(document);
  const operations = listOperations(document);
  return page('openapi/control.yaml', [
    '# Control API',
    `${sentence(document.info.summary)} [openapi/control.yaml](../openapi/control.yaml) is the whole of it for programs; [control.md](control.md) is the typed client.`,
    document.info.description.trim(),
    '## Routes',
    listRoutes(document.tags, operations),
    document.tags.map((tag) => describeTag(tag, operations, context)),
    '## Errors',
    describeErrors(document, context),
    '## Objects',
    context.listed.map((name) => describeSchema(name, context)),
  ]);
}

/** Objects and unions of them are listed at the end of the page, and linked to; anything else is told in place. */
function createContext({ components }) {
  const lookUp = (reference) =>
    reference
      .slice('#/components/'.length)
      .split('/')
      .reduce((part, step) => part[step], components);
  const listed = Object.keys(components.schemas).filter((name) => isListed(components.schemas[name]));
  const linkTo = (reference) => {
    const name = reference.slice('#/components/schemas/'.length);
    return listed.includes(name) ? `[${name}](#${anchorOf(name)})` : undefined;
  };
  return { lookUp, linkTo, listed, schemas: components.schemas };
}

function isListed({ type, enum: values, const: value, oneOf, anyOf, allOf }) {
  if (values !== undefined || value !== undefined) return false;
  return type === 'object' || [oneOf, anyOf, allOf].some((parts) => parts?.some(isObjectOrReference));
}

function isObjectOrReference({ type, $ref }) {
  return type === 'object' || $ref !== undefined;
}

function listOperations({ paths }) {
  return Object.entries(paths).flatMap(([path, { parameters = [], ...item }]) =>
    METHODS.filter((method) => method in item).map((method) => {
      const { [method]: operation } = item;
      const all = [...parameters, ...(operation.parameters ?? [])];
      return { ...operation, title: `${method.toUpperCase()} ${path}`, parameters: all };
    }),
  );
}

/** All routes at a glance, each with a link to its part of the page. */
function listRoutes(tags, operations) {
  const rows = tags.flatMap(({ name }) =>
    operations
      .filter(({ tags: own }) => own.includes(name))
      .map(({ title, summary }) => [`[${code(title)}](#${anchorOf(title)})`, sentence(summary)]),
  );
  return table(['Route', 'What it does'], rows);
}

function describeTag({ name, description }, operations, context) {
  const own = operations.filter(({ tags }) => tags.includes(name));
  const heading = `${name[0].toUpperCase()}${name.slice(1)}`;
  return [
    `## ${heading}`,
    sentence(description),
    own.map((operation) => describeOperation(operation, context)),
  ];
}

function describeOperation({ title, summary, description, parameters, requestBody, responses }, context) {
  const resolved = parameters.map((parameter) => resolve(parameter, context));
  return [
    `### ${title}`,
    `**${sentence(summary)}** ${sentence(description)}`,
    table(
      ['Parameter', 'In', 'Takes', 'Meaning'],
      resolved.map(({ name, in: place, required, schema, description: meaning }) => [
        code(name),
        required ? place : `${place}, optional`,
        describeType(schema, context),
        sentence(meaning),
      ]),
    ),
    describeBody(requestBody, context),
    describeResponses(responses, context),
  ];
}

function describeBody(given, context) {
  if (given === undefined) return '';
  const { content, required } = resolve(given, context);
  const types = Object.entries(content).map(
    ([type, { schema }]) => `${describeType(schema, context)} as ${code(type)}`,
  );
  return `Body${required === false ? ', which may be left out' : ''}: ${[...new Set(types)].join('; ')}.`;
}

/** Those that are told by reference mean the same everywhere, and are described once. */
function describeResponses(responses, context) {
  const all = Object.entries(responses);
  const isCommon = ([status, { $ref }]) => Number(status) >= 400 && $ref !== undefined;
  const own = all.filter((entry) => !isCommon(entry));
  const errors = all.filter(isCommon).map(([status]) => code(status));
  return [
    table(
      ['Status', 'Body', 'Meaning'],
      own.map(([status, response]) => responseRow(status, resolve(response, context), context)),
    ),
    errors.length === 0 ? '' : `[Errors](#errors): ${errors.join(', ')}.`,
  ];
}

function describeErrors({ paths }, context) {
  const statuses = new Map();
  for (const operation of listOperations({ paths })) {
    for (const [status, { $ref }] of Object.entries(operation.responses)) {
      if (Number(status) >= 400 && $ref !== undefined) statuses.set($ref, status);
    }
  }
  const rows = [...statuses]
    .map(([reference, status]) => responseRow(status, context.lookUp(reference), context))
    .toSorted(([a], [b]) => a.localeCompare(b));
  return table(['Status', 'Body', 'Meaning'], rows);
}

function responseRow(status, { description, content = {} }, context) {
  const bodies = Object.values(content).map(({ schema }) => describeType(schema, context));
  return [code(status), [...new Set(bodies)].join(', or '), sentence(description)];
}

function resolve(part, { lookUp }) {
  return part.$ref === undefined ? part : { ...lookUp(part.$ref), ...withoutReference(part) };
}

function withoutReference({ $ref: _, ...part }) {
  return part;
}

function describeSchema(name, context) {
  const schema = context.schemas[name];
  const { properties, required } = gather(schema, context);
  const isUnion = schema.oneOf !== undefined || schema.anyOf !== undefined;
  return [
    `### ${name}`,
    sentence(schema.description ?? ''),
    isUnion ? `One of: ${describeType(schema, context)}.` : '',
    table(
      ['Field', 'Takes', 'Meaning'],
      [...properties].map(([field, part]) => [
        required.has(field) ? `${code(field)}, always` : code(field),
        describeType(part, context),
        sentence(part.description ?? (part.$ref && context.lookUp(part.$ref).description) ?? ''),
      ]),
    ),
  ];
}

/** The fields of a schema and of those that it extends. */
function gather(schema, context) {
  const parents = (schema.allOf ?? []).map((part) => gather(resolve(part, context), context));
  return {
    properties: new Map([
      ...parents.flatMap(({ properties }) => [...properties]),
      ...Object.entries(schema.properties ?? {}),
    ]),
    required: new Set([...parents.flatMap(({ required }) => [...required]), ...(schema.required ?? [])]),
  };
}
