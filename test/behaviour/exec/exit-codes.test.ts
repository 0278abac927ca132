import { constants } from 'node:os';
import { describe, expect, test } from 'vitest';
import { RENAMED_NAMES } from '../../../src/domain/renamed-names.ts';
import { runExec, runScript } from '../../support/run-exec.ts';
import { runCli } from '../../support/spawn-cli.ts';

describe('The exit code', () => {
  test.each([0, 1, 2, 42])('is that of the command: %i', async (code) => {
    const end = await runScript(`process.exit(${code})`);
    expect(end.code).toBe(code);
    expect(end.report?.run).toMatchObject({ exitCode: code, signal: null });
  });

  test.skipIf(process.platform === 'win32')(
    'is 128 and the signal where one killed the command',
    async () => {
      const end = await runScript(`process.kill(process.pid, 'SIGKILL'); setInterval(() => {}, 1000)`);
      expect(end.code).toBe(128 + constants.signals.SIGKILL);
      expect(end.report?.run).toMatchObject({ exitCode: 137, signal: 'SIGKILL' });
      expect(end.stderr).toContain('the command failed (SIGKILL)');
    },
  );

  test('is 127 where there is no such program', async () => {
    const end = await runExec(['amps-no-such-program']);
    expect(end.code).toBe(127);
    expect(end.stderr).toMatch(/^Failed to run amps-no-such-program: there is no such program\. Check .+\n$/);
    expect(end.report).toBeUndefined();
  });

  test('is 126 where it cannot be run', async () => {
    const end = await runExec([import.meta.dirname]);
    expect(end.code).toBe(126);
    expect(end.stderr).toMatch(/^Failed to run .+: this user may not run it, or it is a folder\. .+\n$/);
  });

  test.each<[string, string[], RegExp]>([
    ['no command', [], /missing required argument 'command'/],
    [
      'an unknown kind of finding',
      ['--fail-on', 'unknwon-route', '--', 'x'],
      /'unknwon-route' is invalid.+Did you mean unknown-route\?/,
    ],
    ...Object.entries(RENAMED_NAMES.findings).map(([old, now]): [string, string[], RegExp] => [
      `the former kind ${old}`,
      ['--fail-on', old, '--', 'x'],
      new RegExp(`'${old}' is invalid.+Choose from .+ ${old} was renamed to ${now}\\.`),
    ]),
    [
      'a report where none can be',
      ['--report', `${import.meta.filename}/x`, 'x'],
      /Failed to write the report/,
    ],
    ['a bad option of the sandbox', ['--clock', 'soon', '--', 'x'], /--clock/],
    ['a bad world', ['--report', '/tmp/amps-none', '--world', '/none.json', '--', 'x'], /none\.json/],
  ])('is 2 with one message for %s', async (_case, args, message) => {
    const end = await runCli(['exec', ...args]);
    expect(end.stderr).toMatch(message);
    expect(end.stderr).toMatch(/^Failed to [^\n]+\n$/);
    expect(end.code).toBe(2);
  });
});
