import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../../src/report/report.ts';
import { runExec, runScript } from '../../support/run-exec.ts';
import { openTemporaryFolder } from '../../support/temporary-folder.ts';

const CLI_PATH = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));
const TESTING = JSON.stringify(new URL('../../../dist/testing.mjs', import.meta.url).href);
const CLI = JSON.stringify(CLI_PATH);

/** A suite that starts a sandbox of its own, in its process, and breaks the contract once. */
const OWN_SANDBOX = `
  import { startSandbox } from ${TESTING};
  const sandbox = await startSandbox();
  const call = (path) => fetch(sandbox.url + path, { headers: { 'x-api-key': sandbox.apiKey } });
  await call('/battery');
  await call('/battery?limit=none');
`;

/** A suite that starts the command line and asks it. */
const SPAWNED = `
  import { spawn } from 'node:child_process';
  import { once } from 'node:events';
  const child = spawn(process.execPath, [${CLI}, 'start', '--port', '0', '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  const { url, keys } = JSON.parse(line);
  await fetch(url + '/battery?limit=none', { headers: { 'x-api-key': keys[0].key } });
`;

describe('A sandbox that the command starts by itself is in the report of exec', () => {
  test.each([
    ['one in its own process, that is closed', `${OWN_SANDBOX} await sandbox.close();`, 2],
    ['one that is left open', `${OWN_SANDBOX} process.exit(0);`, 2],
    ['one in a process that is killed', `${OWN_SANDBOX} process.kill(process.pid, 'SIGKILL');`, 2],
    ['a command line that is stopped', `${SPAWNED} child.kill(); await once(child, 'exit');`, 1],
    ['a command line that is killed', `${SPAWNED} child.kill('SIGKILL'); await once(child, 'exit');`, 1],
  ])('%s', async (_, script, requests) => {
    const { report, stderr } = await runScript(script, ['--fail-on', 'contract-violation,no-requests']);
    expect(report?.totals).toMatchObject({ requests, accounts: 1, sandboxes: 2 });
    expect(report?.failedOn, stderr).toEqual(['contract-violation']);
    expect(report?.contractViolations[0]).toMatchObject({ count: 1, first: { sandbox: 2 } });
    expect(stderr).toContain('2 sandboxes');
  });

  test('several at a time, and the one of exec beside them', async () => {
    const script = `
      import { startSandbox, withSandbox } from ${TESTING};
      const call = ({ url, apiKey }) => fetch(url + '/battery', { headers: { 'x-api-key': apiKey } });
      await call({ url: process.env.AMPS_BASE_URL, apiKey: process.env.AMPS_API_KEY });
      await Promise.all(Array.from({ length: 5 }, () => withSandbox({}, call)));
      const idle = await startSandbox();
      await idle.close();
    `;
    const { report, stderr } = await runScript(script, ['--fail-on', 'no-requests']);
    expect(report?.totals, stderr).toMatchObject({ requests: 6, accounts: 6, sandboxes: 7 });
    expect(report?.failedOn).toEqual([]);
  });

  test('with its rules, of which one was never applied, and its live keys', async () => {
    const script = `
      import { withSandbox } from ${TESTING};
      await withSandbox({}, async ({ url, control, apiKey }) => {
        await control.rules.add([{ name: 'never-met', when: { path: '/nowhere' }, then: { error: 'INTERNAL_ERROR' } }]);
        await control.rules.add([{ name: 'met', then: { error: 'INTERNAL_ERROR' } }]);
        await fetch(url + '/battery', { headers: { 'x-api-key': apiKey } });
        await fetch(url + '/battery', { headers: { 'x-api-key': 'sk_live_0123456789abcdef' } });
      });
    `;
    const { report, stderr } = await runScript(script);
    expect(report?.unusedRules, stderr).toEqual([{ rule: 'never-met', test: null }]);
    expect(report?.liveKeys).toMatchObject([{ count: 1 }]);
    expect(JSON.stringify(report)).not.toContain('sk_live_0123456789abcdef');
  });

  test('in the report of each exec, where one runs below another', async () => {
    await using folder = await openTemporaryFolder();
    const suite = [process.execPath, '--input-type=module', '-e', `${OWN_SANDBOX} await sandbox.close();`];
    const inner = [process.execPath, CLI_PATH, 'exec', '--report', folder.path, '--', ...suite];
    const { report } = await runExec(inner);
    const innerReport = JSON.parse(await readFile(join(folder.path, 'report.json'), 'utf8')) as Report;
    expect(innerReport.totals).toMatchObject({ requests: 2, sandboxes: 2 });
    expect(report?.totals).toMatchObject({ requests: 2, sandboxes: 3 });
  });
});

test('A suite that asks neither the sandbox of exec nor one of its own has found nothing out', async () => {
  const script = `import { startSandbox } from ${TESTING}; const idle = await startSandbox(); await idle.close();`;
  const { code, stderr } = await runScript(script, ['--fail-on', 'no-requests']);
  expect(code).toBe(1);
  expect(stderr).toContain('No request reached the sandbox');
});
