import type { AnySchemaObject, ErrorObject } from 'ajv';
import { maskKey } from '../domain/api-key.ts';
import { closestName } from '../domain/closest-name.ts';
import type { WorldProblem } from './world-file-error.ts';

interface Explanation {
  readonly why: string;
  readonly advice: string;
}

/** What the published schema finds wrong with a value. */
export async function findShapeProblems(value: unknown): Promise<WorldProblem[]> {
  const [{ Ajv2020 }, { default: schema }] = await Promise.all([
    import('ajv/dist/2020.js'),
    import('../../fixtures/schemas/world.schema.json', { with: { type: 'json' } }),
  ]);
  // Instants are checked by their meaning: `format` would accept what the clock does not read.
  const validate = new Ajv2020({ allErrors: true, verbose: true, validateFormats: false }).compile(schema);
  if (validate(value)) return [];
  return (validate.errors ?? []).filter(isOwnProblem).map(toProblem);
}

/** Not the echo that a branch makes of a problem inside it. */
function isOwnProblem({ keyword, schemaPath }: ErrorObject): boolean {
  return keyword !== 'if' && !schemaPath.includes('/oneOf/');
}

function toProblem(error: ErrorObject): WorldProblem {
  const explain = EXPLANATIONS[error.keyword] ?? explainLimit;
  return { path: jsonPathOf(error), ...explain(error) };
}

const EXPLANATIONS: Readonly<Record<string, (error: ErrorObject) => Explanation>> = {
  additionalProperties: explainUnknownProperty,
  required: ({ params, parentSchema }) => ({
    why: `"${params.missingProperty}" is missing.`,
    advice: `Add it. ${descriptionOf(parentSchema?.properties?.[params.missingProperty])}`.trim(),
  }),
  dependentRequired: ({ params }) => ({
    why: `"${params.property}" says nothing without "${params.missingProperty}".`,
    advice: `Add "${params.missingProperty}" beside it.`,
  }),
  oneOf: () => ({
    why: 'an action either ran some time ago or waits for some time.',
    advice: 'Give exactly one of "ago" and "in".',
  }),
  type: explainType,
  minItems: () => ({ why: 'the list is empty.', advice: 'Put at least one entry into it.' }),
  uniqueItems: () => ({ why: 'an entry stands in the list twice.', advice: 'Take one out.' }),
  enum: ({ data, params }) => explainUnknownValue(data, params.allowedValues),
  const: ({ data, params }) => explainUnknownValue(data, [params.allowedValue]),
  pattern: (error) => ({
    why: `${quoteSafely(error)} does not have the right form.`,
    advice: descriptionOf(error.parentSchema) || `It must match ${error.params.pattern}.`,
  }),
};

const PLAIN_TYPES: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'an object',
  integer: 'a whole number',
  number: 'a number',
  string: 'a text, in quotes where it looks like something else',
  boolean: 'true or false',
};

function explainType({ data, params, parentSchema }: ErrorObject): Explanation {
  // What is said of a list or an object speaks of its parts.
  const isComposite = params.type === 'array' || params.type === 'object';
  const description = isComposite ? '' : ` ${descriptionOf(parentSchema)}`;
  return {
    why: `${quote(data)} is not of type ${params.type}.`,
    advice: `Give ${PLAIN_TYPES[params.type] ?? params.type}.${description}`.trim(),
  };
}

function explainLimit({ data, message, parentSchema }: ErrorObject): Explanation {
  return {
    why: `${quote(data)} ${message}.`,
    advice: descriptionOf(parentSchema) || 'Change it accordingly.',
  };
}

function explainUnknownProperty({ params, parentSchema }: ErrorObject): Explanation {
  const known = Object.keys(parentSchema?.properties ?? {});
  const closest = closestName(params.additionalProperty, known);
  return {
    why: 'no such property is known here.',
    advice: closest === undefined ? `Known are ${known.join(', ')}.` : `Did you mean "${closest}"?`,
  };
}

function explainUnknownValue(data: unknown, allowed: readonly unknown[]): Explanation {
  const closest = typeof data === 'string' ? closestName(data, allowed.map(String)) : undefined;
  const hint = closest === undefined ? '' : ` Did you mean "${closest}"?`;
  return { why: `${quote(data)} is not known here.`, advice: `Use one of ${allowed.join(', ')}.${hint}` };
}

function jsonPathOf({ instancePath, keyword, params }: ErrorObject): string {
  const steps = instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (keyword === 'additionalProperties') steps.push(params.additionalProperty);
  return steps.reduce((path, step) => path + stepOf(step), '$');
}

function stepOf(step: string): string {
  if (/^\d+$/.test(step)) return `[${step}]`;
  return /^[\w$-]+$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
}

function descriptionOf(schema: AnySchemaObject | undefined): string {
  return schema?.description ?? '';
}

const MAX_QUOTED = 60;

function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= MAX_QUOTED ? text : `${text.slice(0, MAX_QUOTED)}…`;
}

/** A mistyped key may be a real one: it must not end up whole in a log. */
function quoteSafely({ data, instancePath }: ErrorObject): string {
  return quote(instancePath.endsWith('/key') && typeof data === 'string' ? maskKey(data) : data);
}
