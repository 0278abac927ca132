import { isObject, type JsonObject } from '../../src/contract/mock-replies/document/json-value.ts';
import { type NodeKind, rebuild } from '../../src/contract/mock-replies/document/openapi-grammar.ts';
import { downgradeSchema } from './downgrade-schema.ts';

const VERSION = '3.0.3';

/**
 * An OpenAPI 3.1 document as 3.0.3, for tools that read nothing newer. (`@apiture/openapi-down-convert` opens closed
 * objects, leaves `prefixItems`, `dependentRequired` and numeric exclusive bounds as they are, and is 66 MB installed.)
 */
export function downgradeDocument(document: JsonObject): JsonObject {
  const visit = (node: unknown, kind: NodeKind): unknown => {
    if (!isObject(node)) return node;
    return rebuild(kind === 'schema' ? downgradeSchema(node, document) : node, kind, visit);
  };
  const { openapi: _, jsonSchemaDialect: __, info, ...rest } = visit(document, 'document') as JsonObject;
  return { openapi: VERSION, info: downgradeInfo(info), ...rest };
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
