import { ValidationContext } from 'openapi-backend';
import { invalidRequest } from '../../domain/failures/problem.ts';
import type { ValidRequest } from '../contract.ts';
import type { ContractOperation } from '../document.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { SchemaCompilers } from '../openapi-backend/schema-compilers.ts';
import { describeSchemaErrors } from '../openapi-backend/schema-errors.ts';
import { isObject, itemsOf, type JsonObject, type JsonSchema } from './document/json-value.ts';
import { compileSchema } from './value/compile-schema.ts';

/** Where an operation keeps the parameters that are read from text here. */
const TYPED = 'x-sandbox-typed-parameters';

const SEPARATORS: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|' };
/** A circular schema names its types at the first turn or never. */
const MAX_DEPTH = 4;
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?$/;

/**
 * Path, header and delimited query values reach the contract's validation as text, which a schema of a number or a list
 * refuses. There these parameters are declared as text; `createTypedCheck` validates them by the schema they came with.
 */
export function loosenParameters(parameters: readonly JsonObject[]): JsonObject {
  const typed = parameters.filter(isTyped);
  return {
    parameters: parameters.map((parameter) => (isTyped(parameter) ? loosen(parameter) : parameter)),
    ...(typed.length === 0 ? {} : { [TYPED]: typed }),
  };
}

function isTyped(parameter: JsonObject): boolean {
  if (parameter.content !== undefined || parameter.style === 'deepObject') return true;
  const types = typesOf(parameter.schema);
  // The contract reads query values by a plain `type`, and lists that repeat their name.
  const isPlain = isObject(parameter.schema) && parameter.schema.type !== undefined;
  if (parameter.in === 'query' && isPlain) return types.includes('array') && isJoined(parameter);
  return types.some((type) => type !== 'string');
}

/** Whether a list is written as one text. */
function isJoined({ in: place, explode, style }: JsonObject): boolean {
  return place !== 'query' || explode === false || String(style) in SEPARATORS;
}

function loosen({ content: _content, schema: _schema, ...parameter }: JsonObject): JsonObject {
  if (parameter.style !== 'deepObject') return { ...parameter, schema: {} };
  // `filter[name]=…` arrives under names that no document declares: let them through.
  return { ...parameter, required: false, schema: { additionalProperties: true } };
}

export type TypedCheck = (request: ValidRequest, headers: Exchange['headers']) => void;

/** The check of what `loosenParameters` set aside. @throws ApiProblem from the check. */
export function createTypedCheck(operation: ContractOperation, compilers: SchemaCompilers): TypedCheck {
  const typed = itemsOf((operation as JsonObject)[TYPED])
    .filter(isObject)
    .filter(({ style }) => style !== 'deepObject');
  if (typed.length === 0) return () => {};
  const validate = compileSchema(schemaOf(typed), compilers.of(ValidationContext.Params));
  return (request, headers) => {
    const sources: Readonly<Record<string, JsonObject>> = {
      path: request.params,
      query: request.query,
      header: headers,
    };
    const values: Record<string, Record<string, unknown>> = { path: {}, query: {}, header: {} };
    for (const parameter of typed) {
      const name = nameOf(parameter);
      const given = sources[String(parameter.in)]?.[name];
      if (given !== undefined)
        Object.assign(values[String(parameter.in)] ?? {}, { [name]: readValue(given, parameter) });
    }
    if (!validate(values)) throw invalidRequest(...describeSchemaErrors(validate.errors ?? []));
  };
}

function schemaOf(typed: readonly JsonObject[]): JsonObject {
  const within = (place: string): JsonObject => ({
    properties: Object.fromEntries(
      typed
        .filter((parameter) => parameter.in === place)
        .map((parameter) => [nameOf(parameter), valueSchemaOf(parameter)]),
    ),
  });
  return { properties: { path: within('path'), query: within('query'), header: within('header') } };
}

function nameOf({ in: place, name }: JsonObject): string {
  return place === 'header' ? String(name).toLowerCase() : String(name);
}

function valueSchemaOf({ content, schema }: JsonObject): JsonSchema {
  const [media] = isObject(content) ? Object.values(content) : [{ schema }];
  return isObject(media) && isObject(media.schema) ? media.schema : true;
}

function readValue(given: unknown, parameter: JsonObject): unknown {
  if (parameter.content !== undefined) return readJson(given);
  const types = typesOf(parameter.schema);
  const itemTypes = isObject(parameter.schema) ? typesOf(parameter.schema.items) : [];
  if (Array.isArray(given)) return given.map((item) => readScalar(item, itemTypes));
  if (!types.includes('array')) return readScalar(given, types);
  if (!isJoined(parameter)) return [readScalar(given, itemTypes)];
  const separator = SEPARATORS[String(parameter.style)] ?? ',';
  return given === ''
    ? []
    : String(given)
        .split(separator)
        .map((item) => readScalar(item.trim(), itemTypes));
}

function readScalar(text: unknown, types: readonly unknown[]): unknown {
  if (typeof text !== 'string') return text;
  if ((types.includes('integer') || types.includes('number')) && NUMBER.test(text)) return Number(text);
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function readJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return text;
  }
}

/** The types that a schema names, itself or by its branches. */
function typesOf(schema: unknown, depth = 0): readonly unknown[] {
  if (!isObject(schema) || depth > MAX_DEPTH) return [];
  if (schema.type !== undefined) return Array.isArray(schema.type) ? schema.type : [schema.type];
  const branches = [...itemsOf(schema.anyOf), ...itemsOf(schema.oneOf), ...itemsOf(schema.allOf)];
  return branches.flatMap((branch) => typesOf(branch, depth + 1));
}
