import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { DOCUMENTED_TYPES } from './documented-types.mjs';

/** The sources whose types published schemas describe, with the sentences of the schemas as comments. */
export async function describedSources(root) {
  return await Promise.all(
    DOCUMENTED_TYPES.map(async ({ file, schema, ...rest }) => {
      const [text, document] = await Promise.all([read(root, file), read(root, schema)]);
      const wanted = describeTypes({ file, text, document: JSON.parse(document), ...rest });
      return { target: file, source: schema, wanted };
    }),
  );
}

function read(root, path) {
  return readFile(join(root, path), 'utf8');
}

/**
 * The source with a comment on each property of the types, in place of the one that it has. `isPart` is set where the types
 * need not have all properties of the schema; `otherDefaults` lists those whose default is another in code.
 */
export function describeTypes({ file, text, document, types, isPart = false, otherDefaults = [] }) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const declarations = new Map(
    source.statements.filter(ts.isInterfaceDeclaration).map((one) => [one.name.text, one]),
  );
  const edits = Object.entries(types).flatMap(([name, pointer]) => {
    const declaration = declarations.get(name);
    if (declaration === undefined) throw new Error(`${file} has no interface ${name}`);
    const context = { source, document, file, isPart, otherDefaults };
    return describeMembers(declaration, lookUp(document, pointer), { ...context, place: name });
  });
  return edits
    .toSorted((one, other) => other.from - one.from)
    .reduce((done, { from, to, comment }) => done.slice(0, from) + comment + done.slice(to), text);
}

/** @throws Error where the type has other properties than the schema */
function describeMembers({ members, heritageClauses }, schema, context) {
  const { document, file, place, isPart } = context;
  const { properties = {} } = resolve(schema, document);
  const names = members.map(({ name }) => name.text);
  // Where a file names its schema, code has types.
  const missing = Object.keys(properties).filter((name) => name !== '$schema' && !names.includes(name));
  if (missing.length > 0 && heritageClauses === undefined && !isPart)
    throw new Error(`${file}: ${place} lacks ${missing.join(', ')}, which the schema has`);
  return members.map((member) => {
    const own = `${place}.${member.name.text}`;
    const property = properties[member.name.text];
    if (property === undefined) throw new Error(`${file}: ${own} is not in the schema`);
    return commentOn(member, property, { ...context, place: own });
  });
}

function commentOn(member, property, { source, document, file, place, otherDefaults }) {
  const { description, default: given } = resolve(property, document);
  const value = otherDefaults.includes(place) ? undefined : given;
  if (description === undefined) throw new Error(`${file}: ${place} has no description in the schema`);
  const start = member.getStart(source);
  const [first] = ts.getJSDocCommentsAndTags(member);
  const { character } = source.getLineAndCharacterOfPosition(start);
  const indent = ' '.repeat(character);
  const comment = `${toComment(toSafeText(description), defaultTag(value), indent)}\n${indent}`;
  return { from: first?.getStart(source) ?? start, to: start, comment };
}

/** What would end the comment. */
function toSafeText(text) {
  return text.replaceAll('*/', '*\\/');
}

/** Of objects and lists the default is what their parts say. */
function defaultTag(value) {
  return value === undefined || typeof value === 'object'
    ? []
    : [`@defaultValue \`${JSON.stringify(value)}\``];
}

const WIDTH = 120;

function toComment(text, tags, indent) {
  const short = `${indent}/** ${text} */`;
  if (tags.length === 0 && short.length <= WIDTH) return short.slice(indent.length);
  const lines = [...wrap(text, WIDTH - indent.length - ' * '.length), ...tags];
  return ['/**', ...lines.map((line) => `${indent} * ${line}`), `${indent} */`].join('\n');
}

function wrap(text, width) {
  const lines = [''];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== '' && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}

/** A schema with what it refers to; what it says itself goes before. */
function resolve(schema, document) {
  if (schema.$ref === undefined) return schema;
  const { $ref, ...own } = schema;
  return { ...resolve(lookUp(document, $ref.slice(1)), document), ...own };
}

function lookUp(document, pointer) {
  return pointer
    .split('/')
    .slice(1)
    .reduce((part, step) => part[step], document);
}
