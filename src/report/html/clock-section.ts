import type { Instant } from '../../domain/time/instant.ts';
import type { ClockCourse, Trail } from '../run-trail.ts';
import { describePace, nameOwner, showInstant } from './describe-owner.ts';
import { type Html, html } from './html.ts';

/** How the clock of each account went that was called, or whose clock was moved. */
export function clockSection({ clocks }: Trail): Html {
  return html`<section id="clocks" aria-labelledby="clocks-title"><h2 id="clocks-title">Clocks</h2>
${clocks.length === 0 ? html`<p>No clock was looked at.</p>` : clockTable(clocks)}
</section>`;
}

function clockTable(clocks: readonly ClockCourse[]): Html {
  return html`<div class="panel"><table><caption class="sr">The clock of each account</caption><thead><tr><th scope="col">Test or account</th><th scope="col">At the end</th><th scope="col">From, UTC</th><th scope="col">To, UTC</th><th scope="col">Passed</th><th scope="col" class="num">Moves</th><th scope="col" class="num">Requests</th></tr></thead><tbody>${clocks.map(
    (clock) =>
      html`<tr><td data-l="Test or account">${nameOwner(clock)}</td><td data-l="At the end">${describePace(clock)}</td><td class="time" data-l="From">${showInstant(clock.startedAt)}</td><td class="time" data-l="To">${showInstant(clock.latestAt)}</td><td class="time" data-l="Passed">${describeSpan(clock.latestAt - clock.startedAt)}</td><td class="num" data-l="Moves">${clock.moves}</td><td class="num" data-l="Requests">${clock.requests}</td></tr>`,
  )}</tbody></table></div>`;
}

const UNITS: readonly (readonly [ms: Instant, unit: string])[] = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
];

/** `2 d 3 h`: the two largest units that are there. */
function describeSpan(spanMs: number): string {
  let rest = Math.max(0, spanMs);
  const parts: string[] = [];
  for (const [ms, unit] of UNITS) {
    const count = Math.floor(rest / ms);
    rest %= ms;
    if (count > 0) parts.push(`${count} ${unit}`);
  }
  if (parts.length === 0) return spanMs > 0 ? 'under 1 s' : 'nothing';
  return parts.slice(0, 2).join(' ');
}
