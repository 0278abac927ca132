import type { HandlerEffect, Honours } from '../../domain/rules/effects/can-act.ts';
import type { ApiExchange } from '../api-exchange.ts';

/** What a request offers of what effects need; looked into once, and only where a rule asks. */
export function lookIntoEffects(exchange: ApiExchange): Honours {
  let heeded: readonly HandlerEffect[] | undefined;
  return (need) => {
    // The answer to HEAD is its headers alone, and what handlers heed shows in bodies.
    if (exchange.method === 'HEAD') return false;
    if (need === 'body') return true;
    heeded ??= exchange.edition.contract.effectsOn(exchange);
    return heeded.includes(need);
  };
}
