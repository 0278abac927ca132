import { closestName } from '../closest-name.ts';
import type { InputProblem } from './input-problem.ts';
import { MAX_QUOTED, quoteValue } from './quote-value.ts';
import { placeOf, type SchemaError, type SchemaPart } from './schema-error.ts';
import { describeWanted, tellsLimits, typesOf } from './wanted-value.ts';

/** More would bury the first one. */
const MAX_PROBLEMS = 50;

/** An error with the schema that it is of, and the offending value as it may be shown. */
interface Finding {
  readonly error: SchemaError;
  readonly schema: SchemaPart;
  readonly value: string;
}

type Explanation = Pick<InputProblem, 'why' | 'advice'>;

/**
 * Says in words what is wrong where, and how to mend it: one problem for a place and a missing property, without the
 * echoes that a branch of a schema makes of a problem inside it. Needs the errors of a validator that is `verbose`.
 */
export function explainSchemaErrors(errors: Iterable<SchemaError>): InputProblem[] {
  const problems = new Map<string, InputProblem>();
  const all = [...errors];
  const own = all.filter((error) => !isEcho(error));
  // Where a validator had enough before it came to the place itself, an echo is all that is known.
  for (const error of own.length > 0 ? own : all.slice(0, 1)) {
    const problem = explainSchemaError(error);
    const key = JSON.stringify([problem.path, error.params.missingProperty]);
    if (!problems.has(key)) problems.set(key, problem);
    if (problems.size >= MAX_PROBLEMS) break;
  }
  return [...problems.values()];
}

function isEcho({ keyword, schemaPath = '' }: SchemaError): boolean {
  return keyword === 'if' || keyword === 'propertyNames' || /\/(oneOf|anyOf)\//.test(schemaPath);
}

export function explainSchemaError(error: SchemaError): InputProblem {
  const { path, name } = placeOf(error);
  const schema = (typeof error.parentSchema === 'object' ? error.parentSchema : {}) as SchemaPart;
  const data = error.propertyName ?? error.data;
  const value = schema.writeOnly === true ? 'the value' : quoteValue(data);
  const explain = EXPLANATIONS[error.keyword] ?? explainOther;
  const explained = explain({ error: { ...error, data }, schema, value });
  return { path, ...explained, value, ...(name !== undefined && { isName: true }) };
}

const EXPLANATIONS: Readonly<Record<string, (finding: Finding) => Explanation>> = {
  additionalProperties: explainUnknownProperty,
  unevaluatedProperties: explainUnknownProperty,
  'false schema': () => ({ why: 'it means nothing here.', advice: 'Leave it out.' }),
  required: ({ error: { params }, schema }) => {
    const missing = String(params.missingProperty);
    const advice = `Add it. ${schema.properties?.[missing]?.description ?? ''}`.trim();
    return { why: `"${missing}" is missing.`, advice };
  },
  dependentRequired: ({ error: { params } }) => ({
    why: `"${params.property}" says nothing without "${params.missingProperty}".`,
    advice: `Add "${params.missingProperty}" beside it.`,
  }),
  oneOf: ({ schema }) => {
    const names = (schema.oneOf ?? []).flatMap(({ required = [] }) => required.map((name) => `"${name}"`));
    const advice = `Give one of them. ${schema.description ?? ''}`.trim();
    return { why: `exactly one of ${names.join(' and ')} is wanted.`, advice };
  },
  type: ({ error, schema, value }) => ({
    why: `${value} is not ${describeWanted({ type: error.params.type as string })}.`,
    advice: adviceOf(schema, hintAt(error, schema, value)),
  }),
  minimum: (finding) => explainLimit(finding, 'below'),
  maximum: (finding) => explainLimit(finding, 'above'),
  exclusiveMinimum: (finding) => explainLimit(finding, 'not above'),
  minItems: (finding) => explainSize(finding, 'fewer', 'entry', 'entries'),
  maxItems: (finding) => explainSize(finding, 'more', 'entry', 'entries'),
  uniqueItems: ({ error }) => ({
    why: `${quoteValue((error.data as unknown[])[Number(error.params.i)])} stands in the list twice.`,
    advice: 'Take one out.',
  }),
  minLength: (finding) => explainSize(finding, 'fewer', 'character', 'characters'),
  maxLength: (finding) => explainSize(finding, 'more', 'character', 'characters'),
  minProperties: (finding) => explainSize(finding, 'fewer', 'property', 'properties'),
  maxProperties: (finding) => explainSize(finding, 'more', 'property', 'properties'),
  enum: ({ error }) => explainUnknownValue(error.data, error.params.allowedValues as readonly unknown[]),
  const: ({ error, schema }) => {
    const { why, advice } = explainUnknownValue(error.data, [error.params.allowedValue]);
    return { why, advice: schema.description ?? advice };
  },
  pattern: ({ error, schema, value }) => ({
    why: `${value} does not have the right form.`,
    advice: withNearWord(
      withExample(schema.description ?? `It must match ${error.params.pattern}.`, schema),
      error.data,
      schema,
    ),
  }),
};

function explainOther({ error, schema, value }: Finding): Explanation {
  return { why: `${value} ${error.message ?? 'is not valid'}.`, advice: adviceOf(schema) };
}

function explainLimit({ error, schema, value }: Finding, relation: string): Explanation {
  return { why: `${value} is ${relation} ${error.params.limit}.`, advice: adviceOf(schema) };
}

function explainSize({ error, schema }: Finding, relation: 'fewer' | 'more', one: string, many: string) {
  const limit = Number(error.params.limit);
  const bound = `${limit} ${limit === 1 ? one : many}`;
  if (relation === 'more')
    return { why: `it has more than ${bound}.`, advice: schema.description ?? 'Take some out.' };
  const why = limit === 1 ? 'it is empty.' : `it has fewer than ${bound}.`;
  const advice = `Put at least ${limit === 1 ? `one ${one}` : bound} into it.`;
  return { why, advice: one === 'character' ? (schema.description ?? advice) : advice };
}

/** What is wanted, unless the description tells it, and what it is for. */
function adviceOf(schema: SchemaPart, first?: string): string {
  const { description = '' } = schema;
  const types = typesOf(schema);
  if (types.length === 0) return description || 'Change it accordingly.';
  const wanted = first ?? `Give ${describeWanted(schema)}.`;
  // What is said of a list or an object alone speaks of its parts.
  if (types.every((type) => type === 'array' || type === 'object')) return wanted;
  const isTold = first === undefined && tellsLimits(schema, description);
  return [isTold ? '' : wanted, description].filter(Boolean).join(' ');
}

function withExample(advice: string, { examples = [] }: SchemaPart): string {
  const [example] = examples;
  const text = typeof example === 'string' ? example : undefined;
  return text === undefined || advice.includes(text) ? advice : `${advice} Write for example ${text}.`;
}

/** Among the examples of a form may be words, and one of them may be meant. */
function withNearWord(advice: string, data: unknown, { examples = [] }: SchemaPart): string {
  const words = examples.filter((example): example is string => /^[a-z]+$/.test(String(example)));
  const near = typeof data === 'string' ? closestName(data.slice(0, MAX_QUOTED), words) : undefined;
  return near === undefined ? advice : `${advice} Did you mean "${near}"?`;
}

/** How to make a value of another type into what is wanted. */
function hintAt({ data }: SchemaError, schema: SchemaPart, value: string): string | undefined {
  const types = typesOf(schema);
  if (typeof data === 'object' || data === undefined) return undefined;
  // `id: 12` of YAML is a number.
  if (types.includes('string') && typeof data !== 'string') return 'Put it into quotes.';
  const isList = types.length === 1 && types[0] === 'array';
  return isList && typeof data === 'string' ? `Give a list, such as [${value}].` : undefined;
}

function explainUnknownProperty({ error: { params }, schema }: Finding): Explanation {
  const name = String(params.additionalProperty ?? params.unevaluatedProperty);
  const known = Object.keys(schema.properties ?? {}).filter((name) => !name.startsWith('$'));
  const closest = closestName(name.slice(0, MAX_QUOTED), known);
  const all = known.length === 0 ? 'Leave it out.' : `Known are ${known.join(', ')}.`;
  return {
    why: 'no such property is known here.',
    advice: closest === undefined ? all : `Did you mean "${closest}"?`,
  };
}

function explainUnknownValue(data: unknown, allowed: readonly unknown[]): Explanation {
  const closest =
    typeof data === 'string' ? closestName(data.slice(0, MAX_QUOTED), allowed.map(String)) : undefined;
  const hint = closest === undefined ? '' : ` Did you mean "${closest}"?`;
  const choices = allowed.length === 1 ? `Use ${allowed[0]}.` : `Use one of ${allowed.join(', ')}.`;
  return { why: `${quoteValue(data)} is not known here.`, advice: `${choices}${hint}` };
}
