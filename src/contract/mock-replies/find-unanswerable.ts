import { type ContractOperation, listOperations } from '../document.ts';
import type { ReplyGenerator } from './generate-reply.ts';
import type { MergedDocuments, SkippedOperation } from './merge-documents.ts';

/** The operations to which no answer satisfies their own schemas: each call of them will fail. */
export async function findUnanswerable(
  { document, added }: MergedDocuments,
  generator: Pick<ReplyGenerator, 'explain'>,
): Promise<SkippedOperation[]> {
  const names = new Set(added.map(({ operationId }) => operationId));
  const found: SkippedOperation[] = [];
  for (const operation of listOperations(document)) {
    if (!names.has(operation.operationId ?? '')) continue;
    const reason = await generator.explain(operation);
    if (reason !== undefined) found.push(describe(operation, reason));
  }
  return found;
}

function describe({ method, path }: ContractOperation, reason: string): SkippedOperation {
  return { method: method as SkippedOperation['method'], path, reason };
}
