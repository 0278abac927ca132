import { valueAt } from '../../src/contract/mock-replies/document/json-pointer.ts';
import {
  isObject,
  itemsOf,
  type JsonObject,
  textsOf,
} from '../../src/contract/mock-replies/document/json-value.ts';

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
  const target = isObject(part) && typeof part.$ref === 'string' ? valueAt(document, part.$ref) : part;
  return isObject(target) ? target : {};
}

/** What stands beside a `$ref` does not count in 3.0. */
function wrapReference({ $ref, ...beside }: JsonObject): JsonObject {
  if ($ref === undefined) return beside;
  return Object.keys(beside).length === 0 ? { $ref } : { allOf: [{ $ref }], ...beside };
}

/** `anyOf: [X, {type: "null"}]`. Generators read `nullable` beside a reference in `allOf`, and nothing else. */
function downgradeNullBranch(schema: JsonObject): JsonObject {
  const { anyOf, ...rest } = schema;
  const branches = itemsOf(anyOf);
  const others = branches.filter((branch) => !isObject(branch) || branch.type !== 'null');
  if (others.length === branches.length) return schema;
  const [only] = others;
  if (others.length > 1) return { anyOf: others, ...rest, nullable: true };
  if (isObject(only) && only.$ref === undefined) return { ...only, ...rest, nullable: true };
  return { allOf: others, ...rest, nullable: true };
}

function downgradeTypes({ type, ...rest }: JsonObject): JsonObject {
  if (!Array.isArray(type)) return type === undefined ? rest : { type, ...rest };
  const types = type.filter((name) => name !== 'null');
  const nullable = types.length < type.length && { nullable: true };
  if (types.length === 1) return { type: types[0], ...rest, ...nullable };
  return { anyOf: types.map((name) => ({ type: name })), ...rest, ...nullable };
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
