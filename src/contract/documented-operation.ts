import type { ContractOperation } from './document.ts';

/** An operation and the statuses that the document has for it. */
export interface DocumentedOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  /** As the document writes them: `200`, `4XX`, `default`. */
  readonly statuses: readonly string[];
}

/** An operation of one of the editions that are served side by side. */
export interface ServedOperation extends DocumentedOperation {
  /** Name of the edition whose document has it. */
  readonly edition: string;
}

export function describeOperation({
  operationId = '',
  method,
  path,
  responses,
}: ContractOperation): DocumentedOperation {
  return {
    operationId,
    method: method.toUpperCase(),
    path,
    statuses: Object.keys(responses ?? {}),
  };
}
