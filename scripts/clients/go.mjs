// The models of the Go client: structs, with fields left out of what is sent where they are zero.
import { NOTICE, toPascal, wrap } from './words.mjs';

const TYPES = {
  text: 'string',
  integer: 'int',
  number: 'float64',
  boolean: 'bool',
  instant: 'time.Time',
  duration: 'time.Duration',
  texts: 'any',
  object: 'map[string]any',
  any: 'any',
};
const INITIALS = /(Id|Api|Url)(?=[A-Z]|$)/g;

/** @returns the files of the client, by their path in it. */
export function goFiles({ answers, inputs, rules }) {
  return {
    'models.go': file(['time'], answers.flatMap(struct)),
    'inputs.go': file(
      ['encoding/json', 'time'],
      [...inputs, ...rules].flatMap((model) => [...struct(model), ...marshal(model)]),
    ),
  };
}

function file(imports, lines) {
  const list = imports.map((name) => `\t"${name}"`).join('\n');
  return align(`// ${NOTICE}\n\npackage ampssandbox\n\nimport (\n${list}\n)\n${lines.join('\n')}\n`);
}

function struct({ name, doc, fields, isInput }) {
  return [
    '',
    ...(doc === ''
      ? [`// ${name} is a part of what is ${isInput ? 'sent to the sandbox' : 'answered by the sandbox'}.`]
      : [wrap(`${name}: ${doc}`, '// ', 100)]),
    `type ${name} struct {`,
    ...fields.flatMap((field) => [
      ...(field.doc === '' ? [] : [wrap(field.doc, '\t// ', 100)]),
      `\t${fieldName(field.name)} ${isInput ? inputType(field) : answerType(field)} \`json:"${tag(field)}"\``,
      ...(field.nullable && isInput
        ? [
            `\t// Clear${fieldName(field.name)} takes the value away.`,
            `\tClear${fieldName(field.name)} bool \`json:"-"\``,
          ]
        : []),
    ]),
    '}',
  ];
}

/** Instants are sent in UTC, durations with a unit, and null for what is to be taken away. */
function marshal({ name, fields, isInput }) {
  const special = fields.filter(
    ({ type, nullable }) => isInput && (nullable || ['instant', 'duration'].includes(type.kind)),
  );
  if (special.length === 0) return [];
  return [
    '',
    `// MarshalJSON writes instants in UTC and durations with their unit.`,
    `func (v ${name}) MarshalJSON() ([]byte, error) {`,
    `\ttype plain ${name}`,
    '\treturn json.Marshal(struct {',
    '\t\tplain',
    ...special.map((field) => `\t\t${fieldName(field.name)} any \`json:"${field.name},omitempty"\``),
    '\t}{',
    '\t\tplain: plain(v),',
    ...special.map((field) => `\t\t${fieldName(field.name)}: ${wireValue(field)},`),
    '\t})',
    '}',
  ];
}

function wireValue({ name, type, nullable }) {
  const own = `v.${fieldName(name)}`;
  const value =
    { instant: `instantOrNil(${own})`, duration: `durationOrNil(${own})` }[type.kind] ?? `textOrNil(${own})`;
  return nullable ? `nullOr(v.Clear${fieldName(name)}, ${value})` : value;
}

function fieldName(name) {
  return toPascal(name).replaceAll(INITIALS, (initials) => initials.toUpperCase());
}

function answerType({ type, required }) {
  const plain = typeOf(type);
  return type.kind === 'model' && !required ? `*${plain}` : plain;
}

/** A pointer where a zero is a value of its own. */
function inputType({ type, zeroIsNothing }) {
  const plain = typeOf(type);
  const isZeroValue = ['integer', 'number', 'boolean'].includes(type.kind) && !zeroIsNothing;
  return isZeroValue || type.kind === 'model' ? `*${plain}` : plain;
}

function typeOf(type) {
  if (type.kind === 'list') return `[]${typeOf(type.of)}`;
  return type.kind === 'model' ? type.name : TYPES[type.kind];
}

function tag({ name, type, required }) {
  return required ? name : `${name},${type.kind === 'instant' ? 'omitzero' : 'omitempty'}`;
}

const FIELD = /^(\t+)(\w+) (\S+) (`.*`)$/;
const ENTRY = /^(\t+)(\w+:) (.*)$/;

/** Columns as gofmt has them: those of lines that follow each other. */
function align(code) {
  const lines = code.split('\n');
  for (const pattern of [FIELD, ENTRY]) {
    for (let at = 0; at < lines.length; at++) {
      const run = [];
      while (pattern.test(lines[at + run.length] ?? '')) run.push(pattern.exec(lines[at + run.length]));
      run.forEach((cells, index) => {
        lines[at + index] = cells[1] + padAll(cells, run);
      });
      at += run.length;
    }
  }
  return lines.join('\n');
}

function padAll(cells, run) {
  return cells
    .slice(2)
    .map((cell, column) =>
      column + 3 === cells.length
        ? cell
        : cell.padEnd(Math.max(...run.map((other) => other[column + 2].length))),
    )
    .join(' ');
}
