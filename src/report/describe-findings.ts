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
  readonly nouns: readonly [one: string, many: string];
  readonly list: (report: Report) => readonly string[];
}

const WORDINGS: Readonly<Record<FindingKind, Wording>> = {
  'contract-violation': {
    nouns: ['request breaks the contract', 'requests break the contract'],
    list: (report) =>
      report.contractViolations.map(({ reasons, count, first, ...violation }) => {
        const request = `${violation.method} ${violation.path} (${nameOperation(violation, report)})`;
        return [request, joinReasons(reasons), howOften(count, first)].join('  ');
      }),
  },
  'live-key': {
    nouns: ['live key was used', 'live keys were used'],
    list: ({ liveKeys }) =>
      liveKeys.map(({ key, count }) => `${key}  ${count === 1 ? 'once' : `${count} times`}`),
  },
  'unused-rule': {
    nouns: ['rule was never applied', 'rules were never applied'],
    list: ({ unusedRules }) => unusedRules,
  },
  'early-retry': {
    nouns: [
      'request came back before Retry-After was over',
      'requests came back before Retry-After was over',
    ],
    list: ({ earlyRetries }) =>
      earlyRetries.map(({ method, path, keyName, count, first }) =>
        [`${method} ${path}`, keyName === null ? '' : `by ${keyName}`, howOften(count, first)]
          .filter(Boolean)
          .join('  '),
      ),
  },
  'unknown-route': {
    nouns: ['request was for no operation of the document', 'requests were for no operation of the document'],
    list: ({ unknownRoutes }) =>
      unknownRoutes.map(({ method, path, knownPath, count, first }) =>
        [`${method} ${path}`, knownPath ? 'no such method' : 'no such path', howOften(count, first)].join(
          '  ',
        ),
      ),
  },
};

/** @returns a headline that says `No …` where nothing was found */
export function describeFindings(kind: FindingKind, report: Report): FindingText {
  const { nouns, list } = WORDINGS[kind];
  const count = report.totals.findings[kind];
  return { headline: `${count || 'No'} ${nouns[count === 1 ? 0 : 1]}`, lines: list(report) };
}

function joinReasons(reasons: Report['contractViolations'][number]['reasons']): string {
  return reasons.map(({ path, message }) => `${path} ${message}`).join('; ');
}

function howOften(count: number, { account, sequence, requestId }: FirstRequest): string {
  const where =
    sequence === 0 ? requestId : `#${sequence}${account === null ? '' : ` of ${account}`}, ${requestId}`;
  return `${count === 1 ? 'once' : `${count} times, first`} (${where})`;
}
