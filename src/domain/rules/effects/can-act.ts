import type { ConnectionFault, Effect } from '../rule.ts';

/** The parts of an effect that handlers carry out: how a device is read, and how an action ends. */
export const HANDLER_EFFECTS = ['deviceOffline', 'staleMs', 'action'] as const;
export type HandlerEffect = (typeof HANDLER_EFFECTS)[number];

/** What a part of an effect needs to act: a handler that heeds it, or an answer with a body. */
export type EffectNeed = HandlerEffect | 'body';

/** Whether a request offers what a part needs. */
export type Honours = (need: EffectNeed) => boolean;

/**
 * Whether any part of an effect can act on a request. Whether a patch fits is known of the answer alone, so one is tried
 * wherever the answer has a body.
 */
export function canAct(effect: Effect, honours: Honours): boolean {
  if (actsOnAny(effect)) return true;
  return (needsBody(effect) && honours('body')) || handlerPartsOf(effect).some(honours);
}

/** Whether a part acts whatever the request is, and whatever is answered. */
export function actsOnAny({ error, reply, headers, delay, key, connection }: Effect): boolean {
  if ([error, reply, headers, delay, key].some((part) => part !== undefined)) return true;
  return connection !== undefined && !needsBytes(connection);
}

export function handlerPartsOf(effect: Effect): HandlerEffect[] {
  return HANDLER_EFFECTS.filter((part) => effect[part] !== undefined);
}

function needsBody({ merge, patch, connection }: Effect): boolean {
  return merge !== undefined || patch !== undefined || needsBytes(connection);
}

/** Whether it is something that happens to the bytes of a body. */
export function needsBytes(connection: ConnectionFault | undefined): boolean {
  const { kind } = connection ?? {};
  return kind === 'cut' || kind === 'malformed-json' || kind === 'drip';
}
