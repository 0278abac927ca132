import { type Exchange, headerOf } from '../../contract/exchange/exchange.ts';
import { ControlProblem } from '../control-problem.ts';
import { isLoopbackHost, isLoopbackOrigin } from './loopback.ts';
import type { RoutePolicy } from './route-policies.ts';

export type Guard = (exchange: Pick<Exchange, 'headers'>, policy: Pick<RoutePolicy, 'access'>) => void;

/**
 * Refuses who may not control the emulator. Without a token it is open to this machine only, and a web page that a
 * browser on this machine shows is not this machine: neither by its origin nor by a name that its owner points here.
 * @param origins of pages that may call nevertheless
 */
export async function openGuard(token: string | null, origins: readonly string[] = []): Promise<Guard> {
  const named = new Set(origins.map((origin) => origin.toLowerCase()));
  const isToken = token === null ? undefined : await openComparison(token);
  return (exchange, { access }) => {
    // Empty is foreign too: only what a browser leaves out altogether was not sent by a page.
    const origin = headerOf(exchange, 'origin');
    if (origin !== undefined && !named.has(origin.toLowerCase()) && !isLoopbackOrigin(origin))
      throw foreignOrigin(origin);
    if (origin === undefined && isOfForeignPage(exchange)) throw foreignPage();
    if (access === 'public') return;
    if (isToken !== undefined) requireToken(exchange, isToken);
    else requireLoopbackHost(exchange);
  };
}

function requireToken(exchange: Pick<Exchange, 'headers'>, isToken: (text: string) => boolean): void {
  const presented = presentedTokens(exchange);
  if (presented.some(isToken)) return;
  const problem = presented.length === 0 ? 'carries no control token' : 'carries a wrong control token';
  throw new ControlProblem(
    'token-required',
    `Failed to authorize: the request ${problem}. Send the one printed at the start, ` +
      'as "Authorization: Bearer TOKEN" or "x-sandbox-token: TOKEN".',
  );
}

function presentedTokens(exchange: Pick<Exchange, 'headers'>): string[] {
  const bearer = /^Bearer +(\S+) *$/i.exec(headerOf(exchange, 'authorization') ?? '')?.[1];
  const own = headerOf(exchange, 'x-sandbox-token');
  return [bearer, own].filter((text) => text !== undefined);
}

/** Without a token no start loads the module that this takes. */
async function openComparison(token: string): Promise<(text: string) => boolean> {
  const { compareWith } = await import('./compare-secret.ts');
  return compareWith(token);
}

function requireLoopbackHost(exchange: Pick<Exchange, 'headers'>): void {
  const host = headerOf(exchange, 'host') ?? '';
  if (isLoopbackHost(host)) return;
  throw new ControlProblem(
    'foreign-host',
    `Failed to accept the request: its Host is ${quote(host)}, which is no loopback name. ` +
      'Call 127.0.0.1 or localhost, or start the sandbox with a control token and send it.',
  );
}

function foreignOrigin(origin: string): ControlProblem {
  return new ControlProblem(
    'foreign-origin',
    `Failed to accept the request: a web page of ${quote(origin)} made it. ` +
      'Call the control API from a program, or start the sandbox with the origin of the page under "cors" (--cors); * does not open it.',
  );
}

/** What a browser says of a request of a page, and of a link or an image in it, for which it sends no origin. */
function isOfForeignPage(exchange: Pick<Exchange, 'headers'>): boolean {
  return headerOf(exchange, 'sec-fetch-site')?.toLowerCase() === 'cross-site';
}

function foreignPage(): ControlProblem {
  return new ControlProblem(
    'foreign-origin',
    'Failed to accept the request: a web page of another site made it (Sec-Fetch-Site: cross-site). ' +
      'Call the control API from a program, or open its address in the browser yourself.',
  );
}

function quote(text: string): string {
  return JSON.stringify(text.slice(0, 100));
}
