import type { Device } from '../../src/domain/entities.ts';
import type { AccountBaseline } from '../../src/domain/record/baseline.ts';
import { FROZEN_PACE } from '../../src/domain/time/clock-pace.ts';
import { MemoryStore } from '../../src/store/memory-store.ts';
import { Account } from '../../src/world/account.ts';
import type { Opening } from '../../src/world/decide/decide-opening.ts';
import type { AccountStore } from '../../src/world/record/account-store.ts';
import type { AccountSettings } from '../../src/world/settings.ts';

export const START = Date.UTC(2025, 0, 23, 10, 30);

const COMMON = { userId: 'user_1', vendor: 'Acme', model: 'One', installedAt: 0, reference: true } as const;

/** One device of every family, in one household. */
export const DEVICES: readonly Device[] = [
  {
    ...COMMON,
    family: 'battery',
    id: 'bat',
    capacityKwh: 10,
    maxChargeKw: 5,
    maxDischargeKw: 5,
    dischargeLimitPercent: 10,
  },
  {
    ...COMMON,
    family: 'hvac',
    id: 'hvac',
    modes: ['heat', 'cool', 'auto', 'off'],
    schedule: { day: { heatC: 20, coolC: 25 }, night: { heatC: 17, coolC: 27 } },
  },
  { ...COMMON, family: 'ev-charger', id: 'ev', maxPowerKw: 11, maxCurrentA: 16 },
  { ...COMMON, family: 'solar-inverter', id: 'sun', peakKw: 6 },
  {
    ...COMMON,
    family: 'vehicle',
    id: 'car',
    capacityKwh: 75,
    chargeLimitPercent: 95,
    maxChargeKw: 11,
    maxCurrentA: 16,
    fullRangeKm: 400,
  },
];

export const BASELINE: AccountBaseline = {
  id: 'acct_test',
  name: 'Test',
  environment: 'sandbox',
  seed: 'amps',
  users: [{ id: 'user_1' }],
  devices: DEVICES,
  actions: [],
  keys: [],
};

export const SETTINGS: AccountSettings = {
  cache: { enabled: true, normalTtlSeconds: 900, expediteTtlSeconds: 60 },
  actions: { immediate: false, completeAfterSeconds: 5, offlineAfterSeconds: 30, keepFinished: 1_000 },
  journal: { maxEntries: 1_000, maxBytes: 16 * 1024 * 1024 },
  rules: [],
};

export interface TestAccountOptions extends Partial<Opening> {
  readonly settings?: AccountSettings;
  readonly store?: AccountStore;
}

/** An account on a clock that stands at 2025-01-23 10:30 UTC, kept in memory where no other store is given. */
export function createAccount({
  baseline = BASELINE,
  clockStart = { ...FROZEN_PACE, at: START },
  settings = SETTINGS,
  store = new MemoryStore(),
}: TestAccountOptions = {}): Account {
  const account = new Account({ id: baseline.id, settings, store });
  void account.open({ baseline, clockStart });
  return account;
}
