import { isObject, type JsonObject } from '../../src/contract/mock-replies/document/json-value.ts';
import { typesOf } from './downgrade-schema.ts';
import { listReferences } from './list-references.ts';
import { mapComponentSchemas } from './map-component-schemas.ts';

/**
 * A document in which null is let pass by each component that stands beside null wherever it is referred to. In 3.0,
 * null must pass a schema and all that it refers to, while in 3.1 such a component means the same as before.
 */
export function allowNullInComponents(document: JsonObject): JsonObject {
  const { besideNull, alone } = listReferences(document);
  return mapComponentSchemas(document, (schema, reference) => {
    const isOpened = besideNull.has(reference) && !alone.has(reference);
    return isOpened && isObject(schema) ? { ...schema, type: [...typesOf(schema), 'null'] } : schema;
  });
}
