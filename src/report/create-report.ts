import type { ServedOperation } from '../contract/documented-operation.ts';
import { maskKeys } from '../domain/keys/mask-keys.ts';
import { formatInstant, type Instant } from '../domain/time/instant.ts';
import type { CoverageFacts, FirstSeen } from '../world/coverage/coverage-facts.ts';
import { coverOperation } from './cover-operation.ts';
import type { FindingKind } from './finding-kinds.ts';
import type { CommandEnd, FirstRequest, OperationReport, Report, Share } from './report.ts';

/** Everything that a report is made of. */
export interface ReportFacts {
  readonly sandbox: Report['sandbox'];
  readonly run: CommandEnd & { readonly startedAt: Instant; readonly endedAt: Instant };
  /** Of all editions of all sandboxes. */
  readonly operations: readonly ServedOperation[];
  /** Of all sandboxes. */
  readonly coverage: CoverageFacts;
  readonly sandboxCount: number;
  readonly journal: Report['journal'];
  readonly closedAccounts: Report['closedAccounts'];
  readonly failOn: readonly FindingKind[];
}

/** Turns what was counted into a report. Pure: the same facts give the same report. */
export function createReport(facts: ReportFacts): Report {
  const { coverage, failOn, journal, closedAccounts, sandbox } = facts;
  const operations = coverOperations(facts);
  const unusedRules = findUnusedRules(coverage);
  const findings: Record<FindingKind, number> = {
    'no-requests': coverage.requestCount === 0 ? 1 : 0,
    'contract-violation': coverage.contractViolations.total,
    'live-key': coverage.liveKeys.items.length,
    'unused-rule': unusedRules.length,
    'effect-not-applied': coverage.unappliedEffects.total,
    'early-retry': coverage.earlyRetries.total,
    'unknown-route': coverage.unknownRoutes.total,
  };
  return {
    version: 1,
    sandbox,
    run: describeRun(facts.run),
    totals: {
      requests: coverage.requestCount,
      accounts: coverage.accountCount,
      sandboxes: facts.sandboxCount,
      ...sharesOf(operations),
      findings,
    },
    journal,
    closedAccounts,
    operations,
    contractViolations: coverage.contractViolations.items.map(({ first, ...violation }) => ({
      ...violation,
      first: presentFirst(first),
    })),
    liveKeys: coverage.liveKeys.items.map(({ test, ...liveKey }) => ({ ...liveKey, test: test ?? null })),
    unusedRules,
    effectsNotApplied: listUnapplied(coverage),
    earlyRetries: listEarlyRetries(coverage),
    unknownRoutes: listUnknownRoutes(coverage),
    failOn,
    failedOn: failOn.filter((kind) => findings[kind] > 0),
  };
}

function describeRun({ command, exitCode, signal, startedAt, endedAt }: ReportFacts['run']): Report['run'] {
  return {
    command: command.map(maskKeys),
    exitCode,
    signal,
    startedAt: formatInstant(startedAt),
    durationMs: endedAt - startedAt,
  };
}

function coverOperations({ operations, coverage }: ReportFacts): OperationReport[] {
  // Sandboxes of one run mostly serve the same.
  const byName = new Map(operations.map((served) => [`${served.edition} ${served.operationId}`, served]));
  return [...byName.values()].map((documented) => {
    const answered = coverage.operations.find(
      ({ edition, operation }) => edition === documented.edition && operation === documented.operationId,
    );
    return coverOperation(documented, answered?.statuses ?? []);
  });
}

function sharesOf(
  operations: readonly OperationReport[],
): Pick<Report['totals'], 'operations' | 'statuses' | 'errorPaths'> {
  const documented = operations.flatMap(({ statuses }) => statuses.filter((status) => status.documented));
  return {
    operations: shareOf(operations),
    statuses: shareOf(documented),
    errorPaths: shareOf(documented.filter(({ status }) => isErrorStatus(status))),
  };
}

function shareOf(counted: readonly { readonly count: number }[]): Share {
  return { met: counted.filter(({ count }) => count > 0).length, of: counted.length };
}

/** Whether a status as the document writes it tells of a failure. */
export function isErrorStatus(status: string): boolean {
  return /^[45]/.test(status) || status === 'default';
}

/** A rule's own counters begin anew with a reset; what coverage has counted does not. */
function findUnusedRules({ knownRules, appliedRules }: CoverageFacts): Report['unusedRules'] {
  const unused = knownRules.filter(({ rule }) => !appliedRules.has(rule));
  return unused
    .map(({ rule, test }) => ({ rule, test: test ?? null }))
    .sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

function listUnapplied({ unappliedEffects }: CoverageFacts): Report['effectsNotApplied'] {
  return unappliedEffects.items.map(({ operation = null, first, ...effect }) => ({
    ...effect,
    operation,
    first: presentFirst(first),
  }));
}

function listEarlyRetries({ earlyRetries }: CoverageFacts): Report['earlyRetries'] {
  return earlyRetries.items.map(({ operation = null, keyName = null, first, ...retry }) => ({
    operation,
    ...retry,
    keyName,
    first: presentFirst(first),
  }));
}

function listUnknownRoutes({ unknownRoutes }: CoverageFacts): Report['unknownRoutes'] {
  return unknownRoutes.items.map(({ isKnownPath, first, ...route }) => ({
    ...route,
    knownPath: isKnownPath,
    first: presentFirst(first),
  }));
}

function presentFirst({ account, test, ...first }: FirstSeen): FirstRequest {
  return { ...first, account: account ?? null, test: test ?? null };
}
