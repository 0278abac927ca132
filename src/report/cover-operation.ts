import type { ServedOperation } from '../contract/documented-operation.ts';
import type { StatusCount } from '../world/coverage/coverage-facts.ts';
import type { OperationReport, StatusReport } from './report.ts';

/** Sets what was answered beside what the document says could be. */
export function coverOperation(
  { edition, operationId, method, path, statuses: documented }: ServedOperation,
  answered: readonly StatusCount[],
): OperationReport {
  const counts = new Map<string, StatusReport>();
  for (const status of documented) counts.set(status, { status, documented: true, count: 0, scripted: 0 });
  for (const { status, count, scripted } of answered) {
    const name = nameInDocument(status, documented);
    const before = counts.get(name) ?? { status: name, documented: false, count: 0, scripted: 0 };
    counts.set(name, { ...before, count: before.count + count, scripted: before.scripted + scripted });
  }
  const statuses = [...counts.values()];
  return {
    edition,
    operation: operationId,
    method,
    path,
    count: answered.reduce((sum, { count }) => sum + count, 0),
    statuses,
    neverMet: statuses.filter(({ count }) => count === 0).map(({ status }) => status),
  };
}

function nameInDocument(status: number, documented: readonly string[]): string {
  if (status === 0) return 'none';
  const exact = String(status);
  const names = [exact, `${exact[0]}XX`, 'default'];
  return names.find((name) => documented.includes(name)) ?? exact;
}
