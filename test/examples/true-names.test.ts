import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runExec } from '../support/run-exec.ts';
import { openTemporaryFolder } from '../support/temporary-folder.ts';

const EXAMPLE = fileURLToPath(new URL('../../examples/true-names', import.meta.url));

test('A client with hard-coded names passes its tests unchanged, led here by a preload', async () => {
  await using folder = await openTemporaryFolder();
  const command = [process.execPath, '--import', './to-sandbox.mjs', '--test'];
  const end = await runExec(command, ['--https', '--ca-folder', folder.at('ca')], {
    cwd: EXAMPLE,
  });
  expect(end.stdout).toMatch(/pass 3\n. fail 0\n/);
  expect(end.code).toBe(0);
  expect(end.report?.operations.filter(({ count }) => count > 0).map(({ operation }) => operation)).toEqual([
    'getBatteryState',
    'pushBatteryAction',
  ]);
});
