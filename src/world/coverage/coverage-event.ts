import type { ClockPace } from '../../domain/time/clock-pace.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { CoveredRequest } from './coverage-facts.ts';

/** A request was answered, or its connection ended without an answer. */
export interface RequestCovered {
  readonly type: 'request';
  readonly request: CoveredRequest;
}

/** An account has these rules from now on, beside those that it had. */
export interface RulesAdded {
  readonly type: 'rules';
  readonly account: string;
  readonly names: readonly string[];
}

/** The clock of an account shows this instant and runs at this pace: it began to, or was told to. */
export interface ClockMoved extends ClockPace {
  readonly type: 'clock';
  readonly account: string;
  readonly at: Instant;
  readonly isStart: boolean;
}

/** An account is the one of a test. */
export interface TestOpened {
  readonly type: 'test';
  readonly account: string;
  readonly name: string;
}

export interface AccountClosed {
  readonly type: 'closed';
  readonly account: string;
}

/** A key of production arrived. */
export interface LiveKeyMet {
  readonly type: 'live-key';
  /** Masked. */
  readonly key: string;
}

/** What coverage hears of, as data: coverage that hears of the same counts the same. */
export type CoverageEvent =
  | RequestCovered
  | RulesAdded
  | ClockMoved
  | TestOpened
  | AccountClosed
  | LiveKeyMet;

/** Where an event belongs. */
export interface EventScope {
  /** Number of the sandbox; 1 where the run has no other. */
  readonly sandbox: number;
  /** Undefined where it belongs to no test, or to one of several. */
  readonly test: string | undefined;
}

export type CoverageListener = (event: CoverageEvent, scope: EventScope) => void;
