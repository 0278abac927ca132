import type { ProblemDetail } from '../domain/failures/problem.ts';
import type { FindingKind } from './finding-kinds.ts';

/** What was run, and how it ended. */
export interface CommandEnd {
  /** Its words, with keys masked. */
  readonly command: readonly string[];
  readonly exitCode: number;
  /** What killed it; null where it ended by itself. */
  readonly signal: string | null;
}

/** Where the first request of a kind stands. */
export interface FirstRequest {
  /** The one that `exec` runs is 1, those that the command has started count on from 2. */
  readonly sandbox: number;
  /** Null where nobody has the key. */
  readonly account: string | null;
  /** The test that made it, where its account was named after one; null where that cannot be told. */
  readonly test: string | null;
  /** Its number in the journal of the account; 0 where the journal is off. */
  readonly sequence: number;
  readonly requestId: string;
}

export interface StatusReport {
  /** As the document writes it; one it does not have as it was sent; `none` where the connection ended without one. */
  readonly status: string;
  readonly documented: boolean;
  readonly count: number;
  /** How many of them a rule or the request itself asked for. */
  readonly scripted: number;
}

export interface OperationReport {
  /** Name of the edition whose document has it. */
  readonly edition: string;
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly count: number;
  /** Those of the document, then others that were answered. */
  readonly statuses: readonly StatusReport[];
  /** Documented statuses that no client has met. */
  readonly neverMet: readonly string[];
}

export interface ContractViolationReport {
  readonly edition: string;
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly reasons: readonly ProblemDetail[];
  readonly count: number;
  readonly first: FirstRequest;
}

export interface UnknownRouteReport {
  /** Name of the edition that the request spoke. */
  readonly edition: string;
  readonly method: string;
  readonly path: string;
  /** The document has the path, but not with this method. */
  readonly knownPath: boolean;
  readonly count: number;
  readonly first: FirstRequest;
}

export interface EarlyRetryReport {
  readonly edition: string;
  /** Null where no operation of the document fits. */
  readonly operation: string | null;
  readonly method: string;
  readonly path: string;
  /** Null where nobody has the key. */
  readonly keyName: string | null;
  readonly count: number;
  readonly first: FirstRequest;
}

export interface LiveKeyReport {
  /** Masked. */
  readonly key: string;
  readonly count: number;
  /** The test in which it came first; null where that cannot be told. */
  readonly test: string | null;
}

export interface UnusedRuleReport {
  readonly rule: string;
  /** The test that added it; null where none did, or where that cannot be told. */
  readonly test: string | null;
}

/** An effect of a rule that was meant to change an answer, and did not fit it. */
export interface UnappliedEffectReport {
  readonly rule: string;
  readonly edition: string;
  /** Null where no operation of the document fits. */
  readonly operation: string | null;
  readonly method: string;
  readonly path: string;
  readonly reason: string;
  readonly count: number;
  readonly first: FirstRequest;
}

/** So many of so many. */
export interface Share {
  readonly met: number;
  readonly of: number;
}

/** What clients did during one run of a command, and what they never did. */
export interface Report {
  /** Version of this format. */
  readonly version: 1;
  readonly sandbox: {
    readonly version: string;
    /** The one that requests speak which tell none. */
    readonly edition: string;
  };
  readonly run: CommandEnd & { readonly startedAt: string; readonly durationMs: number };
  readonly totals: {
    readonly requests: number;
    /** Accounts that were called. */
    readonly accounts: number;
    /** That of `exec`, and those that the command has started. */
    readonly sandboxes: number;
    readonly operations: Share;
    /** Documented statuses over all operations. */
    readonly statuses: Share;
    /** Those of them from 400 on. */
    readonly errorPaths: Share;
    /** Requests, or keys and rules, by what was found; a list below names at most a thousand. */
    readonly findings: Readonly<Record<FindingKind, number>>;
  };
  /** The counts of this report do not depend on it. */
  readonly journal: { readonly on: boolean; readonly droppedEntries: number };
  /** Accounts that the limits closed during the run: idle for too long, or to make room for others. */
  readonly closedAccounts: { readonly idle: number; readonly max: number };
  readonly operations: readonly OperationReport[];
  readonly contractViolations: readonly ContractViolationReport[];
  readonly liveKeys: readonly LiveKeyReport[];
  /** Rules that never did anything. */
  readonly unusedRules: readonly UnusedRuleReport[];
  readonly effectsNotApplied: readonly UnappliedEffectReport[];
  readonly earlyRetries: readonly EarlyRetryReport[];
  readonly unknownRoutes: readonly UnknownRouteReport[];
  /** What should fail the run, and which of it was found. */
  readonly failOn: readonly FindingKind[];
  readonly failedOn: readonly FindingKind[];
}
