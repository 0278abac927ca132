import { contextOf } from '../../contract/exchange/exchange.ts';
import type { Reply } from '../../contract/exchange/reply.ts';
import type { AppliedRule } from '../../domain/rules/applied-rule.ts';
import type { LogSink } from '../../log/log.ts';
import { EpochOver } from '../../world/epoch.ts';
import type { CorrectRule } from '../../world/world-command.ts';
import type { ApiExchange } from '../api-exchange.ts';
import { scriptReply } from './script-reply.ts';

/**
 * Lets the rule of a request change its answer, and corrects what was counted of it by what came of that: a rule that
 * did nothing has its turn back and is not named in the reply, and an effect that did not fit is counted and told.
 */
export async function settleRule(
  exchange: ApiExchange,
  appliedRule: AppliedRule,
  answer: Reply,
  log: LogSink,
): Promise<Reply> {
  const { rule, scenario } = appliedRule;
  const { reply, hasActed, misfit } = scriptReply(exchange, appliedRule, answer);
  if (hasActed && misfit === undefined) return reply;
  if (misfit !== undefined) {
    const { method, path } = exchange;
    exchange.notApplied = { rule, reason: misfit };
    const message = `The rule ${rule} does not fit the answer to ${method} ${path}: ${misfit}`;
    log({ type: 'warning', message });
  }
  if (!hasActed) {
    delete exchange.appliedRule;
    delete exchange.rule;
    delete exchange.replyHeaders['x-sandbox-rule'];
  }
  const correction = { isReturned: !hasActed, isMisfit: misfit !== undefined };
  await correctRule(exchange, { type: 'rule.correct', rule, scenario, correction });
  return hasActed ? reply : answer;
}

async function correctRule(exchange: ApiExchange, command: CorrectRule): Promise<void> {
  const { account, at, epoch } = contextOf(exchange);
  try {
    await account.execute(command, at, epoch);
  } catch (error) {
    // The request is about to be ended with its world, and its rule went with that.
    if (!(error instanceof EpochOver)) throw error;
  }
}
