import { describeOutcome } from '../../domain/journal/describe-outcome.ts';
import type { CoveredRequest } from '../../world/coverage/coverage-facts.ts';
import type { Report } from '../report.ts';
import type { Trail, TrailEntry } from '../run-trail.ts';
import { describePace, nameOwner, showInstant } from './describe-owner.ts';
import { type Html, html, NOTHING } from './html.ts';

/** An entry, and where it stands in the trail. */
type Placed = readonly [entry: TrailEntry, index: number];

const FILTERS = [
  ['all', 'All requests'],
  ['failed', 'Failed'],
  ['rule', 'Answered by a rule'],
  ['invalid', 'Breaking the contract'],
] as const;

/** The last requests of the run, by test and account, with the moves of the clock between them. */
export function journalSection(report: Report, trail: Trail): Html {
  const groups = groupByOwner(trail.entries);
  return html`<section id="journal" aria-labelledby="journal-title"><h2 id="journal-title">Journal</h2>
${groups.length === 0 ? html`<p>No request came.</p>` : filterForm()}
${trail.droppedCount === 0 ? NOTHING : html`<p class="meta">Of ${report.totals.requests} requests these are the last; ${trail.droppedCount} entries before them are not shown.</p>`}
${groups.map((group) => groupPanel(group, groups.length <= MAX_OPEN))}
</section>`;
}

/** More groups than these are closed at first, but for those with a failure. */
const MAX_OPEN = 8;

function filterForm(): Html {
  return html`<fieldset class="filter"><legend class="sr">Which requests to show</legend>${FILTERS.map(
    ([id, name]) =>
      html`<label><input type="radio" name="filter" id="f-${id}"${id === 'all' ? html` checked` : NOTHING}> ${name}</label>`,
  )}</fieldset>`;
}

function groupByOwner(entries: readonly TrailEntry[]): Placed[][] {
  const groups = new Map<string, Placed[]>();
  entries.forEach((entry, index) => {
    const key = JSON.stringify([entry.sandbox, entry.account ?? null, entry.test ?? null]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [[entry, index]]);
    else group.push([entry, index]);
  });
  return [...groups.values()];
}

function groupPanel(group: readonly Placed[], isOpen: boolean): Html {
  const owner = (group[0] as Placed)[0];
  const requests = group.flatMap(([entry]) => (entry.kind === 'request' ? [entry.request] : []));
  const failed = requests.filter(isFailed).length;
  const failures = failed === 0 ? NOTHING : html`<span class="tag warn">${failed} failed</span>`;
  const open = isOpen || requests.some(({ verdict }) => verdict === 'invalid') ? html` open` : NOTHING;
  return html`<details class="panel"${open}><summary><strong>${nameOwner(owner)}</strong> <span class="muted">${requests.length} ${requests.length === 1 ? 'request' : 'requests'}</span>${failures}</summary>
<table><caption class="sr">Requests of ${nameOwner(owner)}</caption><thead><tr><th scope="col" class="num">#</th><th scope="col">Clock, UTC</th><th scope="col">Status</th><th scope="col">Request</th><th scope="col">Key</th><th scope="col">Why</th><th scope="col" class="num">ms</th></tr></thead><tbody>${group.map(
    ([entry, index]) => (entry.kind === 'request' ? requestRow(entry.request, index) : clockRow(entry.move)),
  )}</tbody></table></details>`;
}

function clockRow(move: Parameters<typeof describePace>[0] & { readonly at: number }): Html {
  return html`<tr class="clock entry"><td class="num"></td><td class="time">${showInstant(move.at)}</td><td colspan="5">Clock moved, ${describePace(move)}</td></tr>`;
}

function requestRow(request: CoveredRequest, index: number): Html {
  const { sequence, at, method, path, queryText, keyName = '', rule, verdict, durationMs } = request;
  const marks = [
    isFailed(request) && 'failed',
    rule !== undefined && 'ruled',
    verdict === 'invalid' && 'invalid',
  ];
  const [state, sign] = stateOf(request);
  return html`<tr id="r${index}" class="entry ${marks.filter(Boolean).join(' ')}"><td class="num" data-l="#">${sequence || ''}</td><td class="time" data-l="Clock">${showInstant(at)}</td><td data-l="Status" class="time"><span class="${state}"><span aria-hidden="true">${sign}</span> ${describeOutcome(request)}</span></td><td data-l="Request"><code>${method} ${shorten(path)}${queryText === '' ? '' : `?${shorten(queryText)}`}</code></td><td data-l="Key">${keyName}</td><td data-l="Why" class="why">${explain(request)}</td><td class="num" data-l="ms">${durationMs === undefined ? '' : durationMs.toFixed(1)}</td></tr>`;
}

function stateOf({ status, connection }: CoveredRequest): readonly [state: string, sign: string] {
  if (status === 0 || status >= 500) return ['bad', '✕'];
  return status >= 400 || connection !== undefined ? ['warn', '▲'] : ['ok', '●'];
}

function isFailed({ status, connection }: CoveredRequest): boolean {
  return status === 0 || status >= 400 || connection !== undefined;
}

function explain({ rule, problem, errors = [], isEarlyRetry }: CoveredRequest): string {
  const parts = [
    rule === undefined ? '' : `rule ${rule}`,
    problem ?? '',
    ...errors.map(({ path, message }) => `${path} ${message}`),
    isEarlyRetry ? 'before Retry-After was over' : '',
  ];
  return parts.filter(Boolean).join('; ');
}

const MAX_TEXT = 200;

function shorten(text: string): string {
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT)}…`;
}
