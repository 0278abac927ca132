import type { Exchange } from '../../contract/exchange/exchange.ts';
import type { Reply } from '../../contract/exchange/reply.ts';
import { mergeHeaders } from '../../domain/headers/header-fields.ts';
import type { AppliedRule } from '../../domain/rules/applied-rule.ts';
import { actsOnAny, needsBytes } from '../../domain/rules/effects/can-act.ts';
import { changeAnswer } from '../../domain/rules/effects/change-answer.ts';
import type { ConnectionFault, Effect } from '../../domain/rules/rule.ts';
import { isJsonReply, toText } from '../reply-text.ts';

/** A reply as the rule of its request has it, and what came of the rule. */
export interface ScriptedReply {
  readonly reply: Reply;
  /** Whether any part of the effect acted. */
  readonly hasActed: boolean;
  /** Why a part that was meant to change the answer could not; undefined where all could. */
  readonly misfit?: string;
}

/** Changes the true answer as the rule that applies to the request asks: its body, its headers, its bytes on their way. */
export function scriptReply(exchange: Exchange, appliedRule: AppliedRule, answer: Reply): ScriptedReply {
  const { effect } = appliedRule;
  const hasBody = exchange.method !== 'HEAD';
  const changed = changeBody(effect, answer);
  const { headers } = effect;
  const reply: Reply = {
    ...answer,
    ...('document' in changed && { body: changed.document }),
    isCorrected: true,
    ...(headers !== undefined && { headers: mergeHeaders(answer.headers, headers) }),
  };
  const fault = hasBody || !needsBytes(effect.connection) ? effect.connection : undefined;
  const refused = fault && refuseFault(fault, reply);
  const misfit = 'patchError' in changed ? changed.patchError : refused;
  const hasFault = fault !== undefined && refused === undefined;
  const isChanged = 'document' in changed && (effect.merge ?? effect.patch) !== undefined;
  return {
    reply: hasFault ? { ...reply, fault } : reply,
    hasActed: hasFault || (isChanged && hasBody) || hasActedBefore(exchange, appliedRule),
    ...(misfit !== undefined && { misfit }),
  };
}

/** What acts whatever the answer is, or has acted in its handler: not where that refused the request. */
function hasActedBefore({ problem }: Exchange, { effect, heeded }: AppliedRule): boolean {
  return actsOnAny(effect) || (problem === undefined && heeded.length > 0);
}

function changeBody({ merge, patch }: Effect, answer: Reply): ReturnType<typeof changeAnswer> {
  if (merge === undefined && patch === undefined) return { document: answer.body };
  if (answer.body === undefined) return { patchError: 'the answer has no body.' };
  if (!isJsonReply(answer)) return { patchError: 'the answer is not JSON.' };
  return changeAnswer(
    { ...(merge !== undefined && { merge }), ...(patch !== undefined && { patch }) },
    answer.body,
  );
}

/** Why a fault of the connection leaves this reply as it is; undefined where it does not. */
function refuseFault(fault: ConnectionFault, reply: Reply): string | undefined {
  if (!needsBytes(fault)) return undefined;
  const sizeBytes = Buffer.byteLength(toText(reply));
  if (sizeBytes === 0) return 'the answer has no body.';
  const size = `the body has no more than ${sizeBytes} bytes`;
  if (fault.kind === 'cut' && fault.afterBytes >= sizeBytes)
    return `${size}, and would be cut after ${fault.afterBytes}.`;
  if (fault.kind === 'drip' && fault.chunkBytes >= sizeBytes)
    return `${size}, and each piece of it ${fault.chunkBytes}.`;
  return undefined;
}
