// The models of the Java client: read-only views of what is answered, builders of what is sent.
import { NOTICE, toPascal, wrap } from './words.mjs';

const FOLDER = 'src/main/java/io/github/ampssandbox';
const TYPES = {
  text: 'String',
  integer: 'Integer',
  number: 'Double',
  boolean: 'Boolean',
  instant: 'Instant',
  duration: 'Duration',
  texts: 'List<String>',
  object: 'Map<String, Object>',
  any: 'Object',
};
const PRIMITIVES = { Integer: 'int', Double: 'double', Boolean: 'boolean' };
/** Each type and the method of `Answer` that reads it. */
const READERS = {
  text: 'text',
  integer: 'integer',
  number: 'number',
  boolean: 'bool',
  instant: 'instant',
  duration: 'text',
  texts: 'value',
  object: 'object',
  any: 'value',
};
const KEYWORDS = new Set(['for']);

/** @returns the files of the client, by their path in it. */
export function javaFiles({ answers, inputs, rules }) {
  const files = [
    ...answers.map((model) => [model.name, answer(model)]),
    ...[...inputs, ...rules].map((model) => [model.name, input(model)]),
  ];
  return Object.fromEntries(files.map(([name, code]) => [`${FOLDER}/model/${name}.java`, code]));
}

function answer({ name, doc, fields }) {
  const methods = fields.flatMap((field) => ['', ...javaDoc(field.doc), ...getter(field)]);
  const body = [
    ...(doc === '' ? ['/** A part of what the sandbox answers. */'] : javaDoc(doc, '')),
    `public final class ${name} extends Answer {`,
    '  /** Reads what the sandbox has answered. */',
    `  public ${name}(JsonNode json) {`,
    '    super(json);',
    '  }',
    ...methods,
    '}',
  ];
  return file(['com.fasterxml.jackson.databind.JsonNode'], body);
}

function getter({ name, type, required }) {
  const plain = typeOf(type);
  const shown = required ? (PRIMITIVES[plain] ?? plain) : type.kind === 'list' ? plain : `Optional<${plain}>`;
  const read = readerOf(type, name);
  return [
    `  public ${shown} ${methodName(name)}() {`,
    `    return ${required || type.kind === 'list' ? read.required : read.optional};`,
    '  }',
  ];
}

function readerOf(type, name) {
  if (type.kind === 'model') return pair('model', `"${name}", ${type.name}::new`);
  if (type.kind === 'list') {
    const each = type.of.kind === 'model' ? `${type.of.name}::new` : 'JsonNode::asText';
    return { required: `list("${name}", ${each})` };
  }
  return pair(READERS[type.kind], `"${name}"`);
}

function pair(method, args) {
  return {
    required: `${method}(${args})`,
    optional: `optional(${args.split(', ')[0]}, at -> ${method}(${args}))`,
  };
}

function input({ name, doc, fields }) {
  const body = [
    ...javaDoc(doc === '' ? `What is sent as ${name}.` : doc, ''),
    `public final class ${name} extends Input<${name}> {`,
    ...fields.flatMap((field, index) => [...(index === 0 ? [] : ['']), ...setter(name, field)]),
    '}',
  ];
  return file([], body);
}

function setter(owner, { name, type, nullable, doc }) {
  const method = methodName(name);
  const plain = typeOf(type);
  const each = eachOf(type);
  const parameter = each === undefined ? `${PRIMITIVES[plain] ?? wide(plain)} value` : `${each}... values`;
  const value = each === undefined ? 'value' : 'List.of(values)';
  return [
    ...javaDoc(doc),
    `  public ${owner} ${method}(${parameter}) {`,
    `    return set("${name}", ${value});`,
    '  }',
    ...(nullable
      ? [
          '',
          '  /** Takes the value away. */',
          `  public ${owner} clear${toPascal(name)}() {`,
          `    return set("${name}", null);`,
          '  }',
        ]
      : []),
  ];
}

/** The type of what is given one after the other: texts, and objects that have a builder. */
function eachOf(type) {
  if (type.kind === 'texts') return 'String';
  const isMany = type.kind === 'list' && (type.of.kind === 'model' || typeOf(type.of) === 'String');
  return isMany ? typeOf(type.of) : undefined;
}

/** What is given may be any kind of map or list. */
function wide(type) {
  return type.replace('Map<String, Object>', 'Map<String, ?>').replace('List<Object>', 'List<?>');
}

function methodName(name) {
  return KEYWORDS.has(name) ? `${name}Duration` : name;
}

function typeOf(type) {
  if (type.kind === 'list') return `List<${typeOf(type.of)}>`;
  return type.kind === 'model' ? type.name : TYPES[type.kind];
}

const IMPORTS = {
  Instant: 'java.time.Instant',
  Duration: 'java.time.Duration',
  List: 'java.util.List',
  Map: 'java.util.Map',
  Optional: 'java.util.Optional',
};

function file(imports, body) {
  const code = body.join('\n');
  const used = Object.entries(IMPORTS).flatMap(([name, path]) =>
    new RegExp(`\\b${name}\\b`).test(code.replaceAll(/\/\*\*[\s\S]*?\*\//g, '')) ? [path] : [],
  );
  const list = [...imports, ...used]
    .toSorted()
    .map((path) => `import ${path};\n`)
    .join('');
  return `// ${NOTICE}\npackage io.github.ampssandbox.model;\n\n${list === '' ? '' : `${list}\n`}${code}\n`;
}

function javaDoc(doc, indent = '  ') {
  if (doc === '') return [];
  const safe = doc
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/`([^`]*)`/g, '{@code $1}')
    .replaceAll('*/', '*&#47;');
  const line = `${indent}/** ${safe} */`;
  return line.length <= 100 ? [line] : [`${indent}/**`, wrap(safe, `${indent} * `, 100), `${indent} */`];
}
