import { toPlain } from '../../log/to-plain.ts';
import { describeFindings } from '../describe-findings.ts';
import { FINDING_KINDS } from '../finding-kinds.ts';
import type { Report } from '../report.ts';

/** Annotations of one level that GitHub shows of a step. */
const MAX_SHOWN = 10;

/** Workflow commands that make GitHub show each finding: an error where it fails the run, else a warning. */
export function formatAnnotations(report: Report): string[] {
  const found = FINDING_KINDS.filter((kind) => report.totals.findings[kind] > 0);
  return (['error', 'warning'] as const).flatMap((level) => {
    const kinds = found.filter((kind) => report.failedOn.includes(kind) === (level === 'error'));
    const all = kinds.flatMap((kind) => {
      const { headline, lines } = describeFindings(kind, report);
      const messages = kind === 'no-requests' ? [lines.join(' ')] : lines;
      return messages.map((message) => formatCommand(level, `${headline} (${kind})`, message));
    });
    if (all.length <= MAX_SHOWN) return all;
    const more = `${all.length - MAX_SHOWN + 1} more findings: the step summary and report.html have all.`;
    return [...all.slice(0, MAX_SHOWN - 1), formatCommand(level, 'amps-sandbox', more)];
  });
}

function formatCommand(level: 'error' | 'warning', title: string, message: string): string {
  return `::${level} title=${escapeProperty(title)}::${escapeData(toPlain(message))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
