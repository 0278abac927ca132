import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openProject } from '../../support/project.ts';
import { times } from '../../support/proof.ts';
import { PATIENCE_MS, runNode } from '../../support/spawn-cli.ts';

const FILES = 4;
const TESTS_PER_FILE = times({ quick: 25, full: 250 });
const TESTS = FILES * TESTS_PER_FILE;

const SUITE = `
import { appendFileSync } from 'node:fs';
import { expect, test } from 'amps-sandbox/vitest';

for (let number = 1; number <= ${TESTS_PER_FILE}; number += 1) {
  test('test ' + number, async ({ amps, sandbox }) => {
    const headers = { 'x-api-key': amps.apiKey };
    const { status } = await fetch(amps.url + '/battery/device_abc123', { headers });
    expect(status).toBe(200);
    await expect(amps).toHaveReceived('getBatteryState', 1);
    appendFileSync('accounts.txt', amps.id + ' ' + sandbox.url + '\\n');
  });
}`;

const SETUP = `
import { writeFileSync } from 'node:fs';
import { sandboxGlobalSetup } from 'amps-sandbox/vitest/global-setup';

export async function setup(project) {
  let place;
  const provide = (name, value) => project.provide(name, (place = value));
  const startedAt = performance.now();
  const tearDown = await sandboxGlobalSetup()({ provide });
  return async () => {
    const response = await fetch(place.url + '/__sandbox/accounts');
    const { items } = await response.json();
    const [seconds, megabytes] = [(performance.now() - startedAt) / 1e3, process.memoryUsage().rss / 1e6];
    await tearDown();
    const isOver = await fetch(place.url).then(() => false, () => true);
    writeFileSync('facts.json', JSON.stringify({ place, open: items.length, isOver, seconds, megabytes }));
  };
}`;

const CONFIG = `
export default { test: { globalSetup: ['./setup.mjs'], maxWorkers: 2, testTimeout: ${PATIENCE_MS} } };`;

test(`${TESTS} tests share one server, each with an account of its own, and leave none behind`, async ({
  annotate,
}) => {
  await using project = await openProject();
  await project.write('vitest.config.mjs', CONFIG);
  await project.write('setup.mjs', SETUP);
  for (let file = 1; file <= FILES; file += 1) await project.write(`suite-${file}.test.mjs`, SUITE);
  const { code, stdout, stderr } = await runNode(['node_modules/vitest/vitest.mjs', 'run'], {
    cwd: project.path,
    env: { NO_COLOR: '1' },
  });
  expect(code, `${stdout}${stderr}`).toBe(0);
  expect(stdout).toMatch(new RegExp(`Tests +${TESTS} passed`));

  const facts = JSON.parse(await readFile(join(project.path, 'facts.json'), 'utf8'));
  const lines = (await readFile(join(project.path, 'accounts.txt'), 'utf8')).trim().split('\n');
  const [accounts, urls] = [0, 1].map((column) => new Set(lines.map((line) => line.split(' ')[column])));
  expect(accounts?.size).toBe(TESTS);
  expect([...(urls ?? [])]).toEqual([facts.place.url]);
  expect(facts).toMatchObject({ open: 3, isOver: true });
  await annotate(
    `${lines.length} tests in ${facts.seconds.toFixed(1)} s, ${facts.megabytes.toFixed(0)} MB of Vitest and server`,
  );
});
