import openApiSchema from '@seriousme/openapi-schema-validator/schemas/v3.1/schema.json' with {
  type: 'json',
};
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { explainSchemaError } from '../../../domain/validation/explain-schema-error.ts';
import { formatPointer } from '../../../domain/validation/json-pointer.ts';
import type { Path } from '../../../domain/validation/path.ts';
import type { SchemaError } from '../../../domain/validation/schema-error.ts';
import { type DocumentError, messageOf, refuseDocument } from '../document-error.ts';
import { isObject, isSchema, type JsonObject, membersOf } from './json-value.ts';
import { type NodeKind, rebuild } from './openapi-grammar.ts';

export type OpenApiVersion = '3.0' | '3.1';

/** The version that a document is written in. @throws DocumentError for any but OpenAPI 3.0 and 3.1. */
export function readVersion(document: JsonObject, path: string): OpenApiVersion {
  const { openapi, swagger } = document;
  if (swagger !== undefined) {
    const advice = 'Convert it to OpenAPI 3.0 or 3.1 first; https://converter.swagger.io does.';
    throw refuseDocument(path, `it is a Swagger ${String(swagger)} document`, advice);
  }
  const version = typeof openapi === 'string' ? /^3\.[01](?=\.|$)/.exec(openapi)?.[0] : undefined;
  if (version !== undefined) return version as OpenApiVersion;
  const why =
    openapi === undefined ? 'it has no field "openapi"' : `its "openapi" is ${JSON.stringify(openapi)}`;
  throw refuseDocument(path, why, 'Give a document whose "openapi" is a text such as "3.1.0" or "3.0.3".');
}

/** @throws DocumentError naming the place where an OpenAPI 3.1 document breaks the specification. */
export function checkStructure(document: JsonObject, path: string): void {
  const ajv = createChecker();
  ajv.addFormat('media-range', true);
  const validate = ajv.compile(openApiSchema);
  if (!validate(document)) throw refuseErrors(path, [], validate.errors ?? []);
}

/** OpenAPI's own schema leaves the schemas inside an OpenAPI 3.1 document unread. @throws DocumentError naming the place. */
export function checkSchemas(document: JsonObject, path: string): void {
  const ajv = createChecker();
  const visit = (node: unknown, kind: NodeKind, place: Path, parentKind?: NodeKind): unknown => {
    const refuse = (errors: readonly SchemaError[]): void => {
      if (errors.length > 0) throw refuseErrors(path, place, errors);
    };
    if (kind === 'schema' && parentKind !== 'schema') refuse(validateSchema(ajv, node));
    if (!isObject(node)) return node;
    if (kind === 'schema') refuse(patternErrors(node));
    return rebuild(node, kind, (child, childKind, at) => visit(child, childKind, [...place, ...at], kind));
  };
  visit(document, 'document', []);
}

function createChecker(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true, verbose: true, logger: false });
  formats.default(ajv);
  return ajv;
}

function validateSchema(ajv: Ajv2020, schema: unknown): readonly SchemaError[] {
  if (!isSchema(schema)) return [ownError(schema, 'is not a schema')];
  try {
    return ajv.validateSchema(schema) === true ? [] : (ajv.errors ?? []);
  } catch (error) {
    return [ownError(schema, messageOf(error))];
  }
}

/** Validators read patterns as JSON Schema wants them: as regular expressions with the flag `u`. */
function patternErrors({ pattern, patternProperties }: JsonObject): readonly SchemaError[] {
  const patterns = [pattern, ...membersOf(patternProperties).map(([key]) => key)];
  return patterns.flatMap((text) => {
    if (typeof text !== 'string') return [];
    try {
      new RegExp(text, 'u');
      return [];
    } catch (error) {
      return [ownError(text, `is a pattern that is none (${messageOf(error)})`)];
    }
  });
}

function ownError(data: unknown, message: string): SchemaError {
  return { keyword: '', instancePath: '', params: {}, data, message };
}

/** The deepest error is the nearest to the mistake; those above it only repeat that something below is wrong. */
function refuseErrors(file: string, base: Path, errors: readonly SchemaError[]): DocumentError {
  const depthOf = ({ instancePath }: SchemaError): number => instancePath.split('/').length;
  const [deepest = ownError({}, 'breaks the OpenAPI specification')] = errors.toSorted(
    (a, b) => depthOf(b) - depthOf(a),
  );
  const { path, why, advice } = explainSchemaError(deepest);
  return refuseDocument(file, `at #${formatPointer([...base, ...path])}: ${why.replace(/\.$/, '')}`, advice);
}
