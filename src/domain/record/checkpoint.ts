import type { Action, ActionReference } from '../actions/action.ts';
import type { HistoryEntry } from '../device-command.ts';
import type { Device } from '../entities.ts';
import type { ApiKey } from '../keys/api-key.ts';
import type { QuotaRecord } from '../rate-limit/quota-record.ts';
import type { RuleRecord } from '../rules/rule-record.ts';
import type { ClockStart, ClockState } from '../time/clock-pace.ts';
import type { Instant } from '../time/instant.ts';
import type { AccountBaseline } from './baseline.ts';

/** What has happened to a device. */
interface DevicePast {
  /** Commands in force over time, oldest first; a vehicle's are those of the charger it plugs into. */
  readonly commands: readonly HistoryEntry[];
  /** When something last made the service read the device anew: a completed action, a change, an end of an outage. */
  readonly freshAt: Instant;
  readonly offlineSince?: Instant;
  /** How many actions it was ever sent: the ordinal that the next action's id is drawn from. */
  readonly actionCount: number;
}

/** A device of the account with what has happened to it. */
export interface DeviceRecord extends DevicePast {
  readonly device: Device;
}

/** The same of a device that the baseline describes. */
export interface DeviceHistory extends DevicePast {
  readonly deviceId: string;
}

/** An action whose next transition waits for its instant. */
export interface DueAction extends ActionReference {
  readonly at: Instant;
}

/** The rules of a scenario that requests asked for by name, with counters of their own. */
export interface ScenarioRecord {
  readonly name: string;
  readonly rules: readonly RuleRecord[];
}

/** The state of an account as plain data: its facts so far, folded. Its size does not depend on their number. */
export interface AccountCheckpoint {
  readonly baseline: AccountBaseline;
  readonly clockStart: ClockStart;
  /** When the account was opened or last reset. */
  readonly startedAt: Instant;
  /** The latest instant of any fact so far: no later one is earlier. */
  readonly latestAt: Instant;
  readonly clock: ClockState;
  /** Every device; left out where there is `deviceHistories`. */
  readonly devices?: readonly DeviceRecord[];
  /** Where the devices are those of the baseline: what has happened to them, without those to which nothing has. */
  readonly deviceHistories?: readonly DeviceHistory[];
  readonly keys: readonly ApiKey[];
  /** In the order in which they were made. */
  readonly actions: readonly Action[];
  /** In the order in which they are due. */
  readonly timeline: readonly DueAction[];
  /** In the order in which they are asked. */
  readonly rules: readonly RuleRecord[];
  readonly scenarios: readonly ScenarioRecord[];
  readonly quotas: readonly (readonly [key: string, record: QuotaRecord])[];
  /** How many keys and devices were ever added: ordinals that the next ones are drawn from. */
  readonly added: { readonly keys: number; readonly devices: number };
}
