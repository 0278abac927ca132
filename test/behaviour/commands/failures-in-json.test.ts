import { describe, expect, test } from 'vitest';
import { type CliEnd, runCli } from '../../support/spawn-cli.ts';

/** The one line on standard error. */
function errorIn({ stdout, stderr }: CliEnd) {
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^\{.*\}\n$/);
  return JSON.parse(stderr).error;
}

describe('With --json a failure is JSON with a stable code', () => {
  test.each<[string, string[], string, number]>([
    ['an unknown option', ['--prot', '1', '--json'], 'invalid-command-line', 2],
    ['an unknown command', ['--json', 'sart'], 'invalid-command-line', 2],
    ['a command given twice', ['start', 'start', '--json'], 'invalid-command-line', 2],
    ['a bad value', ['--port', 'http', '--json'], 'invalid-configuration', 2],
    ['a missing configuration', ['--config', '/none.yaml', '--json'], 'invalid-configuration', 2],
    ['a missing world', ['--world', '/none.yaml', '--json'], 'invalid-world', 2],
    ['an unknown scenario', ['--scenario', 'slow-apo', '--json'], 'invalid-rules', 2],
    ['a missing document', ['--openapi', '/none.yaml', '--json'], 'unusable-document', 2],
    ['an address of another machine', ['--port', '0', '--host', '192.0.2.1', '--json'], 'EADDRNOTAVAIL', 2],
    ['nobody there', ['health', '--url', 'http://127.0.0.1:9', '--json'], 'not-ready', 1],
    ['no sandbox for a command', ['keys', '--url', 'http://127.0.0.1:9', '--json'], 'unreachable', 1],
    [
      'no such program',
      ['exec', '--json', '--report', '/tmp/none/x', '--', 'nonesuch'],
      'command-not-found',
      127,
    ],
    ['a missing file', ['restore', '/none.json', '--json'], 'invalid-file', 2],
  ])('for %s', async (_case, args, code, exitCode) => {
    const end = await runCli(args);
    const error = errorIn(end);
    expect(error).toMatchObject({ code, message: expect.stringMatching(/^Failed /) });
    expect(error.hint).toMatch(/^[A-Z].+[.?]$/);
    expect(error.docs).toMatch(/^docs\/[\w-]+\.md$/);
    expect(end.code).toBe(exitCode);
  });

  test('where the environment asks for JSON, and not where --no-json does', async () => {
    const env = { AMPS_SANDBOX_JSON: 'true' };
    expect(errorIn(await runCli(['sart'], { env })).code).toBe('invalid-command-line');
    expect((await runCli(['sart', '--no-json'], { env })).stderr).toMatch(/^Failed to read the command line/);
  });

  test('with every problem of a file at its place', async () => {
    const end = await runCli(['--world', 'test/support/documents/older.json', '--json']);
    expect(errorIn(end).problems[0]).toMatchObject({ file: expect.stringMatching(/older\.json$/), line: 1 });
  });
});
