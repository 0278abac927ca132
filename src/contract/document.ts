import type { Document, Operation } from 'openapi-backend';
import { isObject } from '../domain/rules/effects/json-part.ts';
import { resolveReference } from './resolve-reference.ts';

/** An OpenAPI 3.1 document, as parsed. */
export type ContractDocument = Document;

/** An operation of a document with the extensions that we read. */
export type ContractOperation = Operation & {
  readonly 'x-permission'?: 'read' | 'write';
  readonly 'x-sandbox-generated'?: boolean;
};

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/** A document does not change: each contract in a process takes what the first one has found. */
const operationsOf = new WeakMap<ContractDocument, ContractOperation[]>();

/** Every operation of a document, each with what its path has for all of them; references of parameters are resolved. */
export function listOperations(document: ContractDocument): ContractOperation[] {
  const known = operationsOf.get(document);
  if (known !== undefined) return known;
  const operations = readOperations(document);
  operationsOf.set(document, operations);
  return operations;
}

function readOperations(document: ContractDocument): ContractOperation[] {
  const { paths = {} } = document;
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item?.[method];
      if (item === undefined || operation === undefined) return [];
      const parameters = [...(operation.parameters ?? []), ...(item.parameters ?? [])].map((parameter) =>
        resolveParameter(document, parameter),
      );
      // Who calls is settled before routing, by layers of our own: authentication outranks an unknown path.
      return [{ ...operation, path, method, parameters, security: [] } as ContractOperation];
    }),
  );
}

/** A parameter, its schema, and the schema of the items of a list are what is read of a document before any request. */
function resolveParameter(document: ContractDocument, parameter: unknown): unknown {
  const resolved = resolveReference(document, parameter);
  if (!isObject(resolved) || !isObject(resolved.schema)) return resolved;
  const schema = resolveReference(document, resolved.schema);
  if (!isObject(schema) || !isObject(schema.items)) return { ...resolved, schema };
  return { ...resolved, schema: { ...schema, items: resolveReference(document, schema.items) } };
}
