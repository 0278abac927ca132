import type { ValidateFunction } from 'ajv';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import { isObject, type JsonObject, type JsonSchema } from '../document/json-value.ts';
import { rebuild } from '../document/openapi-grammar.ts';

/** Compiles a schema whose parts may recur, or hold themselves, as objects: such parts become definitions. */
export function compileSchema(schema: JsonSchema, ajv: Ajv2020): ValidateFunction {
  return ajv.compile(isObject(schema) ? withDefinitions(schema) : schema);
}

function withDefinitions(schema: JsonObject): JsonObject {
  const names = nameRecurring(schema);
  const write = (node: unknown): unknown => {
    const name = isObject(node) ? names.get(node) : undefined;
    if (name !== undefined) return { $ref: `#/$defs/${name}` };
    return isObject(node) ? rebuild(node, 'schema', write) : node;
  };
  const definitions = [...names].map(([node, name]) => [name, rebuild(node, 'schema', write)]);
  return { ...(write(schema) as JsonObject), $defs: Object.fromEntries(definitions) };
}

function nameRecurring(schema: JsonObject): ReadonlyMap<JsonObject, string> {
  const seen = new Set<JsonObject>();
  const names = new Map<JsonObject, string>();
  const visit = (node: unknown): unknown => {
    if (!isObject(node)) return node;
    const isFirst = !seen.has(node);
    seen.add(node);
    if (isFirst) rebuild(node, 'schema', visit);
    else if (!names.has(node)) names.set(node, `part${names.size + 1}`);
    return node;
  };
  visit(schema);
  return names;
}
