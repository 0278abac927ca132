import { describeFindings } from '../describe-findings.ts';
import { FINDING_KINDS } from '../finding-kinds.ts';
import { nameOperation } from '../name-operation.ts';
import type { Report, Share } from '../report.ts';

/** Findings of a kind that the summary lists. */
const MAX_LINES = 50;

/** The report as Markdown for the page of a workflow run: findings, then what was exercised, then what never was. */
export function formatStepSummary(report: Report): string {
  return [
    `## amps-sandbox: ${describeEnd(report)}`,
    '',
    ...listFindings(report),
    '',
    ...listTotals(report),
    '',
    ...listUncalled(report),
    '',
  ].join('\n');
}

function describeEnd({ run, failedOn }: Report): string {
  if (run.exitCode !== 0)
    return `❌ the command failed (${run.signal === null ? `exit code ${run.exitCode}` : run.signal})`;
  return failedOn.length === 0 ? '✅ the command succeeded' : `❌ --fail-on found ${failedOn.join(', ')}`;
}

function listFindings(report: Report): string[] {
  const found = FINDING_KINDS.filter((kind) => report.totals.findings[kind] > 0);
  if (found.length === 0) return ['Nothing was found.'];
  const rows = found.map((kind) => {
    const { headline, lines } = describeFindings(kind, report);
    const more = lines.length - MAX_LINES;
    const shown = lines.slice(0, MAX_LINES).map(escapeMarkdown);
    if (more > 0) shown.push(`and ${more} more`);
    const sign = report.failedOn.includes(kind) ? '❌' : '⚠️';
    return `| ${sign} | ${kind} | ${escapeMarkdown(headline)} | ${shown.join('<br>')} |`;
  });
  return ['| | Finding | What was found | Where |', '|---|---|---|---|', ...rows];
}

function listTotals({ totals }: Report): string[] {
  const row = (name: string, { met, of }: Share): string => `| ${name} | ${met} of ${of} |`;
  const sandboxes = totals.sandboxes === 1 ? '' : ` of ${totals.sandboxes} sandboxes`;
  const accounts = `${totals.accounts} ${totals.accounts === 1 ? 'account' : 'accounts'}${sandboxes}`;
  return [
    '| Exercised | |',
    '|---|---|',
    `| Requests | ${totals.requests}, to ${accounts} |`,
    row('Operations', totals.operations),
    row('Statuses', totals.statuses),
    row('Error paths', totals.errorPaths),
  ];
}

function listUncalled(report: Report): string[] {
  const uncalled = report.operations.filter(({ count }) => count === 0);
  if (uncalled.length === 0) return [];
  const names = uncalled.map((operation) => `\`${nameOperation(operation, report)}\``);
  return [
    `<details><summary>Operations that were never called: ${uncalled.length}</summary>`,
    '',
    names.join(' '),
    '',
    '</details>',
  ];
}

/** Entities are text wherever they stand: what a client sent can neither mark up nor end a cell. */
function escapeMarkdown(text: string): string {
  return text.replaceAll(/[&<>"'`|*[\]\\~]|(?<!\w)_|_(?!\w)|\p{C}/gu, (sign) =>
    /\p{C}/u.test(sign) ? ' ' : `&#${sign.codePointAt(0)};`,
  );
}
