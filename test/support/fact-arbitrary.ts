import fc from 'fast-check';
import { ACTION_STATES, type Action } from '../../src/domain/actions/action.ts';
import type { ActionFailure } from '../../src/domain/actions/action-failure.ts';
import type { DeviceCommand } from '../../src/domain/device-command.ts';
import { type Device, FAMILIES } from '../../src/domain/entities.ts';
import type { ApiKey } from '../../src/domain/keys/api-key.ts';
import type { AccountBaseline } from '../../src/domain/record/baseline.ts';
import type { AccountCheckpoint } from '../../src/domain/record/checkpoint.ts';
import type { Fact, FactKind } from '../../src/domain/record/fact.ts';
import type { Rule } from '../../src/domain/rules/rule.ts';
import type { RuleCount, RuleRecord } from '../../src/domain/rules/rule-record.ts';
import { AccountState } from '../../src/world/account-state.ts';
import { evolve } from '../../src/world/record/evolve.ts';
import { BASELINE, DEVICES, START } from './world.ts';

// Few names, so that facts meet: on what is there, on what is gone, and on what never was.

const at = fc.nat(50).map((minutes) => START + minutes * 60_000);
const family = fc.constantFrom(...FAMILIES);
const actionId = fc.constantFrom('act_1', 'act_2', 'act_3');
const keyText = fc.constantFrom('sk_sandbox_one', 'sk_sandbox_two');
const ruleName = fc.constantFrom('rule-1', 'rule-2', 'rule-3');
const scenario = fc.constantFrom('flaky', 'slow');
const count = fc.nat(3);

/** Those of the household and one more, of either of two people; some take the id of another. */
const device: fc.Arbitrary<Device> = fc
  .record({
    figures: fc.constantFrom(...DEVICES),
    id: fc.constantFrom(undefined, undefined, undefined, 'new'),
    userId: fc.constantFrom('user_1', 'user_2'),
  })
  .map(({ figures, id = figures.id, userId }) => ({ ...figures, id, userId }));
const deviceId = fc.constantFrom(...DEVICES.map(({ id }) => id), 'new', 'never');

const command: fc.Arbitrary<DeviceCommand> = fc.constantFrom<DeviceCommand>(
  { kind: 'battery.mode', mode: 'charge' },
  { kind: 'battery.mode', mode: 'discharge', targetPercent: 50 },
  { kind: 'hvac.schedule' },
  { kind: 'hvac.hold', mode: 'auto', heatSetPointC: 20, coolSetPointC: 24 },
  { kind: 'charger.start' },
  { kind: 'charger.stop' },
  { kind: 'charger.limit', maxPowerKw: 3 },
);
const failure = fc.constantFrom<ActionFailure>(
  { kind: 'device-offline' },
  { kind: 'unsupported-mode', mode: 'cool' },
  { kind: 'scripted', code: 'BOOM' },
);

const action: fc.Arbitrary<Action> = fc.record(
  {
    id: actionId,
    family,
    deviceId,
    command,
    state: fc.constantFrom(...ACTION_STATES),
    createdAt: at,
    updatedAt: at,
    script: fc.constantFrom({ outcome: 'never' as const }, { outcome: 'failed' as const }),
  },
  { requiredKeys: ['id', 'family', 'deviceId', 'command', 'state', 'createdAt', 'updatedAt'] },
);

const key: fc.Arbitrary<ApiKey> = fc.record(
  {
    key: keyText,
    name: fc.constant('A key'),
    edition: fc.constant('v1'),
    environment: fc.constant('sandbox' as const),
    permissions: fc.constant(['read'] as const),
    createdAt: at,
    revokedAt: at,
  },
  { requiredKeys: ['key', 'name', 'edition', 'environment', 'permissions', 'createdAt'] },
);

const rule: fc.Arbitrary<Rule> = fc.record(
  {
    name: ruleName,
    when: fc.constantFrom({}, { families: ['battery'] as const }, { between: { to: { afterMs: 60_000 } } }),
    steps: fc.constantFrom(['ok'] as const, [{ error: 'INTERNAL_ERROR' }] as const),
    atEnd: fc.constantFrom('last' as const, 'stop' as const),
    times: fc.integer({ min: 1, max: 2 }),
  },
  { requiredKeys: ['name', 'when', 'steps', 'atEnd'] },
);
const rules = fc.array(rule, { maxLength: 3 });
const counters: fc.Arbitrary<RuleCount['counters']> = fc.record(
  { matched: count, uses: count, applied: count, startedAt: at },
  { requiredKeys: ['matched', 'uses', 'applied'] },
);
const record: fc.Arbitrary<RuleRecord> = fc.record({
  rule,
  origin: fc.constantFrom('baseline' as const, 'override' as const),
  addedAt: at,
  counters,
});

const clock = fc.oneof(
  fc.record({ mode: fc.constant('frozen' as const), factor: fc.constant(0), at }),
  fc.record({ mode: fc.constant('frozen' as const), factor: fc.constant(0), at: fc.constant(START) }),
);
const baseline: fc.Arbitrary<AccountBaseline> = fc
  .record({ devices: fc.array(device, { maxLength: 6 }), keys: fc.array(key, { maxLength: 2 }) })
  .map((parts) => ({ ...BASELINE, ...parts }));

type Inside<K extends FactKind, F extends Fact = Fact> = F extends { readonly kind: infer L }
  ? K extends L
    ? Omit<F, 'kind'>
    : never
  : never;
type Arbitraries = { readonly [K in FactKind]: fc.Arbitrary<Inside<K>> };

const about = { at, family, actionId };
const frozen = fc.constantFrom({ mode: 'frozen' as const, factor: 0 });

/** Every kind but the one that holds a whole state. */
const PARTS: Omit<Arbitraries, 'account.restored'> = {
  'account.opened': fc.record({ at, baseline, clockStart: frozen, clock, rules }),
  'clock.changed': fc.record({ at, mode: fc.constant('frozen' as const), factor: fc.constant(0) }),
  'action.created': fc.record({ at, action, dueAt: at }),
  'action.acknowledged': fc.record({ ...about, dueAt: at }, { requiredKeys: ['at', 'family', 'actionId'] }),
  'action.postponed': fc.record({ ...about, dueAt: at }),
  'action.completed': fc.record(about),
  'action.failed': fc.record({ ...about, failure }),
  'action.cancelled': fc.record(about),
  'action.dropped': fc.record(about),
  'device.added': fc.record({ at, device }),
  'device.replaced': fc.record({ at, device }),
  'device.disconnected': fc.record({ at, deviceId }),
  'device.connected': fc.record({ at, deviceId }),
  'device.released': fc.record({ at, deviceId }),
  'device.removed': fc.record({ at, deviceId }),
  'key.put': fc.record({ at, key }),
  'key.deleted': fc.record({ at, key: keyText }),
  'quota.changed': fc.record(
    {
      at,
      key: keyText,
      record: fc.record({
        plan: fc.constant('trial'),
        state: fc.record({ algorithm: fc.constant('fixed-window' as const), startedAt: at, used: count }),
      }),
    },
    { requiredKeys: ['at', 'key'] },
  ),
  'rules.added': fc.record({ at, rules }),
  'rule.removed': fc.record({ at, rule: ruleName }),
  'rules.replaced': fc.record({ at, rules: fc.array(record, { maxLength: 3 }) }),
  'rules.counted': fc.record(
    { at, scenario, counts: fc.array(fc.record({ rule: ruleName, counters }), { maxLength: 2 }) },
    { requiredKeys: ['at', 'counts'] },
  ),
  'scenario.opened': fc.record({ at, scenario, rules }),
};

const plain: fc.Arbitrary<Fact> = fc.oneof(
  ...Object.entries(PARTS).map(([kind, parts]) => {
    const fact = (parts as fc.Arbitrary<object>).map((values) => ({ kind, ...values }) as Fact);
    return { arbitrary: fact, weight: kind === 'account.opened' ? 1 : 4 };
  }),
);

/** The state of an account to which anything may have happened, as data. */
const checkpoint: fc.Arbitrary<AccountCheckpoint> = fc
  .array(plain, { maxLength: 30 })
  .map((facts) => stateOf(facts).checkpoint());

/** Any fact, on its own or before and after any other, at whatever instant. */
export const anyFact: fc.Arbitrary<Fact> = fc.oneof(
  { weight: 80, arbitrary: plain },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('account.restored' as const), at, checkpoint }),
  },
);

/** How most accounts begin: with a household of every family. */
export const OPENED: Fact = {
  kind: 'account.opened',
  at: START,
  baseline: BASELINE,
  clockStart: { mode: 'frozen', factor: 0, at: START },
  clock: { mode: 'frozen', factor: 0, at: START },
  rules: [],
};

export const anyFacts: fc.Arbitrary<Fact[]> = fc
  .tuple(fc.boolean(), fc.array(anyFact, { maxLength: 60 }))
  .map(([isOpened, facts]) => (isOpened ? [OPENED, ...facts] : facts));

export function stateOf(facts: readonly Fact[]): AccountState {
  const state = new AccountState();
  for (const fact of facts) evolve(state, fact);
  return state;
}
