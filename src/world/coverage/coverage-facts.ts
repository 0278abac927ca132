import type { ProblemDetail } from '../../domain/failures/problem.ts';
import type { JournalEntry } from '../../domain/journal/journal-entry.ts';
import type { Tallied } from './bounded-tally.ts';

/** What coverage needs to know of a request: part of its journal entry. */
export type CoveredRequest = Pick<
  JournalEntry,
  | 'sequence'
  | 'account'
  | 'edition'
  | 'requestId'
  | 'method'
  | 'at'
  | 'path'
  | 'queryText'
  | 'route'
  | 'operation'
  | 'keyName'
  | 'verdict'
  | 'errors'
  | 'status'
  | 'connection'
  | 'rule'
  | 'isRuleAskedFor'
  | 'notApplied'
  | 'isEarlyRetry'
  | 'problem'
  | 'durationMs'
>;

/** Where the first request of a kind stands; a journal may have dropped it since. */
export interface FirstSeen {
  /** Number of the sandbox that it came to. */
  readonly sandbox: number;
  /** Undefined where nobody has the key. */
  readonly account: string | undefined;
  /** The test that made it, as far as that can be told. */
  readonly test: string | undefined;
  /** Its number in the journal of the account; 0 where the journal is off. */
  readonly sequence: number;
  readonly requestId: string;
}

export interface StatusCount {
  readonly status: number;
  count: number;
  /** How many of them a rule or the request itself asked for. */
  scripted: number;
}

export interface OperationCount {
  readonly edition: string;
  readonly operation: string;
  /** In the order in which they were first answered. */
  readonly statuses: readonly StatusCount[];
}

export interface ContractViolationCount {
  readonly edition: string;
  readonly operation: string;
  readonly method: string;
  /** Template of the path. */
  readonly path: string;
  readonly reasons: readonly ProblemDetail[];
  count: number;
  readonly first: FirstSeen;
}

export interface UnknownRouteCount {
  readonly edition: string;
  readonly method: string;
  readonly path: string;
  /** The document has the path, but not with this method. */
  readonly isKnownPath: boolean;
  count: number;
  readonly first: FirstSeen;
}

export interface EarlyRetryCount {
  readonly edition: string;
  readonly operation: string | undefined;
  readonly method: string;
  readonly path: string;
  readonly keyName: string | undefined;
  count: number;
  readonly first: FirstSeen;
}

export interface LiveKeyCount {
  /** Masked. */
  readonly key: string;
  /** The test in which it came first, as far as that can be told. */
  readonly test: string | undefined;
  count: number;
}

export interface AddedRule {
  readonly rule: string;
  /** The test that added it first, as far as that can be told. */
  readonly test: string | undefined;
}

export interface UnappliedEffectCount {
  readonly rule: string;
  readonly edition: string;
  readonly operation: string | undefined;
  readonly method: string;
  /** Template of the path, where the document has one that fits. */
  readonly path: string;
  readonly reason: string;
  count: number;
  readonly first: FirstSeen;
}

/** Everything that coverage has counted, as data. */
export interface CoverageFacts {
  readonly requestCount: number;
  /** Accounts that were called. */
  readonly accountCount: number;
  readonly operations: readonly OperationCount[];
  readonly contractViolations: Tallied<ContractViolationCount>;
  readonly unknownRoutes: Tallied<UnknownRouteCount>;
  readonly earlyRetries: Tallied<EarlyRetryCount>;
  /** Effects of rules that were meant to change an answer, and did not fit. */
  readonly unappliedEffects: Tallied<UnappliedEffectCount>;
  /** How often each rule of an account did something, by its name, over all accounts; what a header asked for is none. */
  readonly appliedRules: ReadonlyMap<string, number>;
  readonly liveKeys: Tallied<LiveKeyCount>;
  /** Every rule that an account ever had, by its name. */
  readonly knownRules: readonly AddedRule[];
}
