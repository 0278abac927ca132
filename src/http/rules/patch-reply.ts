import type { Exchange } from '../../contract/exchange/exchange.ts';
import type { Reply } from '../../contract/exchange/reply.ts';
import { mergeHeaders } from '../../domain/headers/header-fields.ts';
import { changeAnswer } from '../../domain/rules/effects/change-answer.ts';
import type { LogSink } from '../../log/log.ts';

/** Changes the true answer as the rule that applies to the request asks: its body, its headers, its bytes on their way. */
export function patchReply(exchange: Exchange, reply: Reply, log: LogSink): Reply {
  if (exchange.appliedRule === undefined) return reply;
  const { rule, effect } = exchange.appliedRule;
  const { headers, connection } = effect;
  const changed = changeAnswer(effect, reply.body);
  if ('patchError' in changed) {
    const { method, path } = exchange;
    const message = `The patch of the rule ${rule} does not fit the answer to ${method} ${path}: ${changed.patchError}`;
    log({ type: 'warning', message });
  }
  return {
    ...reply,
    body: 'patchError' in changed ? reply.body : changed.document,
    isCorrected: true,
    ...(headers !== undefined && { headers: mergeHeaders(reply.headers, headers) }),
    ...(connection !== undefined && { fault: connection }),
  };
}
