import type { FindingKind } from './finding-kinds.ts';
import { nameOperation } from './name-operation.ts';
import type { FirstRequest, Report } from './report.ts';

/** What was found of one kind, in words. */
export interface FindingText {
  readonly headline: string;
  /** One for each thing that was found. */
  readonly lines: readonly string[];
}

interface Wording {
  readonly headline: (count: number) => string;
  readonly list: (report: Report) => readonly string[];
}

const WORDINGS: Readonly<Record<FindingKind, Wording>> = {
  'no-requests': {
    headline: () => 'No request reached the sandbox',
    list: () => [
      'The command may have passed without testing anything.',
      'Check that its client takes its base URL from AMPS_BASE_URL, and that no test is skipped or mocked.',
    ],
  },
  'contract-violation': {
    headline: count('request breaks the contract', 'requests break the contract'),
    list: (report) =>
      report.contractViolations.map(({ reasons, count, first, ...violation }) => {
        const request = `${violation.method} ${violation.path} (${nameOperation(violation, report)})`;
        return [request, joinReasons(reasons), howOften(count, first)].join('  ');
      }),
  },
  'live-key': {
    headline: count('live key was used', 'live keys were used'),
    list: ({ liveKeys }) =>
      liveKeys.map(({ key, count }) => `${key}  ${count === 1 ? 'once' : `${count} times`}`),
  },
  'unused-rule': {
    headline: count('rule was never applied', 'rules were never applied'),
    list: ({ unusedRules }) => unusedRules,
  },
  'early-retry': {
    headline: count(
      'request came back before Retry-After was over',
      'requests came back before Retry-After was over',
    ),
    list: ({ earlyRetries }) =>
      earlyRetries.map(({ method, path, keyName, count, first }) =>
        [`${method} ${path}`, keyName === null ? '' : `by ${keyName}`, howOften(count, first)]
          .filter(Boolean)
          .join('  '),
      ),
  },
  'unknown-route': {
    headline: count(
      'request was for no operation of the document',
      'requests were for no operation of the document',
    ),
    list: ({ unknownRoutes }) =>
      unknownRoutes.map(({ method, path, knownPath, count, first }) =>
        [`${method} ${path}`, knownPath ? 'no such method' : 'no such path', howOften(count, first)].join(
          '  ',
        ),
      ),
  },
};

/** What was found of a kind, where something was. */
export function describeFindings(kind: FindingKind, report: Report): FindingText {
  const { headline, list } = WORDINGS[kind];
  return { headline: headline(report.totals.findings[kind]), lines: list(report) };
}

function count(one: string, many: string): Wording['headline'] {
  return (found) => `${found} ${found === 1 ? one : many}`;
}

function joinReasons(reasons: Report['contractViolations'][number]['reasons']): string {
  return reasons.map(({ path, message }) => `${path} ${message}`).join('; ');
}

function howOften(count: number, { account, sequence, requestId }: FirstRequest): string {
  const where =
    sequence === 0 ? requestId : `#${sequence}${account === null ? '' : ` of ${account}`}, ${requestId}`;
  return `${count === 1 ? 'once' : `${count} times, first`} (${where})`;
}
