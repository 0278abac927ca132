import type { Report, Share } from '../report.ts';
import type { Trail } from '../run-trail.ts';
import { clockSection } from './clock-section.ts';
import { exercisedSection, neverSection } from './coverage-sections.ts';
import { countFindings, findingsSection } from './findings-section.ts';
import { Html, html } from './html.ts';
import { journalSection } from './journal-section.ts';
import { STYLE } from './style.ts';

/** The report as one page that needs nothing but itself: no network, no script. */
export function formatHtml(report: Report, trail: Trail): string {
  const { sandbox } = report;
  const title = `amps-sandbox report: ${verdictOf(report).text}`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<a class="skip" href="#findings">Skip to the findings</a>
${pageHeader(report)}
${navigation(report, trail)}
<main>
${findingsSection(report, trail)}
${exercisedSection(report)}
${neverSection(report)}
${journalSection(report, trail)}
${clockSection(trail)}
</main>
<footer><p>amps-sandbox ${sandbox.version}, edition ${sandbox.edition}. The same for programs: report.json, junit.xml.</p></footer>
</body>
</html>
`.text;
}

interface Verdict {
  readonly state: 'ok' | 'warn' | 'bad';
  readonly sign: string;
  readonly text: string;
}

function verdictOf({ run, failedOn, ...report }: Report): Verdict {
  if (run.exitCode !== 0) {
    const how = run.signal === null ? `exit code ${run.exitCode}` : `ended by ${run.signal}`;
    return { state: 'bad', sign: '✕', text: `the command failed (${how})` };
  }
  if (failedOn.length > 0) {
    const text = `the command succeeded, but --fail-on found ${failedOn.join(', ')}`;
    return { state: 'bad', sign: '✕', text };
  }
  const found = countFindings(report);
  if (found === 0) return { state: 'ok', sign: '●', text: 'the command succeeded, and nothing was found' };
  const kinds = found === 1 ? 'one kind of finding' : `${found} kinds of findings`;
  return { state: 'warn', sign: '▲', text: `the command succeeded, with ${kinds}` };
}

function pageHeader(report: Report): Html {
  const { run, totals } = report;
  const { state, sign, text } = verdictOf(report);
  const seconds = (run.durationMs / 1_000).toFixed(1);
  const where = totals.sandboxes === 1 ? '' : ` of ${totals.sandboxes} sandboxes`;
  return html`<header>
<h1>amps-sandbox report</h1>
<p class="meta"><code>${run.command.join(' ')}</code> · <time datetime="${run.startedAt}">${run.startedAt.slice(0, 19).replace('T', ' ')} UTC</time> · ${seconds} s</p>
<p class="verdict ${state}"><span aria-hidden="true">${sign}</span> ${capitalize(text)}</p>
<dl class="tiles">
<div><dt>Requests</dt><dd>${totals.requests} <small>to ${totals.accounts} ${totals.accounts === 1 ? 'account' : 'accounts'}${where}</small></dd></div>
${tile('Operations called', totals.operations)}
${tile('Documented statuses met', totals.statuses)}
${tile('Error paths met', totals.errorPaths)}
</dl>
</header>`;
}

function tile(name: string, { met, of }: Share): Html {
  const percent = of === 0 ? 0 : Math.round((100 * met) / of);
  return html`<div><dt>${name}</dt><dd>${met} <small>of ${of}, ${percent} %</small></dd><span class="bar" aria-hidden="true"><i style="width:${percent}%"></i></span></div>`;
}

function navigation(report: Report, { entries, clocks }: Trail): Html {
  const { operations } = report;
  const called = operations.filter(({ count }) => count > 0).length;
  const links: readonly (readonly [id: string, name: string, count: number])[] = [
    ['findings', 'Findings', countFindings(report)],
    ['exercised', 'Exercised', called],
    ['never', 'Never called', operations.length - called],
    ['journal', 'Journal', entries.filter(({ kind }) => kind === 'request').length],
    ['clocks', 'Clocks', clocks.length],
  ];
  return html`<nav aria-label="Parts of the report"><ul>${links.map(
    ([id, name, count]) => html`<li><a href="#${id}">${name} <span>${count}</span></a></li>`,
  )}</ul></nav>`;
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
