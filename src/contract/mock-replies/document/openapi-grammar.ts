import { cloneValue } from '../../../domain/captured-globals.ts';
import { isObject, type JsonObject } from './json-value.ts';

export const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
export type Method = (typeof METHODS)[number];

export type NodeKind =
  | 'document'
  | 'components'
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'requestBody'
  | 'response'
  | 'header'
  | 'mediaType'
  | 'schema'
  | 'example'
  | 'securityScheme';

type Container = 'one' | 'list' | 'map';
type Fields = ReadonlyMap<string, readonly [Container, NodeKind]>;

function fields(table: Record<string, readonly [Container, NodeKind]>): Fields {
  return new Map(Object.entries(table));
}

const VALUE = { schema: ['one', 'schema'], content: ['map', 'mediaType'] } as const;

/** Where the nodes of a document hold other nodes. Whatever is not named here is data, in which no `$ref` counts. */
const FIELDS: Readonly<Record<NodeKind, Fields>> = {
  document: fields({ paths: ['map', 'pathItem'], components: ['one', 'components'] }),
  components: fields({
    schemas: ['map', 'schema'],
    responses: ['map', 'response'],
    parameters: ['map', 'parameter'],
    headers: ['map', 'header'],
    requestBodies: ['map', 'requestBody'],
    examples: ['map', 'example'],
    securitySchemes: ['map', 'securityScheme'],
    pathItems: ['map', 'pathItem'],
  }),
  pathItem: fields({
    parameters: ['list', 'parameter'],
    ...Object.fromEntries(METHODS.map((method) => [method, ['one', 'operation'] as const])),
  }),
  operation: fields({
    parameters: ['list', 'parameter'],
    requestBody: ['one', 'requestBody'],
    responses: ['map', 'response'],
  }),
  parameter: fields(VALUE),
  header: fields(VALUE),
  requestBody: fields({ content: ['map', 'mediaType'] }),
  response: fields({ headers: ['map', 'header'], content: ['map', 'mediaType'] }),
  mediaType: fields({ schema: ['one', 'schema'], examples: ['map', 'example'] }),
  schema: fields({
    properties: ['map', 'schema'],
    patternProperties: ['map', 'schema'],
    dependentSchemas: ['map', 'schema'],
    $defs: ['map', 'schema'],
    allOf: ['list', 'schema'],
    anyOf: ['list', 'schema'],
    oneOf: ['list', 'schema'],
    prefixItems: ['list', 'schema'],
    items: ['one', 'schema'],
    contains: ['one', 'schema'],
    additionalProperties: ['one', 'schema'],
    propertyNames: ['one', 'schema'],
    unevaluatedItems: ['one', 'schema'],
    unevaluatedProperties: ['one', 'schema'],
    not: ['one', 'schema'],
    if: ['one', 'schema'],
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it so.
    then: ['one', 'schema'],
    else: ['one', 'schema'],
  }),
  example: fields({}),
  securityScheme: fields({}),
};

/** Makes the new child of a node; `segments` lead from the node to it. */
export type VisitChild = (child: unknown, kind: NodeKind, segments: readonly string[]) => unknown;

/** A copy of a node with every child replaced. Data is copied too, so that no two nodes share a value. */
export function rebuild(node: JsonObject, kind: NodeKind, visit: VisitChild): JsonObject {
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, rebuildField(key, value, kind, visit)]),
  );
}

function rebuildField(key: string, value: unknown, kind: NodeKind, visit: VisitChild): unknown {
  const [container, childKind] = FIELDS[kind].get(key) ?? [];
  if (childKind === undefined) return cloneValue(value);
  if (container === 'list' && Array.isArray(value)) {
    return value.map((child, index) => visit(child, childKind, [key, String(index)]));
  }
  if (container === 'map' && isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, child]) => [name, visit(child, childKind, [key, name])]),
    );
  }
  return container === 'one' ? visit(value, childKind, [key]) : cloneValue(value);
}
