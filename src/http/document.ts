import type { Document, Operation } from 'openapi-backend';

/** An OpenAPI 3.1 document, as parsed. */
export type ContractDocument = Document;

/** An operation of a document with the extensions that we read. */
export type ContractOperation = Operation & {
  readonly 'x-permission'?: 'read' | 'write';
  readonly 'x-sandbox-generated'?: boolean;
};
