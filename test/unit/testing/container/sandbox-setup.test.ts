import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfigFile } from '../../../../src/cli/options/config-file.ts';
import { parseConfig } from '../../../../src/config/parse-config.ts';
import type { NetworkPlacement } from '../../../../src/testing/container/https.ts';
import { SandboxSetup } from '../../../../src/testing/container/sandbox-setup.ts';

const NOWHERE: NetworkPlacement = { network: undefined, aliases: [] };
const NETWORK: NetworkPlacement = { network: 'amps', aliases: ['sandbox'] };

let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amps-setup-'));
  await writeFile(at('house.yaml'), 'accounts: []\n');
  await writeFile(at('evening.yaml'), 'rules: []\n');
  await writeFile(at('vendor.yaml'), 'openapi: 3.1.0\n');
  await writeFile(at('amps.yaml'), '# ours\nclock: frozen\nkeys:\n  - sk_sandbox_fromfile\n');
  await writeFile(at('ca.pem'), 'certificate');
  await writeFile(at('ca-key.pem'), 'key');
});

afterAll(() => rm(folder, { recursive: true }));

function configurationOf(write: (setup: SandboxSetup) => void, placement = NOWHERE) {
  const setup = new SandboxSetup(true);
  write(setup);
  setup.check(placement);
  return setup.finish(placement);
}

test('What nobody sets is left to the emulator', () => {
  expect(configurationOf(() => {})).toMatchObject({ configuration: {}, files: [], httpsPort: undefined });
});

test('Everything that is set is in one configuration, which the emulator can read', async () => {
  const plan = { limit: 10, windowSeconds: 60 };
  const { configuration } = configurationOf((setup) => {
    setup.setWorld('empty');
    setup.set('seed', 7, 'withSeed');
    setup.set('clock', 'frozen', 'withClock');
    setup.set('at', new Date('2025-06-01T12:00:00Z'), 'withClock');
    setup.addKeys(['sk_sandbox_mine01', { key: 'sk_sandbox_mine02', permissions: ['read'], plan: 'trial' }]);
    setup.addPlan('trial', plan);
    setup.setRateLimit({ limit: 100, windowSeconds: 60 });
    setup.addScenario('flaky-network');
    setup.addRules([{ when: { family: 'battery' }, then: 'ok' }]);
    setup.addConfiguration({
      actions: { immediate: true },
      scenarios: ['slow-api'],
      keys: ['sk_sandbox_mine03'],
    });
  });
  await writeFile(at('config.json'), JSON.stringify(configuration));
  const config = await parseConfig((await readConfigFile(at('config.json'), 'the test')).options);
  expect(config).toMatchObject({
    world: 'empty',
    seed: '7',
    clock: { mode: 'frozen' },
    at: Date.UTC(2025, 5, 1, 12),
    keys: [
      { key: 'sk_sandbox_mine01' },
      { key: 'sk_sandbox_mine02', permissions: ['read'], plan: 'trial' },
      { key: 'sk_sandbox_mine03' },
    ],
    plans: { trial: plan, container: { limit: 100, windowSeconds: 60 } },
    defaultPlan: { sandbox: 'container', live: 'container' },
    scenarios: ['flaky-network', 'slow-api'],
    rules: [{ when: { family: 'battery' }, then: 'ok' }],
    actions: { immediate: true },
  });
});

test('Files of this machine go into folders of their own, under their own names', () => {
  const { configuration, files } = configurationOf((setup) => {
    setup.setWorld(at('house.yaml'));
    setup.addScenario(at('evening.yaml'));
    setup.addScenario({ rules: [] });
    setup.setOpenApi(at('vendor.yaml'));
  });
  expect(configuration).toEqual({
    world: '/amps-sandbox/world-0/house.yaml',
    scenarios: ['/amps-sandbox/scenario-1/evening.yaml', '/amps-sandbox/scenario-2.json'],
    openapi: '/amps-sandbox/openapi/vendor.yaml',
  });
  expect(files).toEqual([
    { target: '/amps-sandbox/world-0/house.yaml', content: 'accounts: []\n' },
    { target: '/amps-sandbox/scenario-1/evening.yaml', content: 'rules: []\n' },
    { target: '/amps-sandbox/scenario-2.json', content: '{"rules":[]}' },
    { target: '/amps-sandbox/openapi/vendor.yaml', content: 'openapi: 3.1.0\n' },
  ]);
});

test('A configuration file is read here, so that methods add to it', () => {
  const { configuration } = configurationOf((setup) => {
    setup.addConfiguration(at('amps.yaml'));
    setup.addKeys(['sk_sandbox_mine01']);
  });
  expect(configuration).toEqual({ clock: 'frozen', keys: ['sk_sandbox_fromfile', 'sk_sandbox_mine01'] });
});

describe('HTTPS', () => {
  test('has a certificate for the names in the network, and for those that are given', () => {
    const { configuration, httpsPort } = configurationOf(
      (it) => it.setHttps({ names: ['amps.test'] }),
      NETWORK,
    );
    expect(configuration).toEqual({ https: { port: 4443, names: ['sandbox', 'amps.test'] } });
    expect(httpsPort).toBe(4443);
  });

  test('has a certificate for the host that Docker is on, where that is not this machine', () => {
    const setup = new SandboxSetup(true);
    setup.setHttps({});
    expect(setup.finish(NOWHERE, 'docker').configuration).toEqual({
      https: { port: 4443, names: ['docker'] },
    });
    expect(setup.finish(NOWHERE, 'localhost').configuration).toEqual({ https: { port: 4443, names: [] } });
  });

  test('takes the usual port for the true names', () => {
    const { httpsPort } = configurationOf((setup) => {
      setup.setHttps({});
      setup.useTrueNames();
    }, NETWORK);
    expect(httpsPort).toBe(443);
  });

  test('signs by the authority that is given, for no names that its owner did not ask for', () => {
    const { configuration, files } = configurationOf((it) => it.setHttps({ caFolder: folder }), NETWORK);
    expect(configuration).toEqual({ https: { port: 4443, names: [], caFolder: '/amps-sandbox/authority' } });
    expect(files).toEqual([
      { target: '/amps-sandbox/authority/ca.pem', content: 'certificate' },
      { target: '/amps-sandbox/authority/ca-key.pem', content: 'key' },
    ]);
  });
});

describe('The fingerprint', () => {
  const fingerprintOf = (write: (setup: SandboxSetup) => void, placement = NOWHERE) =>
    configurationOf(write, placement).fingerprint;
  const base = (setup: SandboxSetup) => setup.setWorld({ accounts: [] });

  test('is the same for the same options', () => {
    expect(fingerprintOf(base)).toBe(fingerprintOf(base));
  });

  test.each<[string, (setup: SandboxSetup) => void, NetworkPlacement | undefined]>([
    ['what a file holds', (setup) => setup.setWorld({ accounts: [{ id: 'acct_other' }] }), undefined],
    ['an option', (setup) => [base(setup), setup.set('seed', 'b', 'withSeed')], undefined],
    ['a token that is given', (setup) => [base(setup), setup.setControlToken('a-long-word')], undefined],
    ['the network', base, NETWORK],
  ])('differs by %s', (_, write, placement) => {
    expect(fingerprintOf(write, placement)).not.toBe(fingerprintOf(base));
  });
});
