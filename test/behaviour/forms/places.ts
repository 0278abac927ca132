import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import {
  type ControlClient,
  createControlClient,
  type RunningSandbox,
  startSandbox,
} from '../../../src/index.ts';
import { SandboxSetup } from '../../../src/testing/container/sandbox-setup.ts';
import { createAccount, useSandbox } from '../../../src/testing/index.ts';
import { runCli, spawnCli } from '../../support/spawn-cli.ts';
import { type Form, folder, type Passed, type Thing } from './forms.ts';

/** A sandbox that something was passed to. */
export interface Opened extends AsyncDisposable {
  readonly control: ControlClient;
}

/** Where something is passed. */
export interface Place {
  readonly name: string;
  readonly takes: (form: Form) => boolean;
  readonly open: (options: Passed) => Promise<Opened>;
}

const TOKEN = 'a-long-random-word';
/** Earlier than every instant that a form names. */
const EARLY = { mode: 'frozen', at: '2025-01-01T00:00:00Z' } as const;

const takesAll = () => true;
/** What goes over the network has no paths of this machine, and no values of code. */
const takesData = ({ isPath, isOfCode }: Form) => isPath === undefined && isOfCode === undefined;
const takesText = ({ isOfCode }: Form) => isOfCode === undefined;
const only =
  (...things: readonly Thing[]) =>
  (form: Form) =>
    takesData(form) && things.includes(form.thing);

async function openAccount(
  sandbox: RunningSandbox,
  options: Passed,
  control = sandbox.control,
): Promise<Opened> {
  const account = await createAccount(control, options);
  return { control: account.control, [Symbol.asyncDispose]: () => sandbox.close() };
}

/** The account of a test of a framework that is run by hand. */
async function openFixture(options: Parameters<typeof useSandbox>[1]): Promise<Opened> {
  const hooks: Record<string, () => Promise<void>> = {};
  const register = (name: string) => (hook: () => Promise<void>) => {
    hooks[name] = hook;
  };
  const [before, after, beforeEach, afterEach] = ['before', 'after', 'beforeEach', 'afterEach'].map(register);
  const amps = useSandbox(
    { before, after, beforeEach, afterEach } as Parameters<typeof useSandbox>[0],
    options,
  );
  await hooks.before?.();
  await hooks.beforeEach?.();
  const dispose = async () => {
    await hooks.afterEach?.();
    await hooks.after?.();
  };
  return { control: amps.control, [Symbol.asyncDispose]: dispose };
}

/** What the options of the container class come to, with its files in a folder of this machine. */
async function openAsContainer({
  world,
  scenarios = [],
  rules = [],
  clock,
  keys = [],
}: Passed): Promise<Opened> {
  const setup = new SandboxSetup(true);
  if (world !== undefined) setup.setWorld(world);
  for (const scenario of [scenarios].flat()) setup.addScenario(scenario);
  if (rules.length > 0) setup.addRules(rules);
  if (clock !== undefined) setup.set('clock', clock, 'withClock');
  if (keys.length > 0) setup.addKeys(keys);
  return await startFromSetup(setup);
}

async function openByConfiguration(options: Passed): Promise<Opened> {
  const setup = new SandboxSetup(true);
  setup.addConfiguration(options);
  return await startFromSetup(setup);
}

let containers = 0;

async function startFromSetup(setup: SandboxSetup): Promise<Opened> {
  const { configuration, files } = setup.finish({ network: undefined, aliases: [] });
  containers += 1;
  const targets = files.map(({ target, content }, i) => {
    const path = join(folder, `container-${containers}-${i}-${target.slice(target.lastIndexOf('/') + 1)}`);
    writeFileSync(path, content);
    return [JSON.stringify(target), JSON.stringify(path)] as const;
  });
  const text = targets.reduce(
    (all, [target, path]) => all.replace(target, path),
    JSON.stringify(configuration),
  );
  return await startSandbox(JSON.parse(text));
}

type Write = (body: unknown) => string;
const MEDIA: readonly (readonly [name: string, type: string, write: Write])[] = [
  ['JSON', 'application/json', JSON.stringify],
  ['YAML', 'application/yaml', (body) => stringify(body)],
];

async function request(url: string, method: string, type: string, body: string) {
  const reply = await fetch(url, { method, headers: { 'content-type': type }, body });
  const answer = (await reply.json()) as { account?: { id: string }; detail?: string };
  if (!reply.ok) throw new Error(`${method} ${url}: ${reply.status} ${answer.detail}`);
  return answer;
}

/** Sends to a sandbox of its own what the form passes, and gives the client of whom it went to. */
async function send(
  calls: (options: Passed) => readonly (readonly [method: string, path: string, body: unknown])[],
  [, type, write]: (typeof MEDIA)[number],
  options: Passed,
): Promise<Opened> {
  const sandbox = await startSandbox({ clock: EARLY });
  let { control } = sandbox;
  for (const [method, path, body] of calls(options)) {
    const { account } = await request(`${sandbox.url}/__sandbox${path}`, method, type, write(body));
    if (account !== undefined && typeof account === 'object') control = control.forAccount(account.id);
  }
  return { control, [Symbol.asyncDispose]: () => sandbox.close() };
}

const HTTP_PLACES: readonly Place[] = MEDIA.flatMap((media) => [
  {
    ...{ name: `POST /accounts as ${media[0]}`, takes: takesData },
    open: (options: Passed) => send((body) => [['POST', '/accounts', body]], media, options),
  },
  {
    ...{ name: `PATCH /clock as ${media[0]}`, takes: only('clock') },
    open: (options: Passed) => send(({ clock }) => [['PATCH', '/clock', clock]], media, options),
  },
  {
    ...{ name: `POST /keys as ${media[0]}`, takes: only('key', 'plan') },
    open: (options: Passed) =>
      send(({ keys = [] }) => keys.map((key) => ['POST', '/keys', key] as const), media, options),
  },
]);

function flagsOf({ world, scenarios = [], clock, keys = [] }: Passed): string[] {
  const toText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  return [
    ...(world === undefined ? [] : ['--world', toText(world)]),
    ...[scenarios].flat().flatMap((scenario) => ['--scenario', toText(scenario)]),
    ...(clock === undefined ? [] : ['--clock', toText(clock)]),
    ...keys.flatMap((key) => ['--key', toText(key)]),
  ];
}

/** Runs a command for a running sandbox, and gives the account that it names. */
async function command(
  argsOf: (options: Passed) => readonly (readonly string[])[],
  options: Passed,
): Promise<Opened> {
  const sandbox = await startSandbox({ clock: EARLY });
  let { control } = sandbox;
  for (const args of argsOf(options)) {
    const { code, stdout, stderr } = await runCli([...args, '--url', sandbox.url, '--json']);
    if (code !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
    const { account } = JSON.parse(stdout) as { account?: { id: string } };
    if (typeof account === 'object') control = control.forAccount(account.id);
  }
  return { control, [Symbol.asyncDispose]: () => sandbox.close() };
}

const toText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** Rules have no flag: they are in the configuration, or in a scenario. */
const CLI_PLACES: readonly Place[] = [
  {
    ...{ name: 'the flags of a start', takes: (form) => takesText(form) && form.thing !== 'rules' },
    open: async (options) => {
      const cli = await spawnCli(['--log', 'silent', ...flagsOf(options)]);
      const dispose = () => cli[Symbol.asyncDispose]();
      return { control: createControlClient({ url: cli.url }), [Symbol.asyncDispose]: dispose };
    },
  },
  {
    ...{ name: 'accounts open', takes: (form) => takesText(form) && form.thing !== 'rules' },
    open: (options) => command((given) => [['accounts', 'open', ...flagsOf(given)]], options),
  },
  {
    ...{ name: 'clock', takes: only('clock') },
    open: (options) => command(({ clock }) => [['clock', toText(clock)]], options),
  },
  {
    ...{ name: 'keys add', takes: only('key', 'plan') },
    open: (options) => command(({ keys = [] }) => keys.map((key) => ['keys', 'add', toText(key)]), options),
  },
  {
    name: 'rules add',
    takes: (form) => takesText(form) && form.thing === 'scenarios',
    open: (options) =>
      command(({ scenarios = [] }) => [['rules', 'add', ...[scenarios].flat().map(toText)]], options),
  },
];

/** Where code passes something. */
export const CODE_PLACES: readonly Place[] = [
  { name: 'startSandbox', takes: takesAll, open: startSandbox },
  {
    ...{ name: 'accounts.create of a sandbox in this process', takes: takesAll },
    open: async (options) => await openAccount(await startSandbox(), options),
  },
  {
    ...{ name: 'accounts.create of a sandbox elsewhere', takes: takesAll },
    open: async (options) => {
      const sandbox = await startSandbox({ controlToken: TOKEN });
      return await openAccount(sandbox, options, createControlClient({ url: sandbox.url, token: TOKEN }));
    },
  },
  {
    // Keys of the configuration are of the first account, and a test has one of its own.
    ...{ name: 'the sandbox of a fixture', takes: ({ thing }) => thing !== 'key' && thing !== 'plan' },
    open: async (sandboxOptions) => await openFixture({ sandboxOptions, accountOptions: {} }),
  },
  {
    ...{ name: 'the account of a fixture', takes: takesAll },
    open: async (accountOptions) => await openFixture({ accountOptions }),
  },
  { name: 'the methods of the container class', takes: takesAll, open: openAsContainer },
  { name: 'withConfiguration of the container class', takes: takesAll, open: openByConfiguration },
  {
    ...{ name: 'rules.addScenario', takes: (form) => form.thing === 'scenarios' },
    open: async ({ scenarios = [] }) => {
      const sandbox = await startSandbox();
      for (const scenario of [scenarios].flat()) await sandbox.control.rules.addScenario(scenario);
      return sandbox;
    },
  },
  {
    ...{ name: 'clock.change', takes: (form) => form.thing === 'clock' },
    open: async ({ clock = 'real' }) => {
      const sandbox = await startSandbox({ clock: EARLY });
      await sandbox.control.clock.change(clock);
      return sandbox;
    },
  },
  {
    ...{ name: 'keys.create', takes: (form) => form.thing === 'key' || form.thing === 'plan' },
    open: async ({ keys = [] }) => {
      const sandbox = await startSandbox();
      for (const key of keys) await sandbox.control.keys.create(key);
      return sandbox;
    },
  },
];

export const PLACES: readonly Place[] = [...CODE_PLACES, ...HTTP_PLACES, ...CLI_PLACES];
