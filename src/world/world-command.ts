import type { ActionReference, ActionRequest } from '../domain/actions/action.ts';
import type { Device } from '../domain/entities.ts';
import type { ApiKey } from '../domain/keys/api-key.ts';
import type { QuotaRecord } from '../domain/rate-limit/quota-record.ts';
import type { RuleCorrection } from '../domain/rules/consume-rule.ts';
import type { Rule } from '../domain/rules/rule.ts';
import type { ClockPace } from '../domain/time/clock-pace.ts';
import type { Instant } from '../domain/time/instant.ts';

export interface PushAction extends ActionRequest {
  readonly type: 'action.push';
}

export interface CancelAction extends ActionReference {
  readonly type: 'action.cancel';
}

export interface AddDevice {
  readonly type: 'device.add';
  readonly device: Device;
}

/** Replaces a device's figures; its id, its family and its history stay. */
export interface ReplaceDevice {
  readonly type: 'device.replace';
  readonly device: Device;
}

export interface SetConnectivity {
  readonly type: 'device.connectivity';
  readonly deviceId: string;
  readonly online: boolean;
}

export interface ReleaseDevice {
  readonly type: 'device.release';
  readonly deviceId: string;
}

export interface RemoveDevice {
  readonly type: 'device.remove';
  readonly deviceId: string;
}

/** Adds a key, or puts a changed record in the place of the one with the same text. */
export interface PutKey {
  readonly type: 'key.put';
  readonly key: ApiKey;
}

export interface DeleteKey {
  readonly type: 'key.delete';
  readonly key: string;
}

/** Sets what a key has used of its plan; without a record it has used nothing. */
export interface SetQuota {
  readonly type: 'quota.set';
  readonly key: string;
  readonly record?: QuotaRecord;
}

export interface AddRules {
  readonly type: 'rules.add';
  readonly rules: readonly Rule[];
}

export interface RemoveRule {
  readonly type: 'rule.remove';
  readonly rule: string;
}

/** Corrects what a rule has counted, once the answer is known. */
export interface CorrectRule {
  readonly type: 'rule.correct';
  readonly rule: string;
  /** The scenario that has it, where the request named one. */
  readonly scenario?: string | undefined;
  readonly correction: RuleCorrection;
}

/** Back to the rules of the baseline; what they have counted stays. */
export interface ClearRules {
  readonly type: 'rules.clear';
}

/** Changes the clock's pace from this instant on, or moves it forward to another. */
export interface ChangeClock {
  readonly type: 'clock.change';
  readonly to?: Instant;
  readonly pace?: ClockPace;
}

/** What an account can be asked for; `decide` turns it into facts. */
export type WorldCommand =
  | PushAction
  | CancelAction
  | AddDevice
  | ReplaceDevice
  | SetConnectivity
  | ReleaseDevice
  | RemoveDevice
  | PutKey
  | DeleteKey
  | SetQuota
  | AddRules
  | RemoveRule
  | CorrectRule
  | ClearRules
  | ChangeClock;
