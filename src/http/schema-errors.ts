import type { ErrorObject } from 'ajv';
import type { ProblemDetail } from '../domain/problem.ts';

/** More would bury the first one; a body of 100,000 unknown fields is one mistake. */
const MAX_DETAILS = 20;

/** Says in words, and by the place in the request, what a schema found wrong. */
export function describeSchemaErrors(errors: readonly ErrorObject[]): ProblemDetail[] {
  return errors.slice(0, MAX_DETAILS).map((error) => ({ path: placeOf(error), message: describe(error) }));
}

function placeOf({ instancePath, keyword, params }: ErrorObject): string {
  const place = instancePath.replace(/^\/requestBody/, '/body');
  const property =
    keyword === 'required'
      ? params.missingProperty
      : (params.additionalProperty ?? params.unevaluatedProperty);
  const inner = typeof property === 'string' ? `${place}/${escapePointer(property)}` : place;
  return inner.replace(/^\/requestBody/, '/body') || '/';
}

function escapePointer(name: string): string {
  return name.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1');
}

const DESCRIBE: Readonly<Record<string, (error: ErrorObject) => string>> = {
  required: () => 'is required',
  additionalProperties: () => 'is not a known field',
  unevaluatedProperties: () => 'is not a known field',
  enum: ({ params }) => `must be one of ${listValues(params.allowedValues)}`,
  const: ({ params }) => `must be ${JSON.stringify(params.allowedValue)}`,
  type: ({ params }) =>
    `must be ${Array.isArray(params.type) ? params.type.join(' or ') : withArticle(params.type)}`,
  pattern: ({ parentSchema, params }) =>
    typeof parentSchema?.description === 'string'
      ? `must be: ${parentSchema.description}`
      : `must match ${params.pattern}`,
  discriminator: ({ params }) => `must name one of the known values of ${JSON.stringify(params.tag)}`,
};

function describe(error: ErrorObject): string {
  return DESCRIBE[error.keyword]?.(error) ?? error.message ?? 'is not valid';
}

function listValues(values: unknown): string {
  return Array.isArray(values) ? values.map((value) => JSON.stringify(value)).join(', ') : String(values);
}

function withArticle(type: unknown): string {
  const name = String(type);
  return /^[aeio]/.test(name) ? `an ${name}` : `a ${name}`;
}
