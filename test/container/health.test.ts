import { describe, expect, test } from 'vitest';
import { docker, type RunningContainer, runContainer } from '../support/run-container.ts';
import { writeTemporary } from '../support/write-temporary.ts';

/** Probes that fail at once make an unhealthy container soon. */
const IMPATIENT = ['--health-retries', '1'];

describe('The health check', () => {
  test('says healthy once the emulator is ready', async () => {
    await using container = await runContainer();
    expect(await container.nextHealth()).toBe('healthy');
  });

  test.each([
    { how: 'by a variable', options: { env: { AMPS_SANDBOX_PORT: '8080' } } },
    { how: 'by a flag', options: { args: ['--port', '8080'] } },
    {
      how: 'by a flag, where the variable says another',
      options: { args: ['start', '--port=8080'], env: { AMPS_SANDBOX_PORT: '81' } },
    },
    { how: 'below 1024', options: { env: { AMPS_SANDBOX_PORT: '80' } }, port: 80 },
    { how: 'behind an init process', options: { args: ['--port', '8080'], flags: ['--init'] } },
  ])('asks on the port in force: $how', async ({ options, port = 8080 }) => {
    await using container = await runContainer({ ...options, port });
    expect(await container.nextHealth()).toBe('healthy');
  });

  test('asks on the port in force: by a configuration file', async () => {
    await using file = await writeTemporary('sandbox.yaml', 'port: 8080\n');
    await using container = await runContainer({
      volumes: { [file.path]: '/work/sandbox.yaml' },
      env: { AMPS_SANDBOX_CONFIG: 'sandbox.yaml' },
      port: 8080,
    });
    expect(await container.nextHealth()).toBe('healthy');
  });

  test('says healthy where the emulator listens on one address alone', async () => {
    await using container = await runContainer({ env: { AMPS_SANDBOX_HOST: '127.0.0.1' } });
    expect(await container.nextHealth()).toBe('healthy');
  });

  test('says unhealthy where nothing listens on the port in force', async () => {
    await using container = await runContainer({
      flags: [...IMPATIENT, '--entrypoint', 'node'],
      args: SILENT,
    });
    expect(await container.nextHealth()).toBe('unhealthy');
    const [probe] = await container.probes();
    expect(probe?.Output).toBe('not ready: connect ECONNREFUSED 127.0.0.1:4010\n');
  });

  test('says unhealthy where the emulator does not answer, and healthy again where it does', async () => {
    await using container = await runContainer({ flags: IMPATIENT });
    await untilHealth(container, 'healthy');
    await docker('kill', '--signal', 'STOP', container.name);
    await untilHealth(container, 'unhealthy');
    await docker('kill', '--signal', 'CONT', container.name);
    await untilHealth(container, 'healthy');
  });

  test('takes ten seconds where it has said healthy before, since each probe is a process', async () => {
    await using container = await runContainer();
    const [, begin] = await container.firstEvents(2, 'exec_start', '{{.TimeNano}}');
    const [, end] = await container.firstEvents(2, 'exec_die', '{{.TimeNano}}');
    expect(Number(end) - Number(begin)).toBeGreaterThanOrEqual(10_000_000_000);
  });
});

/** On a busy machine an impatient container is unhealthy before it is ready. */
async function untilHealth(container: RunningContainer, state: string): Promise<void> {
  while ((await container.nextHealth()) !== state);
}

/** In place of the emulator, a program that says it is ready and serves nothing. */
const SILENT = ['--eval', "console.log('{}'); setInterval(() => {}, 1000)"];
