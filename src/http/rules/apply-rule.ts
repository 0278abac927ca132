import type { ServerResponse } from 'node:http';
import type { Edition } from '../../contract/edition.ts';
import { type Exchange, principalOf, type Reply } from '../../contract/exchange.ts';
import type { ApiKey } from '../../domain/api-key.ts';
import { ApiProblem, type ProblemFacts, type ProblemKind } from '../../domain/problem.ts';
import type { ConnectionFault, Effect } from '../../domain/rules/rule.ts';
import type { Accounts } from '../../world/accounts.ts';
import { delayReply } from './delay-reply.ts';

export interface RuleApplierOptions {
  readonly accounts: Accounts;
  readonly edition: Pick<Edition, 'problemOfCode'>;
}

/** Runs the part of a appliedRule that comes before the request is handled; an answer replaces the handling. */
export type ApplyRule = (exchange: Exchange, response: ServerResponse) => Promise<Reply | undefined>;

/** No status goes over the wire where the connection ends instead. */
const NO_ANSWER: Reply = { status: 0 };

const UNHANDLED: ReadonlySet<ConnectionFault['kind']> = new Set(['reset', 'empty', 'hang']);

/** @throws ApiProblem where the appliedRule answers by an error of the catalogue. */
export function createRuleApplier({ accounts, edition }: RuleApplierOptions): ApplyRule {
  return async function applyRule(exchange, response) {
    const { appliedRule } = exchange;
    if (appliedRule === undefined) return undefined;
    const { effect, delayMs } = appliedRule;
    const ended = effect.key === undefined ? undefined : endKey(exchange, accounts, effect.key);
    if (delayMs > 0) await delayReply(delayMs, response);
    if (effect.connection !== undefined && UNHANDLED.has(effect.connection.kind)) return NO_ANSWER;
    if (ended !== undefined) throw new ApiProblem(ended);
    if (effect.error !== undefined) throw scriptedProblem(effect.error, effect, edition);
    return effect.reply === undefined ? undefined : { ...effect.reply, isCorrected: true };
  };
}

function endKey(exchange: Exchange, accounts: Accounts, how: 'expire' | 'revoke'): ProblemKind {
  const { account, key } = principalOf(exchange);
  const ended: ApiKey =
    how === 'revoke' ? { ...key, revokedAt: exchange.at } : { ...key, expiresAt: exchange.at };
  accounts.putKey(account, ended);
  return how === 'revoke' ? 'revoked-key' : 'expired-key';
}

/** What a catalogue entry says beyond its kind, where a appliedRule asks for it out of the blue. */
const FACTS: Readonly<Partial<Record<ProblemKind, ProblemFacts>>> = {
  'rate-limited': { headers: { 'Retry-After': '1' } },
  'invalid-request': { errors: [{ path: '/body', message: 'is refused by a scripted rule' }] },
  'action-not-cancellable': { actionState: 'acknowledged' },
};

function scriptedProblem(
  code: string,
  { headers }: Effect,
  edition: RuleApplierOptions['edition'],
): ApiProblem {
  const kind = edition.problemOfCode(code) ?? 'internal';
  const facts = FACTS[kind] ?? {};
  return new ApiProblem(
    kind,
    headers === undefined ? facts : { ...facts, headers: { ...facts.headers, ...headers } },
  );
}
