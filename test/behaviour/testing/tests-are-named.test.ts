import { describe, expect, test } from 'vitest';
import { openProject } from '../../support/project.ts';
import { times } from '../../support/proof.ts';
import { type ExecEnd, runExec } from '../../support/run-exec.ts';

/** A test that fails after a rule has answered it, beside one that passes. */
const BODIES = `
  async function callInVain({ url, apiKey, control }) {
    await control.rules.add({ name: 'no-luck', times: 1, then: { error: 'RATE_LIMIT_EXCEEDED' } });
    for (const path of ['/battery', '/battery?limit=none'])
      await fetch(url + path, { headers: { 'x-api-key': apiKey } });
  }
  async function call({ url, apiKey }) {
    await fetch(url + '/vehicle', { headers: { 'x-api-key': apiKey } });
  }
`;

interface Suite {
  readonly files: Readonly<Record<string, string>>;
  readonly command: readonly string[];
}

const HOOKS = '{ before, after, beforeEach, afterEach }';

const SUITES: Readonly<Record<string, Suite>> = {
  Vitest: {
    files: {
      'package.json': '{"type":"module"}',
      'a.test.js': `
        import { describe } from 'vitest';
        import { test } from 'amps-sandbox/vitest';
        ${BODIES}
        describe('A battery', () => {
          test('that fails', async ({ amps }) => { await callInVain(amps); throw new Error('as planned'); });
          test('that works', async ({ amps }) => { await call(amps); });
        });
      `,
    },
    command: [process.execPath, 'node_modules/vitest/vitest.mjs', 'run'],
  },
  Jest: {
    files: {
      'package.json': '{"name":"suite"}',
      'a.test.js': `
        const { useSandbox } = require('amps-sandbox/jest');
        ${BODIES}
        const amps = useSandbox();
        describe('A battery', () => {
          test('that fails', async () => { await callInVain(amps); throw new Error('as planned'); });
          test('that works', async () => { await call(amps); });
        });
      `,
    },
    command: [process.execPath, 'node_modules/jest/bin/jest.js'],
  },
  'node:test': {
    files: {
      'package.json': '{"type":"module"}',
      'a.test.js': `
        import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
        import { useSandbox } from 'amps-sandbox/testing';
        ${BODIES}
        const amps = useSandbox(${HOOKS});
        describe('A battery', () => {
          test('that fails', async () => { await callInVain(amps); throw new Error('as planned'); });
          test('that works', async () => { await call(amps); });
        });
      `,
    },
    command: [process.execPath, '--test'],
  },
  'withSandbox in node:test': {
    files: {
      'package.json': '{"type":"module"}',
      'a.test.js': `
        import { describe, test } from 'node:test';
        import { withSandbox } from 'amps-sandbox/testing';
        ${BODIES}
        describe('A battery', () => {
          test('that fails', async () => {
            await withSandbox({}, async (amps) => { await callInVain(amps); throw new Error('as planned'); });
          });
          test('that works', () => withSandbox({}, call));
        });
      `,
    },
    command: [process.execPath, '--test'],
  },
  'withSandbox in Jest': {
    files: {
      'package.json': '{"name":"suite"}',
      'a.test.js': `
        const { withSandbox } = require('amps-sandbox/testing');
        ${BODIES}
        describe('A battery', () => {
          test('that fails', async () => {
            await withSandbox({}, async (amps) => { await callInVain(amps); throw new Error('as planned'); });
          });
          test('that works', () => withSandbox({}, call));
        });
      `,
    },
    command: [process.execPath, 'node_modules/jest/bin/jest.js'],
  },
};

async function runSuite({ files, command }: Suite): Promise<ExecEnd> {
  await using project = await openProject();
  for (const [name, text] of Object.entries(files)) await project.write(name, text);
  return await runExec(command, [], { cwd: project.path, env: { CI: 'true' } });
}

/** Each starts a test runner; the quick form is content with the first. */
const TRIED = Object.entries(SUITES).slice(0, times({ quick: 1, full: Object.keys(SUITES).length }));

describe.each(TRIED)('With %s', (_, suite) => {
  test('the report names the test of a finding, and a failed test shows what the sandbox saw', async () => {
    const { report, stderr, stdout } = await runSuite(suite);
    const output = `${stdout}${stderr}`;
    expect(report?.totals.requests, output).toBe(3);
    expect(report?.contractViolations).toMatchObject([
      { count: 1, first: { test: 'A battery > that fails' } },
    ]);
    expect(stderr).toContain('in "A battery > that fails"');

    expect(output).toContain('amps-sandbox: the requests of "A battery > that fails":');
    expect(output).toMatch(/#1 \S+Z 429 GET {2}\/battery [\d.]+ ms .+ rule no-luck: rate-limited/);
    expect(output).toMatch(/#2 \S+Z 400 GET {2}\/battery\?limit=none [\d.]+ ms .+ invalid-request: \/query/);
    expect(output).not.toContain('requests of "A battery > that works"');
  });
});
