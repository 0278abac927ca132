import { isObject, type JsonObject } from '../../src/contract/mock-replies/document/json-value.ts';

/** A document with other schemas in its components; those that become undefined are left out. */
export function mapComponentSchemas(
  document: JsonObject,
  change: (schema: unknown, reference: string) => unknown,
): JsonObject {
  const { components } = document;
  if (!isObject(components) || !isObject(components.schemas)) return document;
  const schemas = Object.entries(components.schemas)
    .map(([name, schema]) => [name, change(schema, `#/components/schemas/${name}`)] as const)
    .filter(([, schema]) => schema !== undefined);
  return { ...document, components: { ...components, schemas: Object.fromEntries(schemas) } };
}
