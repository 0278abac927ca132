import type { Effect } from '../rule.ts';

/** The parts of an effect that handlers carry out: how a device is read, and how an action ends. */
export const HANDLER_EFFECTS = ['deviceOffline', 'staleMs', 'action'] as const;
export type HandlerEffect = (typeof HANDLER_EFFECTS)[number];

/** Whether a request comes to a handler that heeds this part. */
export type Honours = (part: HandlerEffect) => boolean;

/**
 * Whether any part of an effect can act on a request. Whether a patch fits is known of the answer alone, so one is tried
 * on every request.
 */
export function canAct(effect: Effect, honours: Honours): boolean {
  const { error, reply, headers, delay, connection, merge, patch, key } = effect;
  const others = [error, reply, headers, delay, connection, merge, patch, key];
  return others.some((part) => part !== undefined) || handlerPartsOf(effect).some(honours);
}

export function handlerPartsOf(effect: Effect): HandlerEffect[] {
  return HANDLER_EFFECTS.filter((part) => effect[part] !== undefined);
}
