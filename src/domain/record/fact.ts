import type { ActionFact } from '../actions/action-facts.ts';
import type { Device } from '../entities.ts';
import type { ApiKey } from '../keys/api-key.ts';
import type { QuotaRecord } from '../rate-limit/quota-record.ts';
import type { Rule } from '../rules/rule.ts';
import type { RuleCount, RuleRecord } from '../rules/rule-record.ts';
import type { ClockMode, ClockStart, ClockState } from '../time/clock-pace.ts';
import type { Instant } from '../time/instant.ts';
import type { AccountBaseline } from './baseline.ts';
import type { AccountCheckpoint } from './checkpoint.ts';

/** The account begins, or begins anew: all that was before is gone. */
export interface AccountOpened {
  readonly kind: 'account.opened';
  readonly at: Instant;
  readonly baseline: AccountBaseline;
  readonly clockStart: ClockStart;
  readonly clock: ClockState;
  /** The rules that it begins with, in the order in which they are asked. */
  readonly rules: readonly Rule[];
}

/** The account takes over the state of a snapshot. */
export interface AccountRestored {
  readonly kind: 'account.restored';
  readonly at: Instant;
  readonly checkpoint: AccountCheckpoint;
}

/** From now on the clock shows `at` and runs at this pace. */
export interface ClockChanged {
  readonly kind: 'clock.changed';
  readonly at: Instant;
  readonly mode: ClockMode;
  readonly factor: number;
}

export interface DeviceAdded {
  readonly kind: 'device.added';
  readonly at: Instant;
  readonly device: Device;
}

/** Its figures changed; its id, its family and its history stay. */
export interface DeviceReplaced {
  readonly kind: 'device.replaced';
  readonly at: Instant;
  readonly device: Device;
}

/** It cannot be reached any more, or again, or is left to its daily pattern, or is gone. */
export interface DeviceChanged {
  readonly kind: 'device.disconnected' | 'device.connected' | 'device.released' | 'device.removed';
  readonly at: Instant;
  readonly deviceId: string;
}

/** A key was added, or its record put in the place of the one with the same text. */
export interface KeyPut {
  readonly kind: 'key.put';
  readonly at: Instant;
  readonly key: ApiKey;
}

export interface KeyDeleted {
  readonly kind: 'key.deleted';
  readonly at: Instant;
  readonly key: string;
}

/** What a key has used of its plan; nothing where there is no record. */
export interface QuotaChanged {
  readonly kind: 'quota.changed';
  readonly at: Instant;
  readonly key: string;
  readonly record?: QuotaRecord;
}

/** Rules were put above all others; those of the same names are gone. */
export interface RulesAdded {
  readonly kind: 'rules.added';
  readonly at: Instant;
  readonly rules: readonly Rule[];
}

export interface RuleRemoved {
  readonly kind: 'rule.removed';
  readonly at: Instant;
  readonly rule: string;
}

/** These are the rules from now on. */
export interface RulesReplaced {
  readonly kind: 'rules.replaced';
  readonly at: Instant;
  readonly rules: readonly RuleRecord[];
}

/** Requests met rules: of the account, or of the scenario that they named. */
export interface RulesCounted {
  readonly kind: 'rules.counted';
  readonly at: Instant;
  readonly scenario?: string;
  readonly counts: readonly RuleCount[];
}

/** A request asked for the rules of a scenario for the first time. */
export interface ScenarioOpened {
  readonly kind: 'scenario.opened';
  readonly at: Instant;
  readonly scenario: string;
  readonly rules: readonly Rule[];
}

/**
 * What has happened to an account. A fact carries everything that was drawn or judged when it was decided, so that
 * applying it needs neither settings nor chance. `at` is never earlier than that of the fact before it, but for
 * `account.opened` and `account.restored`, which begin the time of the account anew.
 */
export type Fact =
  | AccountOpened
  | AccountRestored
  | ClockChanged
  | ActionFact
  | DeviceAdded
  | DeviceReplaced
  | DeviceChanged
  | KeyPut
  | KeyDeleted
  | QuotaChanged
  | RulesAdded
  | RuleRemoved
  | RulesReplaced
  | RulesCounted
  | ScenarioOpened;

export type FactKind = Fact['kind'];

/** Every kind of fact; the compiler finds one that is missing or unknown. */
const KINDS: Readonly<Record<FactKind, true>> = {
  'account.opened': true,
  'account.restored': true,
  'clock.changed': true,
  'action.created': true,
  'action.acknowledged': true,
  'action.postponed': true,
  'action.completed': true,
  'action.failed': true,
  'action.cancelled': true,
  'action.dropped': true,
  'device.added': true,
  'device.replaced': true,
  'device.disconnected': true,
  'device.connected': true,
  'device.released': true,
  'device.removed': true,
  'key.put': true,
  'key.deleted': true,
  'quota.changed': true,
  'rules.added': true,
  'rule.removed': true,
  'rules.replaced': true,
  'rules.counted': true,
  'scenario.opened': true,
};

export const FACT_KINDS: readonly FactKind[] = Object.keys(KINDS) as FactKind[];
