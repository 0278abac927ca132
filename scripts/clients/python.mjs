// The models of the Python client: data classes for what is answered, TypedDicts for what is sent.
import { NOTICE, toSnake, wrap } from './words.mjs';

const TYPES = {
  text: 'str',
  integer: 'int',
  number: 'float',
  boolean: 'bool',
  object: 'Mapping[str, Any]',
  any: 'Any',
};
const INPUT_TYPES = {
  instant: 'datetime | str',
  duration: 'timedelta | float | str',
  texts: 'str | Sequence[str]',
};
const ANSWER_TYPES = { instant: 'datetime', duration: 'timedelta', texts: 'Sequence[str]' };
const KEYWORDS = new Set(['from', 'for']);

/** @returns the files of the client, by their path in it. */
export function pythonFiles({ answers, inputs, rules }) {
  return {
    'src/amps_sandbox/models.py': [
      `# ${NOTICE}`,
      '"""What the sandbox answers. Fields that a later version adds are ignored."""',
      '',
      'from __future__ import annotations',
      '',
      'from collections.abc import Mapping, Sequence',
      'from dataclasses import dataclass',
      'from datetime import datetime',
      'from typing import Any',
      '',
      ...answers.flatMap(dataClass),
    ].join('\n'),
    'src/amps_sandbox/inputs.py': [
      `# ${NOTICE}`,
      '"""What methods take as keyword arguments; None takes a value away where that is possible."""',
      '',
      'from __future__ import annotations',
      '',
      'from collections.abc import Mapping, Sequence',
      'from datetime import datetime, timedelta',
      'from typing import Any, TypedDict',
      '',
      ...[...inputs, ...rules.filter(({ name }) => name === 'Rule')].flatMap(typedDict),
    ].join('\n'),
  };
}

function dataClass({ name, doc, fields }) {
  const sorted = [
    ...fields.filter(({ required }) => required),
    ...fields.filter(({ required }) => !required),
  ];
  return [
    '',
    '@dataclass(frozen=True)',
    `class ${name}:`,
    ...docString(doc),
    ...sorted.flatMap((field) => {
      const type = typeOf(field.type, ANSWER_TYPES);
      const line = `    ${attribute(field.name)}: ${field.required ? type : `${type} | None = None`}`;
      return field.doc === '' ? [line] : [line, text(field.doc)];
    }),
    '',
  ];
}

function typedDict({ name, doc, fields }) {
  return [
    '',
    `class ${name}(TypedDict, total=False):`,
    ...docString(doc),
    ...fields.flatMap((field) => {
      const type = typeOf(field.type, INPUT_TYPES);
      const line = `    ${attribute(field.name)}: ${field.nullable ? `${type} | None` : type}`;
      return field.doc === '' ? [line] : [line, text(field.doc)];
    }),
    '',
  ];
}

/** A name that Python has for itself ends with a line. */
function attribute(name) {
  const snake = toSnake(name);
  return KEYWORDS.has(snake) ? `${snake}_` : snake;
}

function typeOf(type, own) {
  if (type.kind === 'list') return `Sequence[${typeOf(type.of, own)}]`;
  if (type.kind === 'model')
    return own === INPUT_TYPES && type.name === 'Conditions' ? 'Mapping[str, Any]' : type.name;
  return own[type.kind] ?? TYPES[type.kind];
}

function docString(doc) {
  return doc === '' ? [] : [text(doc), ''];
}

function text(doc) {
  const escaped = doc.replaceAll('\\', '\\\\');
  return escaped.length + 10 <= 100
    ? `    """${escaped}"""`
    : `    """\n${wrap(escaped, '    ', 100)}\n    """`;
}
