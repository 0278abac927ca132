import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import config from '../../vitest.container.config.ts';

test('Every suite of behaviour that runs on all targets runs on the container', async () => {
  const files = (await readdir('test', { recursive: true })).map((name) => join('test', name));
  const tests = files.filter((file) => file.endsWith('.test.ts'));
  const suites: string[] = [];
  for (const file of tests) if (/^describeTargets\(/m.test(await readFile(file, 'utf8'))) suites.push(file);
  expect(suites.length).toBeGreaterThan(5);
  expect(config.test?.include).toEqual(expect.arrayContaining(suites));
});
