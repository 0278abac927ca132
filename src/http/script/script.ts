import type { Effect } from '../../domain/rules/rule.ts';

/** What a rule does to one request; the layers ask it in their order. */
export interface Script {
  readonly rule: string;
  readonly effect: Effect;
  /** How long the answer is held back. */
  readonly delayMs: number;
}
