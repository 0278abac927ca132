import type { Device } from '../../src/domain/entities.ts';
import { Account, type AccountOptions } from '../../src/world/account.ts';
import type { AccountBaseline } from '../../src/world/baseline.ts';
import { FROZEN_PACE } from '../../src/world/clock.ts';

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

export const SETTINGS: AccountOptions['settings'] = {
  cache: { enabled: true, normalTtlSeconds: 900, expediteTtlSeconds: 60 },
  actions: { immediate: false, completeAfterSeconds: 5, offlineAfterSeconds: 30 },
  journal: { maxEntries: 1_000, maxBytes: 16 * 1024 * 1024 },
  rules: [],
};

/** An account on a clock that stands at 2025-01-23 10:30 UTC. */
export function createAccount(options: Partial<AccountOptions> = {}): Account {
  return new Account({
    baseline: BASELINE,
    clockStart: { ...FROZEN_PACE, at: START },
    settings: SETTINGS,
    ...options,
  });
}
