import { isErrorStatus } from '../create-report.ts';
import { nameOperation } from '../name-operation.ts';
import type { OperationReport, Report, StatusReport } from '../report.ts';
import { type Html, html, NOTHING } from './html.ts';

/** What clients have called, with every status that they could have met. */
export function exercisedSection(report: Report): Html {
  const called = report.operations.filter(({ count }) => count > 0);
  return html`<section id="exercised" aria-labelledby="exercised-title"><h2 id="exercised-title">What was exercised</h2>
${called.length === 0 ? html`<p>No operation was called.</p>` : operationTable(called, report)}
</section>`;
}

function operationTable(called: readonly OperationReport[], report: Report): Html {
  return html`<p class="meta"><span class="ok">●</span> met, <span class="warn">▲</span> met and not documented, <span class="muted">○</span> documented and never met</p>
<div class="panel"><table><caption class="sr">Operations that were called</caption><thead><tr><th scope="col">Operation</th><th scope="col" class="num">Requests</th><th scope="col">Statuses</th></tr></thead><tbody>${called.map(
    (operation) =>
      html`<tr><td data-l="Operation"><code>${operation.method} ${operation.path}</code><br><span class="muted">${nameOperation(operation, report)}</span></td><td data-l="Requests" class="num">${operation.count}</td><td data-l="Statuses"><ul class="chips">${operation.statuses.map(statusChip)}</ul></td></tr>`,
  )}</tbody></table></div>`;
}

function statusChip({ status, documented, count, scripted }: StatusReport): Html {
  if (count === 0)
    return html`<li class="never"><span aria-hidden="true">○</span> ${status}<span class="sr"> never met</span></li>`;
  const name = status === 'none' ? 'no reply' : status;
  const bySign = documented
    ? html`<li class="met"><span aria-hidden="true">●</span>`
    : html`<li class="odd"><span aria-hidden="true">▲</span>`;
  const byRule = scripted === 0 ? '' : scripted === count ? ', by rules' : `, ${scripted} by rules`;
  return html`${bySign} ${name} ×${count}${byRule}</li>`;
}

/** What nobody called, and the failures that callers never met. */
export function neverSection(report: Report): Html {
  const { operations } = report;
  const uncalled = operations.filter(({ count }) => count === 0);
  const gaps = operations.filter(({ count, neverMet }) => count > 0 && neverMet.some(isErrorStatus));
  return html`<section id="never" aria-labelledby="never-title"><h2 id="never-title">What never was</h2>
${gaps.length + uncalled.length === 0 ? html`<p>Every operation was called, and every error path met.</p>` : NOTHING}
${gaps.length === 0 ? NOTHING : gapTable(gaps, report)}
${uncalled.length === 0 ? NOTHING : uncalledPanel(uncalled, report)}
</section>`;
}

function gapTable(gaps: readonly OperationReport[], report: Report): Html {
  return html`<div class="panel"><h3>Error paths that the client has never met</h3><table><caption class="sr">Error paths never met</caption><thead><tr><th scope="col">Operation</th><th scope="col">Statuses</th></tr></thead><tbody>${gaps.map(
    (operation) =>
      html`<tr><td data-l="Operation"><code>${nameOperation(operation, report)}</code></td><td data-l="Statuses" class="mono">${operation.neverMet.filter(isErrorStatus).join(' ')}</td></tr>`,
  )}</tbody></table></div>`;
}

function uncalledPanel(uncalled: readonly OperationReport[], report: Report): Html {
  return html`<details class="panel" open><summary><strong>Operations that were never called</strong> <span class="muted">${uncalled.length}</span></summary><table><caption class="sr">Operations never called</caption><thead><tr><th scope="col">Request</th><th scope="col">Operation</th></tr></thead><tbody>${uncalled.map(
    (operation) =>
      html`<tr><td data-l="Request"><code>${operation.method} ${operation.path}</code></td><td data-l="Operation">${nameOperation(operation, report)}</td></tr>`,
  )}</tbody></table></details>`;
}
