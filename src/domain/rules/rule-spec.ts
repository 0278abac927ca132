import type { Family } from '../entities.ts';
import type { ProblemKind } from '../failures/problem.ts';
import type { KnownErrorCode, KnownFailureCode, KnownOperationId } from '../names/known-names.gen.ts';
import type { MethodName, TextOr } from '../names/names.ts';
import type { JsonPatchOperation } from './effects/apply-json-patch.ts';

// The language of rules as people write it. The comments on the properties are those of `scenario.schema.json`:
// `npm run generate` writes them.

export interface ScenarioSpec {
  /** Where this schema lies, so that an editor can check and complete the file. */
  readonly $schema?: string;
  /** 1 to 100 letters, digits, '.', '_' or '-', a letter or digit first. */
  readonly name?: string;
  /** What it is for, in at most 4000 characters. */
  readonly description?: string;
  /** Rules in the order in which they are asked, 1 to 10000. */
  readonly rules: readonly RuleSpec[];
}

/** When a request is such, then this happens to it, so often. */
export interface RuleSpec {
  /**
   * What the rule is called in reports and in the reply header x-sandbox-rule: 1 to 100 letters, digits, '.', '_' or
   * '-'. By default the scenario's name, with the rule's number where it has several.
   */
  readonly name?: string;
  /** What it is for, in at most 4000 characters. */
  readonly description?: string;
  /**
   * All that are given must hold; a list means any of its entries. Without conditions the rule matches every request.
   */
  readonly when?: ConditionsSpec;
  /**
   * An effect; or `ok`, which lets the true answer pass; or a list of these, 1 to 1000: the first application has the
   * first, and so on.
   */
  readonly then: StepSpec | readonly StepSpec[];
  /** Applies at most so many times, from 1; an `ok` of a list counts. Without limit by default. */
  readonly times?: number;
  /** Applies from this matching call on, counted from 1. */
  readonly from?: number;
  /** Applies to every so-many-th matching call: 3 means the calls 3, 6, 9; with `from: 2` the calls 2, 5, 8. */
  readonly every?: number;
  /**
   * Applies to a matching call with this probability, from 0 to 1, by a draw from the seed: the same calls in every
   * run. The other calls go on to the rules below.
   */
  readonly probability?: number;
  /** Applies for so long from its first application on, on the account's clock. */
  readonly for?: string;
  /**
   * What a list does at its end: stop applying, repeat from its start, or repeat its last entry.
   * @defaultValue `"stop"`
   */
  readonly atEnd?: 'stop' | 'repeat' | 'last';
}

export type OneOrMore<T> = T | readonly T[];

/** All that are given must hold; a list means any of its entries. */
export interface ConditionsSpec {
  /** The edition of the API that the request speaks. */
  readonly edition?: OneOrMore<string>;
  /** An operationId of the API's document. */
  readonly operation?: OneOrMore<TextOr<KnownOperationId>>;
  /** A family of devices. */
  readonly family?: OneOrMore<Family>;
  /** The id of a device. */
  readonly device?: OneOrMore<string>;
  /** The id of an account. */
  readonly account?: OneOrMore<string>;
  /** The API key that the request carries. Never put a real live key into a file. */
  readonly key?: OneOrMore<string>;
  /** The HTTP method. */
  readonly method?: OneOrMore<MethodName>;
  /** The path without the query; * stands for one segment, ** for any number of segments. */
  readonly path?: OneOrMore<string>;
  /** A text that the header equals, or {contains}, {startsWith} or {present: true or false}, by the header's name. */
  readonly headers?: Readonly<Record<string, HeaderSpec>>;
  /** A part of the JSON body: the fields named here must be there with these values; lists must be equal. */
  readonly body?: unknown;
  /** Which of the calls that meet all other conditions: the n-th, or {from, to, every}, counted from 1. */
  readonly call?: number | CallSpec;
  /** An interval of the account's clock: from the moment `from` on and before `to`. */
  readonly between?: IntervalSpec;
  /** A UTC time such as 2025-06-01T18:00:00Z, or a duration such as 10m from when the rule was added. */
  readonly after?: string;
  /** A UTC time such as 2025-06-01T18:00:00Z, or a duration such as 10m from when the rule was added. */
  readonly until?: string;
}

export interface IntervalSpec {
  /** A UTC time such as 2025-06-01T18:00:00Z, or a duration such as 10m from when the rule was added. */
  readonly from?: string;
  /** A UTC time such as 2025-06-01T18:00:00Z, or a duration such as 10m from when the rule was added. */
  readonly to?: string;
}

/** The text that a header equals, or how its value must be. */
export type HeaderSpec = string | number | HeaderConditionSpec;

export interface HeaderConditionSpec {
  /** A text that the value contains. */
  readonly contains?: string;
  /** A text that the value begins with. */
  readonly startsWith?: string;
  /** Whether the header is there at all. */
  readonly present?: boolean;
}

export interface CallSpec {
  /** The first of these calls. */
  readonly from?: number;
  /** The last of these calls. */
  readonly to?: number;
  /** Every so-many-th of these calls. */
  readonly every?: number;
}

export type StepSpec = EffectSpec | 'ok';

/** What happens to the request; all parts apply together. */
export interface EffectSpec {
  /**
   * An error of the API by its code, or by its kind where a code has several (expired-key, unknown-device), answered
   * with its documented status and body.
   */
  readonly error?: TextOr<KnownErrorCode | ProblemKind>;
  /** Status of an answer of one's own, from 200 to 599. */
  readonly status?: number;
  /**
   * Headers of whatever is answered; one that the answer has already is replaced, whatever the case of its name. A list
   * goes out as so many lines, as Set-Cookie needs it. Printable ASCII, at most 4000 characters each.
   */
  readonly headers?: Readonly<Record<string, string | number | readonly (string | number)[]>>;
  /**
   * Body of an answer of one's own. A text goes out as it is where headers give a Content-Type that is not JSON; all
   * else as JSON.
   */
  readonly body?: unknown;
  /**
   * Holds the answer back, by at most 1h: so long, or drawn evenly from {min, max}, or drawn from a long-tailed
   * distribution with this {median, p99}.
   */
  readonly delay?: DelaySpec;
  /** Resets the connection; the request is not handled. */
  readonly reset?: true;
  /** Closes the connection without an answer; the request is not handled. */
  readonly empty?: true;
  /** Never answers and keeps the connection; the request is not handled. */
  readonly hang?: true;
  /**
   * Handles the request, and closes the connection after so many bytes of the answer's body, 0 to 10000000. With 0 a
   * command is carried out and its answer lost.
   */
  readonly cutAfterBytes?: number;
  /** Answers a whole body that is no JSON. */
  readonly malformedJson?: true;
  /** Sends the answer's body in pieces of so many bytes, with so long between them. */
  readonly drip?: DripSpec;
  /** Changes the true answer by a JSON merge patch (RFC 7396): null takes a field out. */
  readonly merge?: unknown;
  /** Changes the true answer by a JSON Patch (RFC 6902), 1 to 100 operations. */
  readonly patch?: readonly JsonPatchOperation[];
  /** The device cannot be reached for this request: a read answers what was known before, a command fails. */
  readonly offline?: true;
  /** How the action ends that this command makes: completed, failed, never, or an object with more. */
  readonly action?: ActionSpec | ActionEnd;
  /** Answers a read with what was true so long ago. */
  readonly stale?: string;
  /** The calling key is expired or revoked from this request on, this one included, until the account is reset. */
  readonly key?: 'expire' | 'revoke';
}

export type DelaySpec = string | DelayRangeSpec;

export interface DelayRangeSpec {
  /** A number with its unit: 500ms, 45s, 30m, 1.5h or 2d. */
  readonly min?: string;
  /** A number with its unit: 500ms, 45s, 30m, 1.5h or 2d. */
  readonly max?: string;
  /** A number with its unit: 500ms, 45s, 30m, 1.5h or 2d. */
  readonly median?: string;
  /** A number with its unit: 500ms, 45s, 30m, 1.5h or 2d. */
  readonly p99?: string;
}

export interface DripSpec {
  /** A whole number from 1 to 1000000. */
  readonly chunkBytes: number;
  /** At most 1h. */
  readonly every: string;
}

export type ActionEnd = 'completed' | 'failed' | 'never';

export interface ActionSpec {
  /** completed, failed, or never: it stays acknowledged. */
  readonly outcome?: ActionEnd;
  /** `errorCode` of a failed action. */
  readonly errorCode?: TextOr<KnownFailureCode>;
  /** `errorMessage` of a failed action. */
  readonly errorMessage?: string;
  /** Time from acknowledgement to the end. */
  readonly completeAfter?: string;
}
