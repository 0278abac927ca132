import type { AnySchemaObject, ErrorObject } from 'ajv';
import { closestName } from '../../domain/closest-name.ts';
import { maskKeys } from '../../domain/mask-keys.ts';
import type { RuleProblem } from '../rules/rule-error.ts';
import { stepTo } from './copy-json.ts';

type Explanation = Omit<RuleProblem, 'path'>;

type Explanations = Readonly<Record<string, (error: ErrorObject) => Explanation>>;

/**
 * Says in words where a schema found what, and how to mend it. Needs an Ajv that is `verbose`.
 * `own` are the words of one schema for keywords that mean something special in it.
 */
export function explainSchemaError(error: ErrorObject, own: Explanations = {}): RuleProblem {
  const explain = own[error.keyword] ?? EXPLANATIONS[error.keyword] ?? explainLimit;
  return { path: placeOf(error), ...explain(error) };
}

const EXPLANATIONS: Explanations = {
  additionalProperties: explainUnknownProperty,
  required: ({ params, parentSchema }) => ({
    why: `"${params.missingProperty}" is missing.`,
    advice: `Add it. ${descriptionOf(parentSchema?.properties?.[params.missingProperty])}`.trim(),
  }),
  dependentRequired: ({ params }) => ({
    why: `"${params.property}" says nothing without "${params.missingProperty}".`,
    advice: `Add "${params.missingProperty}" beside it.`,
  }),
  type: explainType,
  minItems: () => ({ why: 'the list is empty.', advice: 'Put at least one entry into it.' }),
  uniqueItems: () => ({ why: 'an entry stands in the list twice.', advice: 'Take one out.' }),
  minProperties: () => ({ why: 'it is empty.', advice: 'Put at least one property into it.' }),
  enum: ({ data, params }) => explainUnknownValue(data, params.allowedValues),
  const: ({ data, params }) => explainUnknownValue(data, [params.allowedValue]),
  pattern: ({ data, params, parentSchema }) => ({
    why: `${quote(data)} does not have the right form.`,
    advice: descriptionOf(parentSchema) || `It must match ${params.pattern}.`,
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
  const types: string[] = [params.type].flat();
  // What is said of a list or an object alone speaks of its parts.
  const isComposite = types.every((type) => type === 'array' || type === 'object');
  const description = isComposite ? '' : ` ${descriptionOf(parentSchema)}`;
  return {
    why: `${quote(data)} is not of type ${types.join(' or ')}.`,
    advice: `Give ${types.map((type) => PLAIN_TYPES[type] ?? type).join(', or ')}.${description}`.trim(),
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
  const closest = closestName(params.additionalProperty.slice(0, MAX_QUOTED), known);
  return {
    why: 'no such property is known here.',
    advice: closest === undefined ? `Known are ${known.join(', ')}.` : `Did you mean "${closest}"?`,
  };
}

function explainUnknownValue(data: unknown, allowed: readonly unknown[]): Explanation {
  const closest =
    typeof data === 'string' ? closestName(data.slice(0, MAX_QUOTED), allowed.map(String)) : undefined;
  const hint = closest === undefined ? '' : ` Did you mean "${closest}"?`;
  const choices = allowed.length === 1 ? `Use ${allowed[0]}.` : `Use one of ${allowed.join(', ')}.`;
  return { why: `${quote(data)} is not known here.`, advice: `${choices}${hint}` };
}

function placeOf({ instancePath, keyword, params }: ErrorObject): string {
  const steps = instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (keyword === 'additionalProperties') steps.push(params.additionalProperty);
  return steps.reduce((path, step) => path + stepTo(step), '$');
}

function descriptionOf(schema: AnySchemaObject | undefined): string {
  return schema?.description ?? '';
}

const MAX_QUOTED = 60;

/** A value as a message may show it: short, and with no key in full, for a mistyped key may be a real one. */
export function quote(value: unknown): string {
  const text = JSON.stringify(typeof value === 'string' ? value.slice(0, 10 * MAX_QUOTED) : value);
  const masked = maskKeys(text ?? String(value));
  return masked.length <= MAX_QUOTED ? masked : `${masked.slice(0, MAX_QUOTED)}…`;
}
