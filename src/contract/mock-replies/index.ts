import type { OperationHandler } from '../contract.ts';
import type { ContractDocument } from '../document.ts';
import type { RunCheck } from '../openapi-backend/prepared-validator.ts';
import type { MergedDocuments, SkippedOperation } from './merge-documents.ts';

export type { MergedDocuments, NamedOperation, SkippedOperation } from './merge-documents.ts';

export interface ExtendContractOptions {
  readonly known: ContractDocument;
  /** Of the user's OpenAPI document, 3.0 or 3.1, JSON or YAML. */
  readonly path: string;
  readonly seed: string;
}

export interface ExtendedContract extends MergedDocuments {
  /** Those of the added ones to which no answer satisfies their own schemas. */
  readonly unanswerable: readonly SkippedOperation[];
  /** Answers what was added. */
  readonly fallback: OperationHandler;
  /** Runs the checks of what was added: its patterns are not ours. */
  readonly runCheck: RunCheck;
}

/**
 * Our contract with the operations that the user's own document has beyond it. Whoever brings no document does not pay
 * for the loading of one. @throws DocumentError telling what is wrong with the document, where, and what to do.
 */
export async function extendContract({
  known,
  path,
  seed,
}: ExtendContractOptions): Promise<ExtendedContract> {
  const [
    { loadUserDocument },
    { addUnknownOperations },
    { createReplyGenerator },
    { findUnanswerable },
    { createTimedCheck },
  ] = await Promise.all([
    import('./load-document.ts'),
    import('./merge-documents.ts'),
    import('./generate-reply.ts'),
    import('./find-unanswerable.ts'),
    import('../openapi-backend/check-in-time.ts'),
  ]);
  const merged = addUnknownOperations(known, await loadUserDocument(path));
  const generator = createReplyGenerator({ seed });
  const unanswerable = await findUnanswerable(merged, generator);
  return { ...merged, unanswerable, fallback: generator.handler, runCheck: createTimedCheck() };
}
