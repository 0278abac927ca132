import { isObject, type JsonObject } from '../../src/contract/mock-replies/document/json-value.ts';
import { type NodeKind, rebuild } from '../../src/contract/mock-replies/document/openapi-grammar.ts';
import { downgradeSchema } from './downgrade-schema.ts';
import { listReferences } from './list-references.ts';
import { mapComponentSchemas } from './map-component-schemas.ts';
import { allowNullInComponents } from './nullable-components.ts';

const VERSION = '3.0.3';

/**
 * An OpenAPI 3.1 document as 3.0.3, for tools that read nothing newer. (`@apiture/openapi-down-convert` opens closed
 * objects, leaves `prefixItems`, `dependentRequired` and numeric exclusive bounds as they are, and is 66 MB installed.)
 */
export function downgradeDocument(source: JsonObject): JsonObject {
  const document = allowNullInComponents(source);
  const visit = (node: unknown, kind: NodeKind): unknown => {
    if (!isObject(node)) return node;
    return rebuild(kind === 'schema' ? downgradeSchema(node, document) : node, kind, visit);
  };
  const downgraded = omitMergedParts(visit(document, 'document') as JsonObject, source);
  const { openapi: _, jsonSchemaDialect: __, info, ...rest } = downgraded;
  return { openapi: VERSION, info: downgradeInfo(info), ...rest };
}

/** Without the components that have become one with all that referred to them. */
function omitMergedParts(downgraded: JsonObject, source: JsonObject): JsonObject {
  const before = listReferences(source);
  const after = listReferences(downgraded);
  return mapComponentSchemas(downgraded, (schema, reference) =>
    before.alone.has(reference) && !after.alone.has(reference) ? undefined : schema,
  );
}

/** `summary` and the identifier of a licence are new in 3.1. */
function downgradeInfo(info: unknown): unknown {
  if (!isObject(info)) return info;
  const { summary, description, license, ...rest } = info;
  const texts = [summary, description].filter((text) => text !== undefined);
  return {
    ...rest,
    ...(texts.length > 0 && { description: texts.join('\n\n') }),
    ...(license !== undefined && { license: downgradeLicense(license) }),
  };
}

function downgradeLicense(license: unknown): unknown {
  if (!isObject(license)) return license;
  const { identifier, ...rest } = license;
  return identifier === undefined ? rest : { ...rest, url: `https://spdx.org/licenses/${identifier}.html` };
}
