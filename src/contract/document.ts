import type { Document, Operation } from 'openapi-backend';

/** An OpenAPI 3.1 document, as parsed. */
export type ContractDocument = Document;

/** An operation of a document with the extensions that we read. */
export type ContractOperation = Operation & {
  readonly 'x-permission'?: 'read' | 'write';
  readonly 'x-sandbox-generated'?: boolean;
};

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/** Every operation of a document whose references are resolved, each with what its path has for all of them. */
export function listOperations({ paths = {} }: ContractDocument): ContractOperation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item?.[method];
      if (item === undefined || operation === undefined) return [];
      const parameters = [...(operation.parameters ?? []), ...(item.parameters ?? [])];
      // Who calls is settled before routing, by layers of our own: authentication outranks an unknown path.
      return [{ ...operation, path, method, parameters, security: [] } as ContractOperation];
    }),
  );
}
