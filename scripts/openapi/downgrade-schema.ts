import {
  isObject,
  itemsOf,
  type JsonObject,
  textsOf,
} from '../../src/contract/mock-replies/document/json-value.ts';
import { resolveReference } from '../../src/contract/resolve-reference.ts';

/** One step from JSON Schema 2020-12 to the dialect of OpenAPI 3.0. */
type Step = (schema: JsonObject, document: JsonObject) => JsonObject;

const STEPS: readonly Step[] = [
  closeParts,
  wrapReference,
  downgradeNullBranch,
  downgradeTypes,
  downgradeConst,
  (schema) => downgradeBound(schema, 'minimum', 'exclusiveMinimum'),
  (schema) => downgradeBound(schema, 'maximum', 'exclusiveMaximum'),
  downgradeDependencies,
  downgradeTuple,
  downgradeExamples,
];

/** A schema in the dialect of OpenAPI 3.0; the schemas in it stay as they are. */
export function downgradeSchema(schema: JsonObject, document: JsonObject): JsonObject {
  return STEPS.reduce((current, step) => step(current, document), schema);
}

/** 3.0 cannot close an object that is made of parts, so the parts become one. */
function closeParts(schema: JsonObject, document: JsonObject): JsonObject {
  const { unevaluatedProperties, allOf, ...own } = schema;
  if (unevaluatedProperties !== false || allOf === undefined) return schema;
  const { description } = own;
  const parts = [...itemsOf(allOf), own].map((part) => resolve(part, document));
  const required = [...new Set(parts.flatMap((part) => textsOf(part.required)))];
  // What describes a part does not describe the whole.
  const { description: _, ...merged } = Object.assign({}, ...parts);
  return {
    ...merged,
    ...(description !== undefined && { description }),
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
    ...(required.length > 0 && { required }),
    additionalProperties: false,
  };
}

function resolve(part: unknown, document: JsonObject): JsonObject {
  const target = resolveReference(document, part);
  return isObject(target) ? target : {};
}

/** What stands beside a `$ref` does not count in 3.0. */
function wrapReference({ $ref, ...beside }: JsonObject): JsonObject {
  if ($ref === undefined) return beside;
  return Object.keys(beside).length === 0 ? { $ref } : { allOf: [{ $ref }], ...beside };
}

/** `anyOf: [X, {type: "null"}]`: one of the others may be null. */
function downgradeNullBranch(schema: JsonObject, document: JsonObject): JsonObject {
  const { anyOf, ...rest } = schema;
  const branches = itemsOf(anyOf);
  const [first, ...others] = branches.filter((branch) => !isNull(branch));
  if (first === undefined || others.length + 1 === branches.length) return schema;
  const nullable = allowNull(first, document);
  return others.length === 0 ? { ...nullable, ...rest } : { anyOf: [nullable, ...others], ...rest };
}

/** Whether a schema lets null pass and nothing else. */
export function isNull(schema: unknown): boolean {
  return isObject(schema) && schema.type === 'null';
}

/** `nullable` counts only beside a type. Generators see that a reference may be null where it stands in `allOf`. */
function allowNull(schema: unknown, document: JsonObject): JsonObject {
  const target = resolve(schema, document);
  const [type, ...others] = typesOf(target).filter((name) => name !== 'null');
  if (type === undefined || others.length > 0)
    throw new Error(`OpenAPI 3.0 cannot let ${JSON.stringify(schema)} be null: give it one type.`);
  return target === schema ? { ...target, type, nullable: true } : { type, allOf: [schema], nullable: true };
}

/** The types of a schema; none where it names none. */
export function typesOf({ type }: JsonObject): readonly unknown[] {
  return Array.isArray(type) ? type : [type].filter((name) => name !== undefined);
}

function downgradeTypes({ type, ...rest }: JsonObject): JsonObject {
  if (!Array.isArray(type)) return type === undefined ? rest : { type, ...rest };
  const types = type.filter((name) => name !== 'null');
  const nullable = types.length < type.length && { nullable: true };
  const [first, ...others] = types.map((name) => ({ type: name }));
  if (others.length === 0) return { ...first, ...rest, ...nullable };
  return { anyOf: [{ ...first, ...nullable }, ...others], ...rest };
}

function downgradeConst({ const: value, ...rest }: JsonObject): JsonObject {
  return value === undefined ? rest : { ...rest, enum: [value] };
}

function downgradeBound(schema: JsonObject, bound: string, exclusiveBound: string): JsonObject {
  const { [exclusiveBound]: limit, ...rest } = schema;
  return typeof limit === 'number' ? { ...rest, [bound]: limit, [exclusiveBound]: true } : schema;
}

/** `dependentRequired: {a: [b]}` is the same as: not a without b. */
function downgradeDependencies({ dependentRequired, ...rest }: JsonObject): JsonObject {
  if (!isObject(dependentRequired)) return rest;
  const refused = Object.entries(dependentRequired).map(([name, needed]) => ({
    required: [name],
    not: { required: needed },
  }));
  const own = rest.not === undefined ? [] : [rest.not];
  const all = [...own, ...refused];
  return { ...rest, not: all.length === 1 ? all[0] : { anyOf: all } };
}

/** 3.0 knows the length of a list, but not what stands where in it. */
function downgradeTuple({ prefixItems, ...rest }: JsonObject): JsonObject {
  return prefixItems === undefined ? rest : { ...rest, items: isObject(rest.items) ? rest.items : {} };
}

function downgradeExamples({ examples, ...rest }: JsonObject): JsonObject {
  const [first] = itemsOf(examples);
  return first === undefined ? rest : { ...rest, example: first };
}
