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
        return joinParts(request, joinReasons(reasons), howOften(count, first));
      }),
  },
  'live-key': {
    headline: count('live key was used', 'live keys were used'),
    list: ({ liveKeys }) =>
      liveKeys.map(({ key, count, test }) =>
        joinParts(key, count === 1 ? 'once' : `${count} times`, inTest(test)),
      ),
  },
  'unused-rule': {
    headline: count('rule was never applied', 'rules were never applied'),
    list: ({ unusedRules }) => unusedRules.map(({ rule, test }) => joinParts(rule, inTest(test, 'added in'))),
  },
  'effect-not-applied': {
    headline: count(
      'answer did not fit the effect of its rule',
      'answers did not fit the effects of their rules',
    ),
    list: ({ effectsNotApplied }) =>
      effectsNotApplied.map(({ rule, method, path, reason, count, first }) =>
        joinParts(rule, `${method} ${path}: ${reason}`, howOften(count, first)),
      ),
  },
  'early-retry': {
    headline: count(
      'request came back before Retry-After was over',
      'requests came back before Retry-After was over',
    ),
    list: ({ earlyRetries }) =>
      earlyRetries.map(({ method, path, keyName, count, first }) =>
        joinParts(`${method} ${path}`, keyName === null ? '' : `by ${keyName}`, howOften(count, first)),
      ),
  },
  'unknown-route': {
    headline: count(
      'request was for no operation of the document',
      'requests were for no operation of the document',
    ),
    list: ({ unknownRoutes }) =>
      unknownRoutes.map(({ method, path, knownPath, count, first }) =>
        joinParts(`${method} ${path}`, knownPath ? 'no such method' : 'no such path', howOften(count, first)),
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

function howOften(count: number, first: FirstRequest): string {
  const often = count === 1 ? 'once' : `${count} times, first`;
  return [often, inTest(first.test), `(${whereIs(first)})`].filter(Boolean).join(' ');
}

function inTest(test: string | null, before = 'in'): string {
  return test === null ? '' : `${before} "${test}"`;
}

function whereIs({ sandbox, account, sequence, requestId }: FirstRequest): string {
  const number = sequence === 0 ? '' : `#${sequence}${account === null ? '' : ` of ${account}`}`;
  const place = sandbox === 1 ? number : `${number} in sandbox ${sandbox}`.trim();
  return [place, requestId].filter(Boolean).join(', ');
}

function joinParts(...parts: readonly string[]): string {
  return parts.filter(Boolean).join('  ');
}
