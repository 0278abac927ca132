import type { Report } from './report.ts';

/** An operation by its id; with its edition before it where several were served, which may share ids. */
export function nameOperation(
  { edition, operation }: { readonly edition: string; readonly operation: string },
  { operations }: Pick<Report, 'operations'>,
): string {
  const isShared = operations.some((other) => other.edition !== edition);
  return isShared ? `${edition} ${operation}` : operation;
}
