import { describe, expect, test } from 'vitest';
import { KNOWN_VARIABLES } from '../../../src/cli/options/flags.ts';
import { sortVariables } from '../../../src/cli/options/odd-variables.ts';
import { loadSettings } from '../../../src/cli/options/options.ts';

/** What Kubernetes sets for a service named amps-sandbox, and Docker for a link of that alias. */
const SERVICE = {
  AMPS_SANDBOX_SERVICE_HOST: '10.96.17.4',
  AMPS_SANDBOX_SERVICE_PORT: '4010',
  AMPS_SANDBOX_SERVICE_PORT_HTTP: '4010',
  AMPS_SANDBOX_PORT: 'tcp://10.96.17.4:4010',
  AMPS_SANDBOX_PORT_4010_TCP: 'tcp://10.96.17.4:4010',
  AMPS_SANDBOX_PORT_4010_TCP_PROTO: 'tcp',
  AMPS_SANDBOX_PORT_4010_TCP_PORT: '4010',
  AMPS_SANDBOX_PORT_4010_TCP_ADDR: '10.96.17.4',
};
const LINK = {
  AMPS_SANDBOX_NAME: '/web/amps-sandbox',
  AMPS_SANDBOX_ENV_NODE_ENV: 'production',
  AMPS_SANDBOX_ENV_AMPS_SANDBOX_SEED: '7',
};

describe('Variables that Kubernetes and docker run --link set', () => {
  test.each([
    ['of a service', SERVICE],
    ['of a link', { ...SERVICE, ...LINK }],
    ['of a service for HTTPS', { AMPS_SANDBOX_HTTPS_PORT: 'tcp://10.0.0.1:4443' }],
    [
      'over UDP',
      { AMPS_SANDBOX_PORT: 'udp://10.0.0.1:4010', AMPS_SANDBOX_PORT_4010_UDP: 'udp://10.0.0.1:4010' },
    ],
    ['with an address in IPv6', { AMPS_SANDBOX_PORT: ' TCP://[fd00::4]:4010' }],
  ])('%s are ignored with one note', async (_case, environment) => {
    const { config, notes, warnings, given } = await loadSettings({}, environment);
    expect(config).toMatchObject({ port: 4010, https: { enabled: false, port: 4443 } });
    expect(given.size).toBe(0);
    expect(warnings).toEqual([]);
    expect(notes).toEqual([
      expect.stringMatching(/^Note: AMPS_SANDBOX_\w+=.*ignored.*enableServiceLinks: false/),
    ]);
  });

  test.each(KNOWN_VARIABLES)('are ignored where they are called %s', async (name) => {
    const environment = { [name]: 'tcp://10.96.17.4:4010' };
    expect((await loadSettings({}, environment)).given.size).toBe(0);
    expect(sortVariables(environment)).toMatchObject({ own: {}, warnings: [], notes: [expect.any(String)] });
  });

  test('of a link that is called after an option are ignored', async () => {
    const environment = {
      AMPS_SANDBOX_HTTPS_NAME: '/app/amps-sandbox-https',
      AMPS_SANDBOX_HTTPS_PORT: 'tcp://172.17.0.3:4443',
      AMPS_SANDBOX_HTTPS_PORT_4443_TCP: 'tcp://172.17.0.3:4443',
    };
    const { config, given } = await loadSettings({}, environment);
    expect(config.https).toMatchObject({ enabled: false, names: [] });
    expect(given.size).toBe(0);
    const { names } = (await loadSettings({}, { AMPS_SANDBOX_HTTPS_NAME: 'api.test' })).config.https;
    expect(names).toEqual(['api.test']);
  });

  test('are ignored whatever option they hit', async () => {
    const environment = { AMPS_SANDBOX_URL: 'tcp://10.96.17.4:4010', AMPS_SANDBOX_SEED: 'seven' };
    expect(sortVariables(environment).own).toEqual({ AMPS_SANDBOX_SEED: 'seven' });
  });

  test('leave what the user set in force', async () => {
    const environment = { ...SERVICE, AMPS_SANDBOX_HOST: '0.0.0.0', AMPS_SANDBOX_PORT: '5000' };
    expect((await loadSettings({}, environment)).config).toMatchObject({ host: '0.0.0.0', port: 5000 });
  });

  test('of another service say nothing to us', () => {
    const environment = { AMPS_PORT: 'tcp://10.0.0.1:80', REDIS_PORT: 'tcp://10.0.0.1:6379' };
    expect(sortVariables(environment)).toMatchObject({ notes: [], warnings: [], own: environment });
  });
});

describe('A misspelt variable is warned of', () => {
  test.each([
    ['AMPS_SANDBOX_CLOK', 'AMPS_SANDBOX_CLOCK'],
    ['AMPS_SANDBOX_PROT', 'AMPS_SANDBOX_PORT'],
    ['AMPS_SANDBOX_SCENARIOS', 'AMPS_SANDBOX_SCENARIO'],
    ['AMPS_SANDBOX_ACCEPTANYKEY', 'AMPS_SANDBOX_ACCEPT_ANY_KEY'],
    ['AMPS_SANDBOX_CONTROLTOKEN', 'AMPS_SANDBOX_CONTROL_TOKEN'],
    ['AMPS_SANDBOX_FAILON', 'AMPS_SANDBOX_FAIL_ON'],
    ['AMPS_SANDBOX_ULR', 'AMPS_SANDBOX_URL'],
    ['AMPS_SANDBOX_clock', 'AMPS_SANDBOX_CLOCK'],
    ['AMPS_SANBOX_CLOCK', 'AMPS_SANDBOX_CLOCK'],
    ['AMPSSANDBOX_PORT', 'AMPS_SANDBOX_PORT'],
    ['AMP_SANDBOX_PORT', 'AMPS_SANDBOX_PORT'],
    ['amps_sandbox_port', 'AMPS_SANDBOX_PORT'],
  ])('%s, with the near name', (written, meant) => {
    expect(sortVariables({ [written]: '1' }).warnings).toEqual([
      `${written} is in the environment but names no option. Did you mean ${meant}?`,
    ]);
  });

  test('also where no name is near', () => {
    expect(sortVariables({ AMPS_SANDBOX_XYZZY_PLUGH: '1' }).warnings).toEqual([
      expect.stringMatching(/^AMPS_SANDBOX_XYZZY_PLUGH is in the environment but names no option\. .*--help/),
    ]);
  });

  test('and one that means something, or is of others, is not', () => {
    const environment = {
      AMPS_SANDBOX_CLOCK: 'frozen',
      AMPS_SANDBOX_IMAGE: 'a',
      AMPS_SANDBOX_CONTROL_URL: 'http://127.0.0.1:1/__sandbox',
      AMPS_BASE_URL: 'http://127.0.0.1:1',
      AMPS_API_KEY: 'a',
      SANDBOX_PORT: '1',
    };
    expect(sortVariables(environment).warnings).toEqual([]);
  });
});
