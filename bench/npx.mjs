// From `npx` of the packed package, with an empty cache each time, to the line that says it is ready.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { START_ROUNDS } from './settings.mjs';
import { format, median } from './statistics.mjs';
import { judged, under } from './verdict.mjs';
import { inRepository, runCommand, withFolder } from './workspace.mjs';

const MAX_MS = 2_000;

export async function npx() {
  return await withFolder(async (folder) => {
    await runCommand('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: inRepository('.') });
    const [tarball] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'));
    const times = [];
    for (let round = 0; round < Math.min(START_ROUNDS, 5); round++)
      times.push(await startOnce(folder, `./${tarball}`));
    const ms = median(times);
    const row = {
      what: '`npx --yes ./amps-sandbox-*.tgz --port 0` to ready, empty cache',
      us: `${format(ms)} ms`,
      target: 'under 2,000 ms',
    };
    return [judged(row, under(MAX_MS, ms))];
  });
}

async function startOnce(folder, tarball) {
  const cache = await mkdtemp(join(folder, 'cache-'));
  const startedAt = performance.now();
  const child = spawn('npx', ['--yes', tarball, '--port', '0', '--json', '--log', 'silent'], {
    cwd: folder,
    env: { ...process.env, npm_config_cache: cache },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface(child.stdout), 'line');
  const ms = performance.now() - startedAt;
  process.kill(JSON.parse(line).pid, 'SIGTERM');
  await once(child, 'exit');
  return ms;
}
