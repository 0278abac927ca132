import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FLAGS, variableName } from '../../../../src/cli/options/flags.ts';
import {
  AmpsSandboxContainer,
  type ContainerConfiguration,
  ContainerOptionError,
} from '../../../../src/testing/container/index.ts';

let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amps-container-'));
  await writeFile(at('list.yaml'), '- clock: frozen\n');
  await writeFile(at('broken.json'), '{ "clock": ');
  await writeFile(at('port.yaml'), 'port: 8080\n');
  await writeFile(at('evening.yaml'), 'rules: []\n');
});

afterAll(() => rm(folder, { recursive: true }));

type Use = (container: AmpsSandboxContainer) => unknown;
/** As a user without the compiler may write it. */
const untyped = (options: object) => options as ContainerConfiguration;

describe('A method refuses', () => {
  test.each<[string, Use, string | RegExp]>([
    [
      'a world that is set twice',
      (it) => it.withWorld('empty').withWorld('large'),
      'Failed to set world by withWorld: withWorld was called before, and a container has one. Take one of the two out.',
    ],
    [
      'a world that the configuration has set',
      (it) => it.withConfiguration({ world: 'empty' }).withWorld('large'),
      'Failed to set world by withWorld: withConfiguration has set it before, and a container has one.',
    ],
    [
      'an instant that the configuration has set',
      (it) =>
        it.withConfiguration({ at: '2025-06-01T12:00:00Z' }).withClock('frozen', '2025-06-02T12:00:00Z'),
      'Failed to set at by withClock: withConfiguration has set it before',
    ],
    [
      'a configuration of what was set',
      (it) => it.withSeed('a').withConfiguration({ seed: 'b' }),
      'Failed to set seed by withConfiguration: withSeed has set it before',
    ],
    [
      'two plans of one name',
      (it) => it.withPlan('trial', PLAN).withConfiguration({ plans: { trial: PLAN } }),
      'Failed to set plans.trial by withConfiguration: withPlan has set it before',
    ],
    [
      'two rate limits',
      (it) => it.withRateLimit('trial').withRateLimit(PLAN),
      'Failed to set defaultPlan by withRateLimit: withRateLimit was called before',
    ],
    [
      'a world that nobody knows',
      (it) => it.withWorld('emty'),
      'Failed to set the world: withWorld got "emty", which is neither a world that comes with the package nor a file ' +
        'of this machine. Did you mean empty? Give an object, its YAML text, the path of a JSON or YAML file, or one of default, empty, large.',
    ],
    [
      'a scenario that nobody knows',
      (it) => it.withScenario('rate-limit-burst'),
      'Failed to set the scenario: withScenario got "rate-limit-burst", which is neither a scenario that comes with the ' +
        'package nor a file of this machine. Did you mean rate-limited-burst?',
    ],
    [
      'a scenario of a file that is not there',
      (it) => it.withScenario('./nowhere.yaml'),
      'withScenario got "./nowhere.yaml", which is neither',
    ],
    [
      'an OpenAPI file that is not there',
      (it) => it.withOpenApi('nowhere.yaml'),
      'Failed to read nowhere.yaml for withOpenApi: there is no such file. Give the path of a file on this machine',
    ],
    ['a folder in place of a file', (it) => it.withOpenApi(folder), 'for withOpenApi: it is a folder.'],
    [
      'a configuration file of no options',
      (it) => it.withConfiguration(at('list.yaml')),
      'it holds no options by name. Write one a line, such as clock: frozen.',
    ],
    [
      'a configuration file that cannot be read',
      (it) => it.withConfiguration(at('broken.json')),
      /Failed to read .*broken\.json for withConfiguration: .*JSON.*\. Correct the file, or give another\./,
    ],
    [
      'a port in a configuration file',
      (it) => it.withConfiguration(at('port.yaml')),
      'Failed to set port by withConfiguration: the port in the container is fixed. Take it out;',
    ],
    [
      'a host in a configuration',
      (it) => it.withConfiguration(untyped({ host: '127.0.0.1' })),
      'Failed to set host by withConfiguration: the container listens on all of its interfaces. Take it out.',
    ],
    [
      'HTTPS in a configuration',
      (it) => it.withConfiguration(untyped({ https: true })),
      'Failed to set https by withConfiguration: ports and names of the container depend on it. Use withHttps.',
    ],
    [
      'a world file in a configuration',
      (it) => it.withConfiguration({ world: 'house.yaml' }),
      'Failed to set the world: withConfiguration got "house.yaml", which is neither a world that comes with the package nor a file',
    ],
    [
      'a scenario file in a configuration',
      (it) => it.withConfiguration({ scenarios: ['flaky-network', 'evening.yaml'] }),
      'Failed to set the scenario: withConfiguration got "evening.yaml", which is neither a scenario that comes with the package',
    ],
    [
      'an OpenAPI file in a configuration',
      (it) => it.withConfiguration(untyped({ openapi: 'openapi.yaml' })),
      'Failed to set openapi by withConfiguration: its file is not in the container. Use withOpenApi, which copies it.',
    ],
    [
      'an authority whose files are not there',
      (it) => it.withHttps({ caFolder: folder }),
      /Failed to read .*ca\.pem for withHttps: there is no such file/,
    ],
    [
      'a control token of a few letters',
      (it) => it.withControlToken('short'),
      'Failed to set controlToken by withControlToken: it has other than 8 to 256 characters without blanks.',
    ],
    [
      'a variable that has a method',
      (it) => it.withEnvironment({ TZ: 'UTC', AMPS_SANDBOX_CLOCK: 'frozen' }),
      'Failed to set AMPS_SANDBOX_CLOCK by withEnvironment: it would win over the methods of this class without a word. Call withClock.',
    ],
    [
      'another port by a variable',
      (it) => it.withEnvironment({ AMPS_SANDBOX_PORT: '8080' }),
      'Take it out: the port in the container is fixed, and withExposedPorts chooses the one outside.',
    ],
  ])('%s', (_, use, message) => {
    expect(() => use(new AmpsSandboxContainer())).toThrow(ContainerOptionError);
    expect(() => use(new AmpsSandboxContainer())).toThrow(message);
  });
});

const PLAN = { limit: 10, windowSeconds: 60 };

describe('Before it asks Docker, a start refuses', () => {
  test.each<[string, Use, string]>([
    [
      'the true names without HTTPS',
      (it) => it.withTrueNames(),
      'Failed to take the true names: clients call them by https only. Add withHttps().',
    ],
    [
      'the true names without a network',
      (it) => it.withHttps().withTrueNames(),
      'Failed to take the true names: a container has names within a network only. Add withNetwork(network)',
    ],
    [
      'an alias without a network',
      (it) => it.withNetworkAliases('amps'),
      'Failed to take the network alias amps: the container is in no network of names. Add withNetwork(network).',
    ],
    [
      'an alias in the network that Docker has from the beginning',
      (it) => it.withNetworkMode('bridge').withNetworkAliases('amps'),
      'Failed to take the network alias amps: the container is in no network of names.',
    ],
  ])('%s', async (_, use, message) => {
    const container = new AmpsSandboxContainer();
    use(container);
    await expect(container.start()).rejects.toThrow(message);
  });
});

test('A name that this version does not know is left to another image', () => {
  const container = new AmpsSandboxContainer('another/image:2');
  expect(() => container.withWorld('enormous')).not.toThrow();
  expect(() => container.withScenario('./enormous.yaml')).toThrow('withScenario got "./enormous.yaml"');
});

test('Every variable of the emulator is refused, but those that no method sets', () => {
  const accepted = FLAGS.map(variableName).filter((name) => {
    try {
      new AmpsSandboxContainer().withEnvironment({ [name]: '1' });
      return true;
    } catch {
      return false;
    }
  });
  expect(accepted).toEqual(['AMPS_SANDBOX_CORS', 'AMPS_SANDBOX_WATCH', 'AMPS_SANDBOX_JSON']);
});

test('Variables that no method sets are let through', () => {
  expect(() => new AmpsSandboxContainer().withEnvironment({ AMPS_SANDBOX_DEBUG: '1' })).not.toThrow();
});
