import { createReport, type ReportFacts } from '../../src/report/create-report.ts';
import type { Report } from '../../src/report/report.ts';
import { Coverage } from '../../src/world/coverage/coverage.ts';
import type { CoveredRequest } from '../../src/world/coverage/coverage-facts.ts';
import { createEntry } from './journal.ts';

export const OPERATIONS: ReportFacts['operations'] = [
  {
    edition: 'v1',
    operationId: 'getBatteryState',
    method: 'GET',
    path: '/battery/{deviceId}',
    statuses: ['200', '404', '429'],
  },
  {
    edition: 'v1',
    operationId: 'listVehicleDevices',
    method: 'GET',
    path: '/vehicle',
    statuses: ['200', '4XX', 'default'],
  },
];

export const UNKNOWN_ROUTE: Partial<CoveredRequest> = {
  operation: undefined,
  route: undefined,
  path: '/nope',
  status: 404,
  verdict: 'invalid',
};

export const CONTRACT_VIOLATION: Partial<CoveredRequest> = {
  verdict: 'invalid',
  status: 400,
  errors: [{ path: '/query/limit', message: 'must be <= 100' }],
};

export function cover(...requests: Partial<CoveredRequest>[]): Coverage {
  const coverage = new Coverage();
  requests.forEach((request, index) => {
    coverage.note(createEntry(index + 1, request));
  });
  return coverage;
}

/** A report of these requests, as far as nothing else is said. */
export function reportOf(requests: Partial<CoveredRequest>[], facts: Partial<ReportFacts> = {}): Report {
  return createReport({
    sandbox: { version: '1.2.3', edition: 'v1' },
    run: { command: ['npm', 'test'], exitCode: 0, signal: null, startedAt: 0, endedAt: 1_234 },
    operations: OPERATIONS,
    coverage: cover(...requests).facts(),
    sandboxCount: 1,
    journal: { on: true, droppedEntries: 0 },
    closedAccounts: { idle: 0, max: 0 },
    failOn: [],
    ...facts,
  });
}
