import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { runScript } from '../../support/run-exec.ts';
import { openTemporaryFolder } from '../../support/temporary-folder.ts';

const CALL = `await fetch(process.env.AMPS_BASE_URL + '/batteries', { headers: { 'x-api-key': process.env.AMPS_API_KEY } });`;

describe('In a workflow of GitHub Actions', () => {
  test('the step gets a summary, after what is there, and each finding an annotation', async () => {
    await using folder = await openTemporaryFolder();
    const file = folder.at('summary.md');
    await writeFile(file, 'from before\n');
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: file };
    const { stderr, stdout } = await runScript(CALL, ['--fail-on', 'unknown-route'], { env });
    const summary = await readFile(file, 'utf8');
    expect(summary).toMatch(/^from before\n## amps-sandbox: ❌ --fail-on found unknown-route/);
    expect(summary).toContain('| GET /batteries ');
    expect(stderr).toMatch(/^::error title=1 request was for no operation[^\n]*::GET \/batteries/m);
    expect(stdout).toBe('');
  });

  test('a summary that cannot be written is warned of, and fails nothing', async () => {
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: '/dev/null/summary.md' };
    const { code, stderr, report } = await runScript(CALL, [], { env });
    expect(code).toBe(0);
    expect(report?.totals.requests).toBe(1);
    expect(stderr).toContain('Failed to write the step summary to /dev/null/summary.md');
  });

  test('a summary that is a named pipe is warned of, and holds nothing up', async () => {
    await using folder = await openTemporaryFolder();
    const file = folder.at('pipe');
    await promisify(execFile)('mkfifo', [file]);
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: file };
    const { code, stderr } = await runScript(CALL, [], { env });
    expect(code).toBe(0);
    expect(stderr).toContain(`Failed to write the step summary to ${file}: it is a named pipe, and no file.`);
  });
});

test('Elsewhere there is neither', async () => {
  await using folder = await openTemporaryFolder();
  const env = { GITHUB_STEP_SUMMARY: folder.at('summary.md') };
  const { stderr } = await runScript(CALL, ['--fail-on', 'unknown-route'], { env });
  expect(stderr).not.toContain('::error');
  await expect(readFile(folder.at('summary.md'))).rejects.toThrow();
});
