import { isObject, type JsonObject } from './json-value.ts';
import { type NodeKind, rebuild } from './openapi-grammar.ts';

/**
 * An OpenAPI 3.0 document as 3.1, by the letter of 3.0.3: `nullable` counts only beside `type`, and what stands beside
 * a `$ref` does not count at all. (`@scalar/openapi-upgrader` upgrades examples as if they were schemas, empties binary
 * bodies and leaves `nullable` behind.)
 */
export function upgradeDocument(document: JsonObject): JsonObject {
  const upgraded = upgradeNode(document, 'document') as JsonObject;
  return { ...upgraded, openapi: '3.1.0' };
}

function upgradeNode(node: unknown, kind: NodeKind): unknown {
  if (!isObject(node)) return node;
  if (typeof node.$ref === 'string') return { $ref: node.$ref };
  return rebuild(kind === 'schema' ? upgradeSchema(node) : node, kind, upgradeNode);
}

function upgradeSchema({ nullable, example, ...schema }: JsonObject): JsonObject {
  return {
    ...upgradeBound(upgradeBound(schema, 'minimum', 'exclusiveMinimum'), 'maximum', 'exclusiveMaximum'),
    ...(nullable === true && typeof schema.type === 'string' ? { type: [schema.type, 'null'] } : {}),
    ...(example === undefined ? {} : { examples: [example] }),
  };
}

function upgradeBound(schema: JsonObject, bound: string, exclusiveBound: string): JsonObject {
  const { [bound]: limit, [exclusiveBound]: isExclusive, ...rest } = schema;
  if (isExclusive === true && limit !== undefined) return { ...rest, [exclusiveBound]: limit };
  return limit === undefined ? rest : { ...rest, [bound]: limit };
}
