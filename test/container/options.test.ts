import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchContainer, runContainer } from '../support/run-container.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'amps-sandbox-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const WORLD = {
  accounts: [
    {
      id: 'acct_mounted',
      keys: [{ key: 'sk_sandbox_mounted', name: 'Mounted' }],
      users: [{ devices: [{ family: 'battery', id: 'device_mounted' }] }],
    },
  ],
};

async function readBattery(url: string, key: string, device = 'device_abc123'): Promise<Response> {
  return await fetch(`${url}/battery/${device}`, { headers: { 'x-api-key': key } });
}

describe('Options of a container', () => {
  test('are variables', async () => {
    await using container = await runContainer({
      env: {
        AMPS_SANDBOX_SEED: 'container',
        AMPS_SANDBOX_CLOCK: 'frozen',
        AMPS_SANDBOX_AT: '2025-06-01T12:00:00Z',
        AMPS_SANDBOX_KEY: 'sk_sandbox_container1,sk_sandbox_container2',
      },
    });
    expect((await container.control.info()).configuration).toMatchObject({ seed: 'container' });
    expect((await container.control.clock.get()).at).toBe('2025-06-01T12:00:00.000Z');
    expect((await readBattery(container.url, 'sk_sandbox_container2')).status).toBe(200);
  });

  test('are flags after the name of the image, and win over variables', async () => {
    await using container = await runContainer({
      args: ['--seed', 'flagged'],
      env: { AMPS_SANDBOX_SEED: 'variable' },
    });
    expect((await container.control.info()).configuration).toMatchObject({ seed: 'flagged' });
  });

  test('may come from a mounted configuration file that names a mounted world', async () => {
    const world = await write('world.json', JSON.stringify(WORLD));
    const config = await write('sandbox.yaml', 'world: world.json\n');
    await using container = await runContainer({
      args: ['--config', 'sandbox.yaml'],
      volumes: { [world]: '/work/world.json', [config]: '/work/sandbox.yaml' },
    });
    const read = await readBattery(container.url, 'sk_sandbox_mounted', 'device_mounted');
    expect(read.status).toBe(200);
    expect((await readBattery(container.url, 'sk_sandbox_abc123xyz')).status).toBe(401);
  });
});

describe('A container that cannot start', () => {
  test.each([
    { what: 'an unknown flag', args: ['--prot', '80'], said: /unknown option '--prot'.*--port/ },
    { what: 'a port that is none', args: ['--port', '99999'], said: /--port/ },
    { what: 'a token that is too short', args: ['--control-token', 'short'], said: /--control-token/ },
    { what: 'a file that is not mounted', args: ['--config', 'absent.yaml'], said: /no such file/ },
    {
      what: 'an address of another machine',
      args: ['--host', '192.0.2.1'],
      said: /no address of this machine/,
    },
  ])('says why and ends with exit code 2: $what', async ({ args, said }) => {
    await using container = launchContainer({ args });
    const { exitCode, stderr, stdout } = await container.end;
    expect(stderr).toMatch(said);
    expect(stderr).toMatch(/^Failed to /);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  });

  test('tells of a file that its user may not read', async () => {
    const path = await write('secret.yaml', 'seed: secret\n');
    await chmod(path, 0o600);
    await using container = launchContainer({
      args: ['--config', 'secret.yaml'],
      volumes: { [path]: '/work/secret.yaml' },
    });
    const { exitCode, stderr } = await container.end;
    expect(stderr).toContain('this user may not read it');
    expect(exitCode).toBe(2);
  });
});
