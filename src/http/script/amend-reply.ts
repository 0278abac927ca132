import { changeAnswer } from '../../domain/rules/change-answer.ts';
import type { LogSink } from '../../log.ts';
import type { Exchange, Reply } from '../exchange.ts';

/** Changes the true answer as the script of the request asks: its body, its headers, its bytes on their way. */
export function amendReply(exchange: Exchange, reply: Reply, log: LogSink): Reply {
  if (exchange.script === undefined) return reply;
  const { rule, effect } = exchange.script;
  const { headers, connection } = effect;
  const changed = changeAnswer(effect, reply.body);
  if ('misfit' in changed) {
    const { method, path } = exchange;
    const message = `The patch of the rule ${rule} does not fit the answer to ${method} ${path}: ${changed.misfit}`;
    log({ type: 'warning', message });
  }
  return {
    ...reply,
    body: 'misfit' in changed ? reply.body : changed.document,
    isCorrected: true,
    ...(headers !== undefined && { headers: { ...reply.headers, ...headers } }),
    ...(connection !== undefined && { fault: connection }),
  };
}
