import type { ReplySubject } from '../../../contract/edition.ts';
import type { Reply } from '../../../contract/exchange/reply.ts';

const NOTHING: ReplySubject = {};

/** The answer to a push names its action. */
export function describeReplyV1({ body }: Reply): ReplySubject {
  const isPush = typeof body === 'object' && body !== null && 'actionId' in body;
  return isPush && typeof body.actionId === 'string' ? { actionId: body.actionId } : NOTHING;
}
