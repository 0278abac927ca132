import { describe, expect, test } from 'vitest';
import { docker, runContainer } from '../support/run-container.ts';

const KEY = { 'x-api-key': 'sk_sandbox_abc123xyz' };
const HARDENED = [
  ...['--read-only', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'],
  ...['--user', '65532', '--memory', '128m', '--memory-swap', '128m', '--pids-limit', '64'],
];

describe('A container with a read-only root, no capability and 128 MB', () => {
  test('serves the API, is scripted and becomes healthy', async () => {
    await using container = await runContainer({ flags: HARDENED });
    const read = await fetch(`${container.url}/battery/device_abc123`, { headers: KEY });
    expect(read.status).toBe(200);
    const pushed = await fetch(`${container.url}/battery/device_abc123`, {
      method: 'POST',
      headers: { ...KEY, 'content-type': 'application/json' },
      body: JSON.stringify({ action: 'set_operation_mode', mode: 'charge' }),
    });
    expect(pushed.status).toBeLessThan(300);
    await container.control.reset();
    expect(await container.nextHealth()).toBe('healthy');
  });

  test('opens a thousand accounts within its memory', async () => {
    await using container = await runContainer({ flags: HARDENED });
    const made = await Promise.all(Array.from({ length: 1_000 }, () => container.control.accounts.create()));
    expect(new Set(made.map(({ apiKey }) => apiKey)).size).toBe(1_000);
    expect(await docker('inspect', '--format', '{{.State.OOMKilled}}', container.name)).toBe('false');
  });

  test('runs as any other user as well', async () => {
    await using container = await runContainer({ flags: ['--read-only', '--user', '1234:1234'] });
    expect((await fetch(`${container.url}/battery`, { headers: KEY })).status).toBe(200);
  });
});
