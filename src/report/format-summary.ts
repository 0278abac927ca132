import { indent, toColumns } from '../log/columns.ts';
import type { Painter } from '../log/painter.ts';
import { toPlain } from '../log/to-plain.ts';
import { isErrorStatus } from './create-report.ts';
import { describeFindings } from './describe-findings.ts';
import { FINDING_KINDS, type FindingKind } from './finding-kinds.ts';
import { nameOperation } from './name-operation.ts';
import type { OperationReport, Report, Share } from './report.ts';

/** What a person reads at the end of a run: what was found, what was exercised, and what never was. */
export function formatSummary(report: Report, paths: readonly string[], paint: Painter): string {
  return [
    '',
    `  ${paint('bold', 'amps-sandbox')} report: ${describeEnd(report, paint)}`,
    ...FINDING_KINDS.flatMap((kind) => listFindings(kind, report, paint)),
    '',
    ...indent(toColumns(listTotals(report))),
    ...listGaps(report, paint),
    ...warnOfJournal(report, paint),
    ...warnOfClosedAccounts(report, paint),
    '',
    `  ${paint('dim', paths.join(', '))}`,
  ].join('\n');
}

function describeEnd({ run, failedOn }: Report, paint: Painter): string {
  if (run.exitCode !== 0) {
    const how = run.signal === null ? `exit code ${run.exitCode}` : run.signal;
    return paint('red', `the command failed (${how})`);
  }
  return failedOn.length === 0
    ? paint('green', 'the command succeeded')
    : paint('red', `the command succeeded, but --fail-on found ${failedOn.join(', ')}`);
}

function listTotals({ totals }: Report): string[][] {
  const { requests, accounts, sandboxes, operations, statuses, errorPaths } = totals;
  const where = `${accounts} ${accounts === 1 ? 'account' : 'accounts'}`;
  return [
    ['Requests', `${requests}, to ${where}${sandboxes === 1 ? '' : ` of ${sandboxes} sandboxes`}`],
    ['Operations', `${describeShare(operations)} exercised`],
    ['Statuses', `${describeShare(statuses)} met, of error paths ${describeShare(errorPaths)}`],
  ];
}

function describeShare({ met, of }: Share): string {
  return `${met} of ${of}`;
}

function listGaps(report: Report, paint: Painter): string[] {
  const { operations } = report;
  // Where nothing came, all is missing: that is said once, as a finding.
  if (report.totals.requests === 0) return [];
  const called = operations.filter(({ count, neverMet }) => count > 0 && neverMet.some(isErrorStatus));
  const uncalled = operations.filter(({ count }) => count === 0);
  return [
    ...section(
      paint('bold', 'Error paths that the client has never met'),
      toColumns(called.map((operation) => gapRow(operation, report))),
    ),
    ...section(
      paint('bold', 'Operations that it has never called'),
      wrapNames(uncalled.map((operation) => nameOperation(operation, report))),
    ),
  ];
}

function gapRow(operation: OperationReport, report: Report): string[] {
  return [nameOperation(operation, report), operation.neverMet.filter(isErrorStatus).join(' ')];
}

const LINE_WIDTH = 90;

/** Names in lines of a bearable length. */
function wrapNames(names: readonly string[]): string[] {
  const lines: string[] = [];
  for (const name of names) {
    const last = lines.at(-1);
    if (last === undefined || last.length + name.length > LINE_WIDTH) lines.push(name);
    else lines[lines.length - 1] = `${last} ${name}`;
  }
  return lines;
}

/** Things of one kind that the terminal shows; the files have all. */
const MAX_LINES = 10;

function listFindings(kind: FindingKind, report: Report, paint: Painter): string[] {
  if (report.totals.findings[kind] === 0) return [];
  const { headline, lines } = describeFindings(kind, report);
  const isFailure = report.failedOn.includes(kind);
  const more = lines.length - MAX_LINES;
  return section(`${paint(isFailure ? 'red' : 'yellow', headline)} ${paint('dim', `(${kind})`)}`, [
    ...lines.slice(0, MAX_LINES).map(toPlain),
    ...(more > 0 ? [`and ${more} more`] : []),
  ]);
}

function warnOfJournal({ journal, totals }: Report, paint: Painter): string[] {
  const warning = paint('yellow', 'Warning:');
  if (!journal.on)
    return [
      '',
      `  ${warning} the journal is off, so early retries were not looked for. Let it keep entries.`,
    ];
  if (journal.droppedEntries === 0) return [];
  const dropped = `the journals dropped ${journal.droppedEntries} entries to keep to their limits.`;
  return ['', `  ${warning} ${dropped} This report counts all ${totals.requests} requests nevertheless.`];
}

/** A client that comes back to one of them finds a fresh account, or a key that nobody has. */
function warnOfClosedAccounts({ closedAccounts: { idle, max } }: Report, paint: Painter): string[] {
  if (idle + max === 0) return [];
  const reasons = [
    ...(max > 0 ? [`${max} to keep to accounts.max`] : []),
    ...(idle > 0 ? [`${idle} that nobody had used for as long as they may be idle`] : []),
  ];
  return ['', `  ${paint('yellow', 'Warning:')} accounts were closed during the run: ${reasons.join(', ')}.`];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `  ${title}`, ...indent(lines)];
}
