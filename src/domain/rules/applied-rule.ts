import type { HandlerEffect } from './effects/can-act.ts';
import type { Effect } from './rule.ts';

/** The rule that applies to one request, and its effect; the layers read it in their order. */
export interface AppliedRule {
  readonly rule: string;
  readonly effect: Effect;
  /** The parts of the effect that its handler heeds. */
  readonly heeded: readonly HandlerEffect[];
  /** Whether the request itself asks for it by a header: no rule of its account is meant. */
  readonly isAskedFor: boolean;
  /** The scenario that has it, where the request named one. */
  readonly scenario?: string | undefined;
  /** How long the answer is delayed. */
  readonly delayMs: number;
}
