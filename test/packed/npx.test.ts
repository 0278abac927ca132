import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { TARBALL } from '../support/packed-package.ts';

const COMMAND = fileURLToPath(new URL('npx.sh', import.meta.url));

test('npx runs the tarball with an empty cache, and a signal ends it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'amps-npx-'));
  try {
    await copyFile(TARBALL, join(folder, basename(TARBALL)));
    const command = (await readFile(COMMAND, 'utf8')).replace('--port 4010', '--port 0 --json --log silent');
    const child = spawn('sh', ['-c', command], {
      cwd: folder,
      env: { ...process.env, npm_config_cache: join(folder, 'cache'), npm_config_offline: 'true' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const { url, pid, keys } = JSON.parse(line) as { url: string; pid: number; keys: { key: string }[] };
    const { status } = await fetch(`${url}/battery`, { headers: { 'x-api-key': keys[0]?.key ?? '' } });
    expect(status).toBe(200);
    process.kill(pid, 'SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
