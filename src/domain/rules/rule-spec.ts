import type { Family } from '../entities.ts';
import type { ProblemKind } from '../failures/problem.ts';
import type { JsonPatchOperation } from './effects/apply-json-patch.ts';

/** The language of rules as people write it; `fixtures/schemas/scenario.schema.json` says what each part means. */
export interface ScenarioSpec {
  readonly $schema?: string;
  readonly name?: string;
  readonly description?: string;
  readonly rules: readonly RuleSpec[];
}

export interface RuleSpec {
  readonly name?: string;
  readonly description?: string;
  readonly when?: ConditionsSpec;
  readonly then: StepSpec | readonly StepSpec[];
  readonly times?: number;
  readonly from?: number;
  readonly every?: number;
  readonly probability?: number;
  readonly for?: string;
  readonly atEnd?: 'stop' | 'repeat' | 'last';
}

export type OneOrMore<T> = T | readonly T[];

export interface ConditionsSpec {
  readonly edition?: OneOrMore<string>;
  readonly operation?: OneOrMore<string>;
  readonly family?: OneOrMore<Family>;
  readonly device?: OneOrMore<string>;
  readonly account?: OneOrMore<string>;
  readonly key?: OneOrMore<string>;
  readonly method?: OneOrMore<string>;
  readonly path?: OneOrMore<string>;
  readonly headers?: Readonly<Record<string, HeaderSpec>>;
  readonly body?: unknown;
  readonly call?: number | CallSpec;
  readonly between?: { readonly from?: string; readonly to?: string };
  readonly after?: string;
  readonly until?: string;
}

export type HeaderSpec =
  | string
  | number
  | { readonly contains?: string; readonly startsWith?: string; readonly present?: boolean };

export interface CallSpec {
  readonly from?: number;
  readonly to?: number;
  readonly every?: number;
}

export type StepSpec = EffectSpec | 'ok';

export interface EffectSpec {
  /** A code of the edition, or a kind of problem. */
  readonly error?: ProblemKind | (string & {});
  readonly status?: number;
  /** A list goes out as so many lines. */
  readonly headers?: Readonly<Record<string, string | number | readonly (string | number)[]>>;
  readonly body?: unknown;
  readonly delay?: DelaySpec;
  readonly reset?: true;
  readonly empty?: true;
  readonly hang?: true;
  readonly cutAfterBytes?: number;
  readonly malformedJson?: true;
  readonly drip?: { readonly chunkBytes: number; readonly every: string };
  readonly merge?: unknown;
  readonly patch?: readonly JsonPatchOperation[];
  readonly offline?: true;
  readonly action?: ActionSpec | ActionEnd;
  readonly stale?: string;
  readonly key?: 'expire' | 'revoke';
}

export type DelaySpec =
  | string
  | { readonly min?: string; readonly max?: string; readonly median?: string; readonly p99?: string };

export type ActionEnd = 'completed' | 'failed' | 'never';

export interface ActionSpec {
  readonly outcome?: ActionEnd;
  readonly errorCode?: string;
  readonly errorMessage?: string;
  readonly completeAfter?: string;
}
