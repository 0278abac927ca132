import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { RetryAfterForm } from '../../config/sandbox-config.ts';
import type { EditionSet } from '../../contract/edition-set.ts';
import { contextOf } from '../../contract/exchange/exchange.ts';
import type { Reply } from '../../contract/exchange/reply.ts';
import {
  ApiProblem,
  type ProblemFacts,
  type ProblemKind,
  StatusProblem,
} from '../../domain/failures/problem.ts';
import type { ConnectionFault } from '../../domain/rules/rule.ts';
import { SECOND_MS } from '../../domain/time/instant.ts';
import type { Accounts } from '../../world/accounts.ts';
import type { ApiExchange } from '../api-exchange.ts';
import { formatRetryAfter } from '../layers/retry-after.ts';
import { DelayedReplies } from './delayed-replies.ts';
import { isErrorStatus } from './prefer-header.ts';

export interface RuleApplierOptions {
  readonly accounts: Accounts;
  /** How a refusal by a limit tells when to come back. */
  readonly retryAfter: RetryAfterForm;
  readonly editions: Pick<EditionSet, 'problemOfCode'>;
}

/** Runs the part of a appliedRule that comes before the request is handled; an answer replaces the handling. */
export type ApplyRule = (exchange: ApiExchange, response: ServerResponse) => Promise<Reply | undefined>;

/** No status goes over the wire where the connection ends instead. */
const NO_ANSWER: Reply = { status: 0, isWhole: true };

const UNHANDLED: ReadonlySet<ConnectionFault['kind']> = new Set(['reset', 'empty', 'hang']);

/** @throws ApiProblem where the appliedRule answers by an error of the catalogue. */
export function createRuleApplier({ accounts, editions, retryAfter }: RuleApplierOptions): ApplyRule {
  const delayed = new DelayedReplies();
  return async function applyRule(exchange, response) {
    const { appliedRule } = exchange;
    if (appliedRule === undefined) return undefined;
    const { effect, delayMs } = appliedRule;
    const ended = effect.key === undefined ? undefined : await endKey(exchange, accounts, effect.key);
    if (delayMs > 0) await contextOf(exchange).epoch.outlast(delayed.delay(delayMs, response));
    if (effect.connection !== undefined && UNHANDLED.has(effect.connection.kind)) return NO_ANSWER;
    if (ended !== undefined) throw new ApiProblem(ended);
    if (effect.error !== undefined) {
      const kind = editions.problemOfCode(effect.error, exchange.edition);
      const { at } = exchange;
      if (kind === 'rate-limited') {
        const headers = { 'Retry-After': formatRetryAfter(at + SECOND_MS, at, retryAfter) };
        throw new ApiProblem(kind, { headers });
      }
      throw scriptedProblem(effect.error, kind);
    }
    return effect.reply === undefined ? undefined : { ...effect.reply, isCorrected: true, isWhole: true };
  };
}

async function endKey(
  exchange: ApiExchange,
  accounts: Accounts,
  how: 'expire' | 'revoke',
): Promise<ProblemKind> {
  const { account, key, at, epoch } = contextOf(exchange);
  await accounts.putKey(
    account,
    () => {
      const current = account.world.key(key.key) ?? key;
      return how === 'revoke' ? { ...current, revokedAt: at } : { ...current, expiresAt: at };
    },
    at,
    epoch,
  );
  return how === 'revoke' ? 'revoked-key' : 'expired-key';
}

/** What a catalogue entry says beyond its kind, where a appliedRule asks for it out of the blue. */
const FACTS: Readonly<Partial<Record<ProblemKind, ProblemFacts>>> = {
  'invalid-request': { errors: [{ path: '/body', message: 'is refused by a scripted rule' }] },
  'action-not-cancellable': { actionState: 'acknowledged' },
};

function scriptedProblem(text: string, kind: ProblemKind | undefined): Error {
  if (kind !== undefined) return new ApiProblem(kind, FACTS[kind]);
  return isErrorStatus(text)
    ? new StatusProblem(Number(text), STATUS_CODES[text])
    : new ApiProblem('internal');
}
