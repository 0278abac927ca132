import { isOwnHeader } from '../../domain/headers/check-headers.ts';
import type { SchemaCompilers } from '../openapi-backend/schema-compilers.ts';
import { isObject, isSchema, type JsonSchema, membersOf } from './document/json-value.ts';
import { createValueGenerator, type ValueGenerator } from './value/generate-value.ts';

export interface HeaderGenerator {
  readonly name: string;
  readonly values: ValueGenerator;
}

/** Headers that the sandbox or the connection writes. */
const NOT_GENERATED = /^(x-request-id|x-sandbox-.*|content-.*|date)$/i;
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

/** Generators of the headers that a response is required to have. */
export async function createHeaderGenerators(
  response: unknown,
  compilers: SchemaCompilers,
): Promise<HeaderGenerator[]> {
  const headers = membersOf(isObject(response) ? response.headers : undefined);
  const required = headers.filter(
    ([name, header]) =>
      isObject(header) &&
      header.required === true &&
      TOKEN.test(name) &&
      !NOT_GENERATED.test(name) &&
      !isOwnHeader(name),
  );
  return Promise.all(
    required.map(async ([name, header]) => ({
      name,
      values: await createValueGenerator(schemaOf(header), compilers),
    })),
  );
}

/** A value in OpenAPI's style for headers, `simple`: lists and objects as `a,b`. */
export function writeHeader(value: unknown): string {
  const text = isObject(value) ? Object.entries(value).flat().join(',') : String(value);
  return /^[\x20-\x7e]*$/.test(text) ? text : encodeURIComponent(text);
}

function schemaOf(header: unknown): JsonSchema {
  if (!isObject(header)) return true;
  const [media] = isObject(header.content) ? Object.values(header.content) : [header];
  return isObject(media) && isSchema(media.schema) ? media.schema : { type: 'string' };
}
