import type { ClockMode } from '../../domain/time/clock-pace.ts';
import { formatInstant, type Instant } from '../../domain/time/instant.ts';
import type { TrailOwner } from '../run-trail.ts';
import { type Html, html } from './html.ts';

/** `reads a battery (acct_x)`; without a test the account, without an account who nobody knows. */
export function nameOwner({ sandbox, account, test }: TrailOwner): string {
  const where = [account ?? 'no account has the key', sandbox === 1 ? '' : `sandbox ${sandbox}`].filter(
    Boolean,
  );
  return test === undefined ? where.join(', ') : `${test} (${where.join(', ')})`;
}

export function describePace({
  mode,
  factor,
}: {
  readonly mode: ClockMode;
  readonly factor: number;
}): string {
  if (mode === 'frozen') return 'frozen';
  return mode === 'real' ? 'running' : `running ${factor} times as fast`;
}

/** An instant of an account's clock, to the second unless it has a fraction. */
export function showInstant(at: Instant): Html {
  const text = formatInstant(at);
  return html`<time datetime="${text}">${text.replace('T', ' ').replace(/(\.000)?Z$/, '')}</time>`;
}
