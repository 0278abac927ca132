import { describe, expect, test } from 'vitest';
import { type ControlClient, createAccount, createControlClient, startSandbox } from '../../../src/index.ts';
import { AmpsSandboxContainer } from '../../../src/testing/container/index.ts';
import {
  assertReceived,
  assertReceivedInOrder,
  joinSandbox,
  sandboxMatchers,
  useSandbox,
  withSandbox,
} from '../../../src/testing/index.ts';
import { openTestAccount } from '../../../src/testing/test-account.ts';
import { times } from '../../support/proof.ts';

async function messageOf(run: () => unknown): Promise<string> {
  try {
    await run();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'It was accepted.';
}

/** What a caller without types may hand over. */
const ODD: readonly unknown[] = [null, 'frozen', 3, true, [], ['a']];

describe('What is no object is told in words', () => {
  test.each(ODD.map((value) => [value]))('startSandbox(%j)', async (value) => {
    expect(await messageOf(() => startSandbox(value as object))).toMatch(
      /^Failed to read the configuration: .* is not an object\. Give an object\./,
    );
  });

  test('withSandbox(null, …)', async () => {
    expect(await messageOf(() => withSandbox(null as unknown as object, () => {}))).toMatch(
      /^Failed to read the configuration: /,
    );
  });

  test.each([[undefined], [null], ['http://127.0.0.1:4010'], [{}], [{ url: 'nowhere' }], [{ url: 4010 }]])(
    'createControlClient(%j)',
    async (value) => {
      expect(await messageOf(() => createControlClient(value as { url: string }))).toMatch(
        /^Failed to create a control client: its url is .*, which is no http URL\. Give the base URL/,
      );
    },
  );
});

/** As a caller without types has it. */
// biome-ignore lint/complexity/noBannedTypes: whatever it is, it is called.
type Loose = Readonly<Record<string, Readonly<Record<string, Function>>>>;
const HOOKS = { before: () => {}, after: () => {}, beforeEach: () => {}, afterEach: () => {} };
const INVALID = new Date(Number.NaN);

/** What a bare error of the language says, which tells a user nothing of what they called. */
const BARE =
  /Cannot (read|destructure|convert)|is not (a function|iterable|an object)|Invalid time value|undefined or null/i;

describe('Arguments that cannot be used are told in words', () => {
  const refusals: readonly (readonly [name: string, run: (control: ControlClient) => unknown, RegExp])[] = [
    ...[null, undefined, Promise.resolve(), {}, 'sandbox', () => {}].map(
      (value) =>
        [
          `createAccount(${String(value)})`,
          () => createAccount(value as never),
          /^Failed to open an account: .* is no control client\. Give that of a sandbox/,
        ] as const,
    ),
    ...ODD.map(
      (value) =>
        [
          `createAccount(control, ${JSON.stringify(value)})`,
          (control: ControlClient) => createAccount(control, value as never),
          /^Failed to open an account: its options are .*, which is no object\. Give an object, or leave them out\./,
        ] as const,
    ),
    [
      'openTestAccount(…, null)',
      (control) => openTestAccount({ url: '', control }, null as never),
      /its options are null/,
    ],
    [
      'useSandbox(null)',
      () => useSandbox(null as never),
      /^Failed to use a sandbox: the hooks lack before, after/,
    ],
    [
      'useSandbox({})',
      () => useSandbox({} as never),
      /^Failed to use a sandbox: the hooks lack before, after/,
    ],
    [
      'useSandbox(hooks, null)',
      () => useSandbox(HOOKS, null as never),
      /^Failed to use a sandbox: its options are null/,
    ],
    ['joinSandbox(null)', () => joinSandbox(null as never), /^Failed to read the configuration/],
    [
      'withSandbox({}, null)',
      () => withSandbox({}, null as never),
      /^Failed to run with a sandbox: there is no function/,
    ],
    [
      'forAccount(undefined)',
      (control) => control.forAccount(undefined as never),
      /^Failed to choose the account: its id is undefined/,
    ],
    [
      'forKey(null)',
      (control) => control.forKey(null as never),
      /^Failed to choose the account: its apiKey is null/,
    ],
    ['assertReceived(null)', () => assertReceived(null as never, 'GET /battery'), /null is no sandbox/],
    [
      'assertReceived(…, null)',
      (control) => assertReceived(control, null as never),
      /^Failed to verify requests: null describes no request/,
    ],
    [
      'assertReceived(…, undefined)',
      (control) => assertReceived(control, undefined as never),
      /undefined describes no request/,
    ],
    [
      'assertReceivedInOrder(…, null)',
      (control) => assertReceivedInOrder(control, null as never),
      /null is no list of requests/,
    ],
    [
      'assertReceivedInOrder(…, [null])',
      (control) => assertReceivedInOrder(control, [null] as never),
      /null describes no request/,
    ],
    ...['toHaveReceived', 'toHaveReceivedInOrder', 'toHaveAppliedRule'].map(
      (name) =>
        [
          `${name}(null)`,
          (control: ControlClient) =>
            sandboxMatchers[name as 'toHaveReceived'].call({}, control, null as never),
          /^Failed to (verify requests|read the rule): (null|its rule is null)/,
        ] as const,
    ),
  ];

  test.each(refusals)('%s', async (_, run, message) => {
    await using sandbox = await startSandbox();
    expect(await messageOf(() => run(sandbox.control))).toMatch(message);
  });

  test.each([null, [], 'battery', 3].map((value) => [value]))('lists filtered by %j', async (value) => {
    await using sandbox = await startSandbox();
    for (const group of ['accounts', 'devices', 'actions', 'rules', 'requests'] as const) {
      const list = sandbox.control[group].list as (filter: unknown) => Promise<unknown>;
      await expect(list(value)).rejects.toThrow(
        new RegExp(`^Failed to list ${group}: its options are .* no object`),
      );
    }
  });

  test('every method of the client rejects with a message of ours, whatever it is given', async () => {
    await using sandbox = await startSandbox();
    const { control } = sandbox;
    const groups = ['clock', 'keys', 'devices', 'accounts', 'requests', 'rules', 'actions'] as const;
    const odd = [null, undefined, 5, '', [], {}, INVALID, Number.NaN, 10n, () => {}, Symbol('x')];
    for (const group of groups) {
      for (const [name, method] of Object.entries((control as unknown as Loose)[group] ?? {})) {
        if (typeof method !== 'function') continue;
        for (const first of odd)
          for (const second of odd.slice(0, times({ quick: 3, full: odd.length }))) {
            // The last key or account is not to be lost on the way, and nothing is waited for.
            if (name === 'clear' || (name === 'waitFor' && second === undefined)) continue;
            const answer: unknown = method(first, second);
            expect(answer, `${group}.${name}`).toBeInstanceOf(Promise);
            const told = await (answer as Promise<unknown>).then(
              () => '',
              (error: Error) => `${error.name}: ${error.message}`,
            );
            const call = `${group}.${name}(${String(first)}, ${String(second)})`;
            expect(told, call).not.toMatch(BARE);
            if (told !== '') expect(told, call).toMatch(/^(Control|Type)Error: (Failed|Expected) /);
          }
      }
    }
  });

  test('a Date that is invalid, wherever an instant is taken', async () => {
    await using sandbox = await startSandbox({ clock: 'frozen' });
    const { control } = sandbox;
    const key = 'sk_sandbox_mytests';
    const refused: readonly (() => unknown)[] = [
      () => control.clock.set(INVALID),
      () => control.clock.freeze(INVALID),
      () => control.clock.change({ mode: 'frozen', at: INVALID }),
      () => control.keys.create({ key, expiresAt: INVALID }),
      () => control.keys.change(sandbox.apiKey, { expiresAt: INVALID }),
      () => control.devices.create({ family: 'battery', installedAt: INVALID }),
      () => control.accounts.create({ clock: { at: INVALID } }),
      () => control.accounts.create({ keys: [{ key, revokedAt: INVALID }] }),
      () => control.accounts.create({ world: { accounts: [{ keys: [{ key, createdAt: INVALID }] }] } }),
      () => control.rules.add({ name: 'a', when: { body: { at: INVALID } }, then: 'ok' }),
      () => startSandbox({ at: INVALID }),
      () => startSandbox({ clock: { at: INVALID } }),
      () => startSandbox({ keys: [{ key, expiresAt: INVALID }] }),
      () => startSandbox({ world: { accounts: [{ keys: [{ key, createdAt: INVALID }] }] } }),
      () => new AmpsSandboxContainer().withClock('frozen', INVALID),
      () => new AmpsSandboxContainer().withKey({ key, expiresAt: INVALID }),
      () => new AmpsSandboxContainer().withConfiguration({ at: INVALID }),
      () => new AmpsSandboxContainer().withWorld({ accounts: [{ keys: [{ key, createdAt: INVALID }] }] }),
    ];
    for (const run of refused)
      expect(await messageOf(run)).toMatch(/^Failed to [\s\S]*(invalid Date|the date is invalid)/);
  });

  test('options of a container', () => {
    const container = () => new AmpsSandboxContainer();
    const refused: readonly (() => unknown)[] = [
      () => container().withWorld(null as never),
      () => container().withScenario(undefined as never),
      () => container().withScenario([] as never),
      () => container().withKey(null as never),
      () => container().withRules(null as never),
      () => container().withClock(null as never),
      () => container().withPlan('trial', null as never),
      () => container().withRateLimit(null as never),
      () => container().withSeed(undefined as never),
      () => container().withLog(null as never),
      () => container().withHttps(null as never),
      () => container().withConfiguration(null as never),
      () => container().withConfiguration({ world: null as never }),
      () => container().withEnvironment(null as never),
      () => container().withControlToken(null as never),
      () => container().withOpenApi(null as never),
    ];
    for (const run of refused)
      expect(run).toThrow(/^Failed to (set|read) .*(null|undefined|list|no object|token)/i);
  });
});
