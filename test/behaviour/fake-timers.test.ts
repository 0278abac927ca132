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

it('Clocks run on, and delays end, in a process whose timers are faked before its first sandbox starts', async () => {
  const args = ['--input-type=module', '--eval', PROGRAM];
  const { stdout } = await runNode(args);
  const { at, status } = JSON.parse(stdout);
  expect(Date.parse(at)).toBeGreaterThan(Date.UTC(2025, 0));
  expect(status).toBe(200);
});
