import { expect, it } from 'vitest';
import { runNode } from '../support/spawn-cli.ts';

const PROGRAM = `
  import { startSandbox } from ${JSON.stringify(new URL('../../dist/index.mjs', import.meta.url).href)};

  Date.now = () => 0;
  performance.now = () => 0;
  globalThis.setTimeout = () => ({ unref() {}, refresh() {} });
  const sandbox = await startSandbox({ rules: [{ name: 'slow', then: { delay: '20ms' } }] });
  const { at } = await sandbox.control.clock.get();
  const headers = { 'x-api-key': sandbox.apiKey };
  const { status } = await fetch(sandbox.url + '/battery/device_abc123', { headers });
  await sandbox.close();
  console.log(JSON.stringify({ at, status }));
`;

const FAKED_BEFORE = `
  import timers from 'node:timers';

  // As @sinonjs/fake-timers leaves them: in Node's module, too, with the fake clock on each.
  const fake = (name) => Object.assign(() => ({ unref() {}, refresh() {} }), { clock: {} });
  for (const name of ['setTimeout', 'setImmediate', 'setInterval']) globalThis[name] = timers[name] = fake(name);
  Date.now = () => 0;
  const { startSandbox } = await import(${JSON.stringify(new URL('../../dist/index.mjs', import.meta.url).href)});
  const { get } = await import('node:http');
  const rules = [
    { name: 'slow', when: { call: 1 }, then: { delay: '20ms' } },
    { name: 'drip', then: { drip: { chunkBytes: 200, every: '5ms' } } },
  ];
  const sandbox = await startSandbox({ log: 'json', rules });
  const { at } = await sandbox.control.clock.get();
  const read = () =>
    new Promise((resolve, reject) => {
      const options = { headers: { 'x-api-key': sandbox.apiKey } };
      get(sandbox.url + '/battery/device_abc123', options, (reply) => {
        reply.on('end', () => resolve(reply.statusCode)).resume();
      }).on('error', reject);
    });
  const statuses = [await read(), await read()];
  const wait = sandbox.control.requests.waitFor({ path: '/hvac' }, { timeout: '20ms' });
  const { status } = await wait.catch((error) => error);
  await sandbox.close();
  console.log(JSON.stringify({ at, statuses: [...statuses, status] }));
`;

it('Delays, drips, waits and the log keep real time in a process whose timers are faked before the package is imported', async () => {
  const { stdout, stderr } = await runNode(['--input-type=module', '--eval', FAKED_BEFORE]);
  const { at, statuses } = JSON.parse(stdout);
  expect(Date.parse(at)).toBeGreaterThan(Date.UTC(2025, 0));
  expect(statuses).toEqual([200, 200, 408]);
  expect(stderr).toContain('"path":"/battery/device_abc123"');
});

it('Clocks run on, and delays end, in a process whose timers are faked before its first sandbox starts', async () => {
  const args = ['--input-type=module', '--eval', PROGRAM];
  const { stdout } = await runNode(args);
  const { at, status } = JSON.parse(stdout);
  expect(Date.parse(at)).toBeGreaterThan(Date.UTC(2025, 0));
  expect(status).toBe(200);
});
