import { type ApiKey, startKey } from '../domain/keys/api-key.ts';
import type { RateState } from '../domain/rate-limit/quota.ts';
import type { QuotaRecord } from '../domain/rate-limit/quota-record.ts';
import type { AccountBaseline } from '../domain/record/baseline.ts';
import type { AccountCheckpoint } from '../domain/record/checkpoint.ts';
import type { AccountOpened } from '../domain/record/fact.ts';
import { type ClockStart, FROZEN_PACE } from '../domain/time/clock-pace.ts';
import type { Instant } from '../domain/time/instant.ts';
import { ActionStore } from './actions/action-store.ts';
import { CompactMap } from './compact-map.ts';
import { DeviceStore } from './devices/device-store.ts';
import { baselineRecords, Rulebook } from './rules/rulebook.ts';
import { Clock } from './time/clock.ts';

/** Before its first fact an account is nobody's. */
const NOBODY: AccountBaseline = {
  id: '',
  name: '',
  environment: 'sandbox',
  seed: '',
  users: [],
  devices: [],
  actions: [],
  keys: [],
};

/** Everything that facts have made of an account. `evolve` alone changes it; a checkpoint is all of it as data. */
export class AccountState {
  readonly devices = new DeviceStore();
  readonly actions = new ActionStore();
  readonly keys = new CompactMap<ApiKey>();
  readonly quotas = new CompactMap<QuotaRecord>();
  readonly clock = new Clock({ ...FROZEN_PACE, at: 0 });
  /** Rules that requests asked for by the name of a scenario, each with counters of its own. */
  readonly scenarios = new CompactMap<Rulebook>();
  readonly added = { keys: 0, devices: 0 };
  rulebook = new Rulebook('');
  baseline = NOBODY;
  clockStart: ClockStart = FROZEN_PACE;
  startedAt: Instant = 0;
  latestAt: Instant = 0;

  /** What the key has used of this plan; undefined where nothing, or only of another. */
  quotaState(key: string, plan: string): RateState | undefined {
    const record = this.quotas.get(key);
    return record?.plan === plan ? record.state : undefined;
  }

  open({ baseline, clockStart, clock, rules, at }: AccountOpened): void {
    this.#clear();
    this.baseline = baseline;
    this.clockStart = clockStart;
    this.startedAt = at;
    this.latestAt = at;
    this.clock.restore(clock);
    this.devices.open(baseline.devices);
    for (const key of baseline.keys) this.keys.set(key.key, startKey(key, at));
    this.added.keys = baseline.keys.length;
    this.rulebook = new Rulebook(baseline.seed, baselineRecords(rules, at));
  }

  load(checkpoint: AccountCheckpoint): void {
    this.#clear();
    const { baseline, clockStart, startedAt, latestAt, clock, added } = checkpoint;
    Object.assign(this, { baseline, clockStart, startedAt, latestAt });
    Object.assign(this.added, added);
    this.clock.restore(clock);
    this.devices.load(baseline.devices, checkpoint);
    for (const key of checkpoint.keys) this.keys.set(key.key, key);
    this.actions.load(checkpoint.actions, checkpoint.timeline);
    for (const [key, record] of checkpoint.quotas) this.quotas.set(key, record);
    this.rulebook = new Rulebook(baseline.seed, checkpoint.rules);
    for (const { name, rules } of checkpoint.scenarios)
      this.scenarios.set(name, new Rulebook(baseline.seed, rules));
  }

  checkpoint(): AccountCheckpoint {
    const { baseline, clockStart, startedAt, latestAt } = this;
    return {
      baseline,
      clockStart,
      startedAt,
      latestAt,
      clock: this.clock.state(),
      ...this.devices.checkpoint(),
      keys: this.keys.values(),
      actions: this.actions.all(),
      timeline: this.actions.timeline(),
      rules: this.rulebook.records(),
      scenarios: this.scenarios.entries().map(([name, book]) => ({ name, rules: book.records() })),
      quotas: this.quotas.entries(),
      added: { ...this.added },
    };
  }

  #clear(): void {
    this.devices.clear();
    this.actions.clear();
    this.keys.clear();
    this.quotas.clear();
    this.scenarios.clear();
    Object.assign(this.added, { keys: 0, devices: 0 });
  }
}
