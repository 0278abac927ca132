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
  return simplifyChoices(errors)
    .slice(0, MAX_DETAILS)
    .map((error) => {
      const renamed = findRename(error, renames);
      const message = describe(error);
      return { path: pathOf(error), message: renamed === undefined ? message : `${message}: ${renamed}` };
    });
}

/** A value that fits no branch of an `anyOf` is told what keeps it from those of its own type, or which types there are. */
function simplifyChoices(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  return errors.filter(({ keyword }) => keyword === 'anyOf').reduce(simplifyChoice, errors);
}

function simplifyChoice(errors: readonly ErrorObject[], choice: ErrorObject): readonly ErrorObject[] {
  const start = `${choice.schemaPath}/`;
  const branchOf = ({ schemaPath, instancePath }: ErrorObject) => {
    const isInside = schemaPath.startsWith(start) && `${instancePath}/`.startsWith(`${choice.instancePath}/`);
    return isInside ? schemaPath.slice(start.length).split('/')[0] : undefined;
  };
  const isOfType = ({ keyword, instancePath }: ErrorObject) =>
    keyword === 'type' && instancePath === choice.instancePath;
  const mistyped = errors.filter((error) => branchOf(error) !== undefined && isOfType(error));
  const isMistyped = new Set(mistyped.map(branchOf));
  const told = errors.filter((error) => {
    const branch = branchOf(error);
    return branch !== undefined && !isMistyped.has(branch);
  });
  const type = [...new Set(mistyped.map(({ params }) => params.type))];
  const inPlace = told.length > 0 ? [] : [{ ...choice, keyword: 'type', params: { type } }];
  return errors.flatMap((error) => {
    if (error === choice) return inPlace;
    return branchOf(error) === undefined || told.includes(error) ? [error] : [];
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
  not: ({ schema }) => `must not be: ${whatIsRefused(schema)}`,
  discriminator: ({ params }) => `must name one of the known values of ${JSON.stringify(params.tag)}`,
};

function describe(error: ErrorObject): string {
  return DESCRIBE[error.keyword]?.(error) ?? error.message ?? 'is not valid';
}

/** Schemas that a value must not meet say in their description what that is. */
function whatIsRefused(schema: ErrorObject['schema']): string {
  const { description, anyOf = [] } = schema as {
    description?: string;
    anyOf?: readonly { description?: string }[];
  };
  const all = [description, ...anyOf.map((branch) => branch.description)].filter(
    (text) => text !== undefined,
  );
  return all.length === 0 ? 'what it is' : all.join(', or ');
}

function listValues(values: unknown): string {
  return Array.isArray(values) ? values.map((value) => JSON.stringify(value)).join(', ') : String(values);
}

function withArticle(type: unknown): string {
  const name = String(type);
  return /^[aeio]/.test(name) ? `an ${name}` : `a ${name}`;
}
