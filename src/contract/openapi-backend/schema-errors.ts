import type { ErrorObject } from 'ajv';
import type { ProblemDetail } from '../../domain/failures/problem.ts';
import { explainRename, type Renames } from '../../domain/renamed-names.ts';
import { escapeStep } from '../../domain/validation/json-pointer.ts';

/** More would bury the first one; a body of 100,000 unknown fields is one mistake. */
const MAX_DETAILS = 20;

/** Names that a document had under other spellings before: its fields, and values by the field that has them. */
export interface DocumentRenames {
  readonly fields: Renames;
  readonly values: Readonly<Record<string, Renames>>;
}

const NO_RENAMES: DocumentRenames = { fields: {}, values: {} };

/** Says in words, and by the path in the request, what a schema found wrong. Needs an Ajv that is `verbose`. */
export function describeSchemaErrors(
  errors: readonly ErrorObject[],
  renames: DocumentRenames = NO_RENAMES,
): ProblemDetail[] {
  return errors.slice(0, MAX_DETAILS).map((error) => {
    const renamed = findRename(error, renames);
    const message = describe(error);
    return { path: pathOf(error), message: renamed === undefined ? message : `${message}: ${renamed}` };
  });
}

function findRename({ keyword, instancePath, params, data }: ErrorObject, renames: DocumentRenames) {
  const unknown = params.additionalProperty ?? params.unevaluatedProperty;
  if (typeof unknown === 'string') return explainRename(renames.fields, unknown);
  const field = instancePath.slice(instancePath.lastIndexOf('/') + 1);
  if (keyword !== 'enum' || typeof data !== 'string' || !Object.hasOwn(renames.values, field))
    return undefined;
  return explainRename(renames.values[field] ?? {}, data);
}

function pathOf({ instancePath, keyword, params }: ErrorObject): string {
  const path = instancePath.replace(/^\/requestBody/, '/body');
  const property =
    keyword === 'required'
      ? params.missingProperty
      : (params.additionalProperty ?? params.unevaluatedProperty);
  const inner = typeof property === 'string' ? `${path}/${escapeStep(property.slice(0, 100))}` : path;
  return inner.replace(/^\/requestBody/, '/body') || '/';
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
