import { describeFindings } from '../describe-findings.ts';
import { FINDING_KINDS, type FindingKind } from '../finding-kinds.ts';
import { nameOperation } from '../name-operation.ts';
import type { FirstRequest, Report } from '../report.ts';
import type { Trail } from '../run-trail.ts';
import { type Html, html, NOTHING } from './html.ts';
import { anchorsOf } from './trail-anchors.ts';

export function countFindings({ totals }: Pick<Report, 'totals'>): number {
  return FINDING_KINDS.filter((kind) => totals.findings[kind] > 0).length;
}

/** One thing that was found. */
interface Item {
  readonly what: Html;
  readonly why: string;
  readonly test: string | null;
  readonly count: number;
  readonly first?: FirstRequest;
}

export function findingsSection(report: Report, trail: Trail): Html {
  const found = FINDING_KINDS.filter((kind) => report.totals.findings[kind] > 0);
  const others = FINDING_KINDS.filter((kind) => !found.includes(kind));
  const anchors = anchorsOf(trail);
  return html`<section id="findings" aria-labelledby="findings-title"><h2 id="findings-title">Findings</h2>
${found.length === 0 ? html`<p><span class="ok" aria-hidden="true">●</span> Nothing was found.</p>` : NOTHING}
${found.map((kind) => findingPanel(kind, report, anchors))}
${others.length === 0 ? NOTHING : html`<p class="meta">Looked for and not found: ${others.join(', ')}.</p>`}
</section>`;
}

function findingPanel(kind: FindingKind, report: Report, anchors: ReadonlyMap<string, string>): Html {
  const { headline, lines } = describeFindings(kind, report);
  const fails = report.failedOn.includes(kind);
  const state = fails ? 'bad' : 'warn';
  const items = ITEMS[kind]?.(report);
  const title = html`<h3><span class="${state}" aria-hidden="true">${fails ? '✕' : '▲'}</span> ${headline} <code class="muted">${kind}</code>${fails ? html`<span class="tag bad">fails the run</span>` : NOTHING}</h3>`;
  return html`<div class="panel finding ${state}">${title}${
    items === undefined ? html`<p>${lines.join(' ')}</p>` : itemTable(kind, items, anchors)
  }</div>`;
}

function itemTable(kind: string, items: readonly Item[], anchors: ReadonlyMap<string, string>): Html {
  return html`<table><caption class="sr">${kind}</caption><thead><tr><th scope="col">What</th><th scope="col">Why</th><th scope="col">Test</th><th scope="col" class="num">Times</th><th scope="col">First</th></tr></thead><tbody>${items.map(
    ({ what, why, test, count, first }) =>
      html`<tr><td data-l="What">${what}</td><td data-l="Why" class="why">${why}</td><td data-l="Test">${test ?? html`<span class="muted">not known</span>`}</td><td data-l="Times" class="num">${count}</td><td data-l="First">${first === undefined ? NOTHING : showFirst(first, anchors)}</td></tr>`,
  )}</tbody></table>`;
}

function showFirst(
  { sandbox, account, requestId }: FirstRequest,
  anchors: ReadonlyMap<string, string>,
): Html {
  const where = [account, sandbox === 1 ? '' : `sandbox ${sandbox}`].filter(Boolean).join(', ');
  const anchor = anchors.get(`${sandbox} ${requestId}`);
  const name = anchor === undefined ? html`${requestId}` : html`<a href="#${anchor}">${requestId}</a>`;
  return html`<span class="mono">${name}</span> <span class="muted">${where}</span>`;
}

/** Undefined where there is but one thing, which the headline names. */
const ITEMS: Readonly<Record<FindingKind, ((report: Report) => readonly Item[]) | undefined>> = {
  'no-requests': undefined,
  'effect-not-applied': ({ effectsNotApplied }) =>
    effectsNotApplied.map(({ rule, method, path, reason, count, first }) => ({
      what: html`<code>${rule}</code> <span class="muted">${method} ${path}</span>`,
      why: reason,
      ...{ test: first.test, count, first },
    })),
  'contract-violation': (report) =>
    report.contractViolations.map(({ method, path, reasons, count, first, ...operation }) => ({
      what: html`<code>${method} ${path}</code> <span class="muted">${nameOperation(operation, report)}</span>`,
      why: reasons.map((reason) => `${reason.path} ${reason.message}`).join('; '),
      ...{ test: first.test, count, first },
    })),
  'live-key': ({ liveKeys }) =>
    liveKeys.map(({ key, count, test }) => ({
      what: html`<code>${key}</code>`,
      why: 'A key of production has no place in a test: find where it is configured, and replace it.',
      ...{ test, count },
    })),
  'unused-rule': ({ unusedRules }) =>
    unusedRules.map(({ rule, test }) => ({
      what: html`<code>${rule}</code>`,
      why: 'No request met its conditions.',
      ...{ test, count: 1 },
    })),
  'early-retry': ({ earlyRetries }) =>
    earlyRetries.map(({ method, path, keyName, count, first }) => ({
      what: html`<code>${method} ${path}</code>`,
      why: `${keyName === null ? 'It' : `The key ${keyName}`} came back before Retry-After was over.`,
      ...{ test: first.test, count, first },
    })),
  'unknown-route': ({ unknownRoutes }) =>
    unknownRoutes.map(({ method, path, knownPath, count, first }) => ({
      what: html`<code>${method} ${path}</code>`,
      why: knownPath ? 'The path has no such method.' : 'The API has no such path.',
      ...{ test: first.test, count, first },
    })),
};
