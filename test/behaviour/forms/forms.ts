import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { stringify } from 'yaml';
import type { SandboxOptions } from '../../../src/config/sandbox-options.ts';
import type { ControlClient } from '../../../src/index.ts';

export const KEY = 'sk_sandbox_family01';
export const AT = '2025-06-01T12:00:00.000Z';
const LATER = '2031-01-01T00:00:00.000Z';

const WORLD = {
  name: 'family',
  accounts: [
    {
      id: 'acct_family',
      keys: ['sk_sandbox_garage01'],
      users: [
        {
          devices: [
            { family: 'battery', id: 'device_garage', capacityKwh: 20, reference: true },
            {
              family: 'hvac',
              id: 'device_hall',
              modes: ['heat', 'off'],
              installedAt: '2024-05-01T00:00:00Z',
            },
          ],
        },
      ],
    },
  ],
} as const;
const SCENARIO = {
  name: 'evening',
  rules: [{ when: { operation: 'getBatteryState' }, then: { status: 503 } }],
} as const;
const RULES = [{ name: 'busy', when: { method: 'GET' }, then: { error: 'RATE_LIMIT_EXCEEDED' } }] as const;

/** What is passed: one form of one thing, and how a sandbox shows that it was understood. */
export interface Form {
  readonly thing: Thing;
  readonly name: string;
  readonly options: Passed;
  /** Whether it names a file of this machine, which only what runs here can read. */
  readonly isPath?: true;
  /** Whether it can be written in code alone, not as JSON or YAML. */
  readonly isOfCode?: true;
  readonly check: (control: ControlClient) => Promise<void>;
}

export type Thing = 'world' | 'scenarios' | 'rules' | 'clock' | 'key' | 'devices' | 'plan';
export type Passed = Pick<SandboxOptions, 'world' | 'scenarios' | 'rules' | 'clock' | 'keys'>;

export const folder = mkdtempSync(join(tmpdir(), 'amps-forms-'));

function fileOf(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Each form in which a document is passed. */
function formsOf<T extends object>(name: string, value: T) {
  return [
    ['the path of a YAML file', fileOf(`${name}.yaml`, stringify(value)), { isPath: true as const }],
    ['the path of a JSON file', fileOf(`${name}.json`, JSON.stringify(value)), { isPath: true as const }],
    // All on one line: only its content tells it from a name.
    [
      'the path of a file of one line',
      fileOf(`${name}-in-one-line.yaml`, JSON.stringify(value)),
      { isPath: true as const },
    ],
    ['an object', value, {}],
    ['its YAML text', stringify(value), {}],
    ['its JSON text', JSON.stringify(value), {}],
  ] as const;
}

const hasDevices = async (control: ControlClient) => {
  const devices = await control.devices.list();
  expect(devices).toEqual([
    expect.objectContaining({ id: 'device_garage', capacityKwh: 20, reference: true }),
    expect.objectContaining({
      id: 'device_hall',
      modes: ['heat', 'off'],
      installedAt: '2024-05-01T00:00:00.000Z',
    }),
  ]);
};

const hasRules =
  (...names: readonly string[]) =>
  async (control: ControlClient) => {
    expect((await control.rules.list()).map(({ name }) => name)).toEqual(names);
  };

const hasKey = (expected: object) => async (control: ControlClient) => {
  expect(await control.keys.get(KEY)).toMatchObject({ key: KEY, status: 'active', ...expected });
};

const WORLDS: Form[] = [
  ...formsOf('family', WORLD).map(([name, world, facts]) => ({
    ...{ thing: 'world' as const, name, options: { world }, ...facts },
    check: hasDevices,
  })),
  {
    ...{ thing: 'world', name: 'a shipped name', options: { world: 'empty' } },
    check: async (control) => expect(await control.devices.list()).toEqual([]),
  },
];

const SCENARIOS: Form[] = [
  ...formsOf('evening', SCENARIO).flatMap(([name, scenario, facts]) =>
    [scenario, [scenario]].map((scenarios) => ({
      thing: 'scenarios' as const,
      name: Array.isArray(scenarios) ? `${name}, in a list` : name,
      options: { scenarios },
      ...facts,
      check: hasRules('evening'),
    })),
  ),
  {
    ...{ thing: 'scenarios', name: 'a shipped name', options: { scenarios: 'slow-api' } },
    check: hasRules('slow-api'),
  },
  {
    ...{ thing: 'scenarios', name: 'several', options: { scenarios: ['slow-api', SCENARIO] } },
    check: hasRules('evening', 'slow-api'),
  },
];

const RULE_FORMS: Form[] = [
  { thing: 'rules', name: 'a list of rules', options: { rules: RULES }, check: hasRules('busy') },
  {
    ...{ thing: 'rules', name: 'rules beside a scenario', options: { rules: RULES, scenarios: SCENARIO } },
    check: hasRules('busy', 'evening'),
  },
];

const CLOCKS: Form[] = (
  [
    ['frozen', { mode: 'frozen', factor: 0 }],
    ['running', { mode: 'real', factor: 1 }],
    ['real', { mode: 'real', factor: 1 }],
    ['x60', { mode: 'scaled', factor: 60 }],
    [{ mode: 'frozen' }, { mode: 'frozen', factor: 0 }],
    [
      { mode: 'frozen', at: AT },
      { mode: 'frozen', at: AT },
    ],
    [{ mode: 'running' }, { mode: 'real', factor: 1 }],
    [
      { mode: 'scaled', factor: 60 },
      { mode: 'scaled', factor: 60 },
    ],
  ] as const
).map(([clock, expected]) => ({
  ...{ thing: 'clock', name: JSON.stringify(clock), options: { clock } },
  check: async (control) => expect(await control.clock.get()).toMatchObject(expected),
}));

const CLOCKS_OF_CODE: Form[] = [Date.parse(AT), new Date(AT)].map((at) => ({
  ...{ thing: 'clock', name: `an object with a ${typeof at === 'number' ? 'number' : 'Date'}` },
  ...{ options: { clock: { mode: 'frozen', at } }, isOfCode: true },
  check: async (control) => expect(await control.clock.get()).toMatchObject({ mode: 'frozen', at: AT }),
}));

const KEYS: Form[] = (
  [
    ['its text', KEY, {}],
    ['an object', { key: KEY, permissions: ['read'] }, { permissions: ['read'] }],
    [
      'an object with all that a key has',
      {
        ...({ key: KEY, name: 'Tests', edition: 'v1', permissions: ['read'], plan: 'ratelimited' } as const),
        ...{ createdAt: AT, expiresAt: LATER, revokedAt: LATER },
      },
      {
        ...{ name: 'Tests', edition: 'v1', permissions: ['read'], plan: 'ratelimited' },
        ...{ createdAt: AT, expiresAt: LATER, revokedAt: LATER },
      },
    ],
    ['an object that counts its expiry', { key: KEY, expiresIn: '10m' }, { expiresAt: expect.any(String) }],
  ] as const
).map(([name, key, expected]) => ({
  ...{ thing: 'key', name, options: { keys: [key] } },
  check: hasKey(expected),
}));

const KEYS_OF_CODE: Form[] = [Date.parse(LATER), new Date(LATER)].map((expiresAt) => ({
  ...{ thing: 'key', name: `an object with a ${typeof expiresAt === 'number' ? 'number' : 'Date'}` },
  ...{ options: { keys: [{ key: KEY, expiresAt }] }, isOfCode: true },
  check: hasKey({ expiresAt: LATER }),
}));

const PLANS: Form[] = [
  {
    ...{ thing: 'plan', name: 'the name of a plan', options: { keys: [{ key: KEY, plan: 'ratelimited' }] } },
    check: async (control) =>
      expect(await control.keys.getQuota(KEY)).toMatchObject({ plan: 'ratelimited', limit: 5 }),
  },
  {
    ...{ thing: 'plan', name: 'none', options: { keys: [{ key: KEY, plan: 'unlimited' }] } },
    check: async (control) => expect(await control.keys.getQuota(KEY)).toMatchObject({ isLimited: false }),
  },
];

export const FORMS: readonly Form[] = [
  ...WORLDS,
  ...SCENARIOS,
  ...RULE_FORMS,
  ...CLOCKS,
  ...CLOCKS_OF_CODE,
  ...KEYS,
  ...KEYS_OF_CODE,
  ...PLANS,
];
