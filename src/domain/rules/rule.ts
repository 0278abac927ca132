import type { ScriptedOutcome } from '../actions/scripted-outcome.ts';
import type { Family } from '../entities.ts';
import type { HeaderFields } from '../headers/header-fields.ts';
import type { Instant } from '../time/instant.ts';
import type { JsonPatchOperation } from './effects/apply-json-patch.ts';
import type { RuleSpec } from './rule-spec.ts';

/** What a request must be for a rule to match; every part is optional, and all that are given must hold. */
export interface RuleConditions {
  /** Names of editions that the request may speak. */
  readonly editions?: readonly string[];
  /** operationIds of the document. */
  readonly operations?: readonly string[];
  readonly families?: readonly Family[];
  readonly devices?: readonly string[];
  readonly accounts?: readonly string[];
  readonly keys?: readonly string[];
  readonly methods?: readonly string[];
  /** Path patterns: `*` stands for one segment, `**` for any number of them. */
  readonly paths?: readonly string[];
  /** Lower-case header name → how its value must be. */
  readonly headers?: Readonly<Record<string, TextCondition>>;
  /** Part of the body that must be there, deeply; arrays must be equal. */
  readonly body?: unknown;
  readonly between?: ClockWindow;
}

/** A text that is equal, contains, starts with, is there at all or is absent. No regular expressions: none can stall. */
export type TextCondition =
  | { readonly equals: string }
  | { readonly contains: string }
  | { readonly startsWith: string }
  | { readonly present: boolean };

/** From the moment `from` on and before `to`, on the account's clock. */
export interface ClockWindow {
  readonly from?: Moment;
  readonly to?: Moment;
}

/** An instant, or so many milliseconds after the rule was added (for a rule of the baseline: after the start). */
export type Moment = { readonly at: Instant } | { readonly afterMs: number };

/** How long an answer is delayed, in milliseconds. */
export type Delay =
  | { readonly kind: 'fixed'; readonly ms: number }
  | { readonly kind: 'uniform'; readonly minMs: number; readonly maxMs: number }
  | { readonly kind: 'log-normal'; readonly medianMs: number; readonly p99Ms: number };

/**
 * What happens to a connection in place of an answer (`reset`, `empty`, `hang`: the request is not handled), or to the
 * bytes of an answer on their way (the request is handled).
 */
export type ConnectionFault =
  | { readonly kind: 'reset' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'hang' }
  | { readonly kind: 'cut'; readonly afterBytes: number }
  | { readonly kind: 'malformed-json' }
  | { readonly kind: 'drip'; readonly chunkBytes: number; readonly everyMs: number };

/** One thing that a rule does to a request. All parts of an effect apply together. */
export interface Effect {
  /** Code of the edition's catalogue (`RATE_LIMIT_EXCEEDED`) or a problem kind (`revoked-key`), with its status and body. */
  readonly error?: string;
  readonly reply?: { readonly status: number; readonly body?: unknown };
  /** Headers added to whatever is answered. */
  readonly headers?: HeaderFields;
  readonly delay?: Delay;
  readonly connection?: ConnectionFault;
  /** JSON merge patch (RFC 7396) of the true answer. */
  readonly merge?: unknown;
  /** JSON Patch (RFC 6902) of the true answer. */
  readonly patch?: readonly JsonPatchOperation[];
  /** The device cannot be reached for this request: a read falls back, a command fails. */
  readonly deviceOffline?: boolean;
  /** How the action that this push makes will end; `never` leaves it acknowledged. */
  readonly action?: ScriptedOutcome;
  /** The state as it was so many milliseconds ago. */
  readonly staleMs?: number;
  /** The calling key is expired or revoked from this request on, this one included. */
  readonly key?: 'expire' | 'revoke';
}

/** What one application of a rule does; `ok` lets the true answer pass. */
export type Step = Effect | 'ok';

/** Which of the calls that match, counted from 1: `from`, then every `every`-th, up to `to`. */
export interface CallWindow {
  readonly from: number;
  readonly to?: number;
  readonly every: number;
}

/** How often a rule applies to the requests that match it. Absent: every time. */
export interface RuleFrequency {
  readonly calls?: CallWindow;
  /** At most so many times. */
  readonly times?: number;
  /** With this probability, by a draw that depends on the seed, the rule and the matching call's number alone. */
  readonly probability?: number;
  /** For so long after its first application, on the account's clock, in milliseconds. */
  readonly forMs?: number;
}

/** A scripted behaviour in its normal form: when, then, how often. Plain data. */
export interface Rule extends RuleFrequency {
  readonly name: string;
  readonly when: RuleConditions;
  /** Its first application has the first step, and so on; never empty. */
  readonly steps: readonly Step[];
  /** After the last step: stop applying, begin again with the first, or repeat the last. */
  readonly atEnd: 'stop' | 'repeat' | 'last';
  /** As its author wrote it, for lists of rules. */
  readonly spec?: RuleSpec;
}
