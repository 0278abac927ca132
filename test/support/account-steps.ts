import fc from 'fast-check';
import { FAMILIES } from '../../src/domain/entities.ts';
import { ApiProblem } from '../../src/domain/failures/problem.ts';
import type { ApiKey } from '../../src/domain/keys/api-key.ts';
import type { RequestFacts } from '../../src/domain/rules/match-rule.ts';
import type { Rule } from '../../src/domain/rules/rule.ts';
import type { Account } from '../../src/world/account.ts';
import type { WorldCommand } from '../../src/world/world-command.ts';
import { DEVICES } from './world.ts';

const HOUR_MS = 3_600_000;

export const KEY: ApiKey = {
  key: 'sk_sandbox_one',
  name: 'One',
  edition: 'v1',
  environment: 'sandbox',
  permissions: ['read', 'write'],
  createdAt: 0,
};

const SCENARIO_RULES: readonly Rule[] = [
  { name: 'half', when: {}, steps: [{ error: 'INTERNAL_ERROR' }], atEnd: 'last', probability: 0.5 },
];

/** What a request may do to an account, its answer being what it does. */
export type AccountStep =
  | { readonly kind: 'command'; readonly command: WorldCommand }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'request'; readonly method: string; readonly scenario?: string }
  | { readonly kind: 'quota' };

const mode = fc.constantFrom('charge' as const, 'discharge' as const, 'idle' as const);
const script = fc.constantFrom(
  { outcome: 'failed' as const, completeAfterSeconds: 60 },
  { outcome: 'never' as const },
  { completeAfterSeconds: 7 },
);
const push = { type: fc.constant('action.push' as const) };
const deviceId = fc.constantFrom('bat', 'ev', 'hvac', 'sun', 'car', 'nope');
const rule: fc.Arbitrary<Rule> = fc.record(
  {
    name: fc.constantFrom('rule-1', 'rule-2'),
    when: fc.constantFrom({}, { methods: ['POST'] }),
    steps: fc.constantFrom(['ok'] as const, [{ error: 'A' }, 'ok'] as const),
    atEnd: fc.constantFrom('stop' as const, 'last' as const, 'repeat' as const),
    times: fc.integer({ min: 1, max: 3 }),
    probability: fc.constantFrom(0.5),
  },
  { requiredKeys: ['name', 'when', 'steps', 'atEnd'] },
);

const command: fc.Arbitrary<WorldCommand> = fc.oneof(
  fc.record(
    {
      ...push,
      family: fc.constant('battery' as const),
      deviceId: fc.constant('bat'),
      command: fc.record({ kind: fc.constant('battery.mode' as const), mode }),
      script,
    },
    { requiredKeys: ['type', 'family', 'deviceId', 'command'] },
  ),
  fc.record({
    ...push,
    family: fc.constant('ev-charger' as const),
    deviceId: fc.constant('ev'),
    command: fc.constantFrom(
      { kind: 'charger.start' as const },
      { kind: 'charger.stop' as const },
      { kind: 'charger.limit' as const, maxPowerKw: 3 },
      { kind: 'charger.limit' as const, maxPowerKw: 99 },
    ),
  }),
  fc.record({ type: fc.constant('device.connectivity' as const), deviceId, online: fc.boolean() }),
  fc.record({ type: fc.constant('device.release' as const), deviceId }),
  fc.constant({ type: 'device.remove' as const, deviceId: 'sun' }),
  fc.record({
    type: fc.constant('device.replace' as const),
    device: fc
      .tuple(fc.constantFrom(...DEVICES), fc.constantFrom('user_1', 'user_2'))
      .map(([device, userId]) => ({ ...device, userId })),
  }),
  fc.record({ type: fc.constant('rules.add' as const), rules: fc.array(rule, { maxLength: 2 }) }),
  fc.constant({ type: 'rule.remove' as const, rule: 'rule-1' }),
  fc.constant({ type: 'rules.clear' as const }),
  fc.constant({ type: 'key.put' as const, key: KEY }),
  fc.constant({ type: 'key.delete' as const, key: KEY.key }),
);

const step: fc.Arbitrary<AccountStep> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('command' as const), command }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(20 * HOUR_MS) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(10_000) }) },
  {
    weight: 3,
    arbitrary: fc.record(
      {
        kind: fc.constant('request' as const),
        method: fc.constantFrom('GET', 'POST'),
        scenario: fc.constantFrom('flaky', 'slow'),
      },
      { requiredKeys: ['kind', 'method'] },
    ),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'quota' as const }) },
);

export const accountSteps = fc.array(step, { maxLength: 25 });

/** Does one after the other, and answers what requests saw of it. */
export async function play(account: Account, steps: readonly AccountStep[]): Promise<string> {
  const seen: unknown[] = [];
  for (const one of steps) {
    try {
      seen.push(await PLAYERS[one.kind](account, one as never));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      seen.push(error.kind);
    }
  }
  return JSON.stringify(seen);
}

type Players = {
  readonly [K in AccountStep['kind']]: (account: Account, step: Extract<AccountStep, { kind: K }>) => unknown;
};

const PLAYERS: Players = {
  command: (account, { command }) =>
    command.type === 'action.push' ? account.push(command) : account.execute(command),
  wait: (account, { ms }) => account.moveClock({ target: (now) => now + ms }),
  request: async (account, { method, scenario }) => {
    if (scenario !== undefined) await account.openScenario(scenario, SCENARIO_RULES);
    return await account.selectRule(requestTo(account, method), scenario);
  },
  quota: (account) =>
    account.takeQuota(KEY, { name: 'trial', plan: { limit: 2, windowSeconds: 60 } }, account.clock.now()),
};

function requestTo({ id, clock }: Account, method: string): RequestFacts {
  return {
    edition: 'v1',
    accountId: id,
    key: KEY.key,
    method,
    path: '/battery',
    headers: {},
    at: clock.now(),
  };
}

/** Everything that a client could see of the account. */
export async function show(account: Account): Promise<string> {
  const now = await account.settle();
  const { world, clock, rulebook } = account;
  return JSON.stringify({
    now,
    pace: clock.pace,
    families: FAMILIES.map((family) => world.devices({ family }).map(({ device }) => device.id)),
    readings: world.devices().map((entry) => world.read(entry, now)),
    actions: world.actions(),
    pages: world
      .devices()
      .map(({ device: { family, id } }) => world.actionsOf(family, id, { offset: 0, limit: 100 })),
    keys: world.keys(),
    quota: account.quotaState(KEY.key, 'trial'),
    rules: rulebook.report(now),
  });
}
