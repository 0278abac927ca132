import { describeOutcome } from '../domain/journal/describe-outcome.ts';
import { maskKeys } from '../domain/keys/mask-keys.ts';
import type { Colour, Painter } from './painter.ts';
import { toPlain } from './to-plain.ts';

/** A request that was answered, or whose connection ended. */
export interface RequestEvent {
  readonly type: 'request';
  readonly method: string;
  /** With the query, as it was sent. */
  readonly path: string;
  /** 0 where the connection ended without a reply. */
  readonly status: number;
  readonly ms: number;
  /** The instant of the account's clock, in ISO 8601. */
  readonly at?: string;
  /** Masked. */
  readonly key?: string;
  /** Of a key that somebody has. */
  readonly keyName?: string;
  /** Name of the rule that was applied. */
  readonly rule?: string;
  /** What the rule did to the connection. */
  readonly connection?: string;
  /** Which case of failure it was. */
  readonly problem?: string;
  /** Why, where the case does not say it. */
  readonly reason?: string;
}

/** One line: when, what came of it, what was asked, by whom, and why it came to that. */
export function formatRequest(event: RequestEvent, paint: Painter): string {
  const { at, method, path, ms } = event;
  const who = describeKey(event);
  const why = explain(event);
  return [
    ...(at === undefined ? [] : [paint('dim', at.replace(/\.000Z$/, 'Z'))]),
    paint(outcomeColour(event), describeOutcome(event)),
    method.padEnd(4),
    show(path),
    paint('dim', `${ms.toFixed(1)} ms${who && ` ${who}`}`),
    ...(why === '' ? [] : [paint('yellow', why)]),
  ].join(' ');
}

/** The same as an object; no status where there was no reply. */
export function formatRequestAsJson(event: RequestEvent): string {
  const { path, reason, status, ms } = event;
  return JSON.stringify({
    ...event,
    path: maskKeys(path),
    status: status === 0 ? null : status,
    ms: Number(ms.toFixed(1)),
    reason: reason && maskKeys(reason),
  });
}

/** `CI sk_sandbox_a…`; a key without a name of its own is named by its mask. */
function describeKey({ key = '', keyName = '' }: RequestEvent): string {
  const names = keyName === key ? [key] : [keyName, key];
  return names.filter(Boolean).map(show).join(' ');
}

/** `rule flaky-network: rate-limited`, `invalid-request: /query/limit must be <= 100`. */
function explain({ rule = '', problem = '', reason = '' }: RequestEvent): string {
  return [rule && `rule ${rule}`, problem, reason].filter(Boolean).map(show).join(': ');
}

function outcomeColour({ status, connection }: RequestEvent): Colour {
  if (status === 0 || status >= 500) return 'red';
  return status >= 400 || connection !== undefined ? 'yellow' : 'green';
}

function show(text: string): string {
  return toPlain(maskKeys(text));
}
