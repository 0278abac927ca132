// node bench/start-profile.mjs: where the milliseconds of a start go. Phases without a profiler, then shares with one.
// --write keeps them on the bench's page.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { get } from 'node:http';
import { join } from 'node:path';
import { inBench, inRepository, prepareWorkspace, withFolder } from './workspace.mjs';

const ROUNDS = Number(process.env.BENCH_START_ROUNDS ?? 15);
const PROFILED_ROUNDS = Math.ceil(ROUNDS / 3);
const SHOWN_OWNERS = 18;

await prepareWorkspace();
const { format, median } = await import('./statistics.mjs');
const { HEADERS, PATH } = await import('./requests.mjs');
const { keepOnBenchPage } = await import('./report.mjs');
const { writeTable } = await import('./peers/tables.mjs');
const { sumByOwner } = await import('./start/profile.mjs');

const text = await withFolder(async (folder) =>
  [await tellPhases(folder), await tellShares(folder)].join('\n\n'),
);
console.log(text);
if (process.argv.includes('--write')) await keepOnBenchPage('start-profile', text);

async function tellPhases(folder) {
  await startOnce(folder, []);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await startOnce(folder, []));
  const phase = (title, of) => [title, `${format(median(rounds.map(of)), 1)} ms`];
  return writeTable(
    ['Phase', `median of ${ROUNDS}`],
    [
      phase(
        'The system starts the process, Node starts itself',
        ({ spawnedAt, bootedAt }) => bootedAt - spawnedAt,
      ),
      phase('The program loads, sets up and listens', ({ bootedAt, readyAt }) => readyAt - bootedAt),
      phase('First request, on a new connection', ({ readyAt, answeredAt }) => answeredAt - readyAt),
      phase('**All**', ({ spawnedAt, answeredAt }) => answeredAt - spawnedAt),
    ],
  );
}

async function tellShares(folder) {
  const flags = ['--cpu-prof', '--cpu-prof-interval', '100', '--cpu-prof-dir', folder];
  for (let round = 0; round < PROFILED_ROUNDS; round++) await startOnce(folder, flags);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.cpuprofile'));
  const profiles = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  const sums = profiles.map((text) => sumByOwner(JSON.parse(text)));
  const owners = [...new Set(sums.flatMap((sum) => [...sum.keys()]))]
    .map((owner) => ({ owner, ms: median(sums.map((sum) => sum.get(owner) ?? 0)) }))
    .sort((a, b) => b.ms - a.ms);
  const rest = owners.slice(SHOWN_OWNERS).reduce((sum, { ms }) => sum + ms, 0);
  const shown = [...owners.slice(0, SHOWN_OWNERS), { owner: 'all others', ms: rest }];
  return writeTable(
    ['From start to end, whose code ran', `median of ${PROFILED_ROUNDS}, under the profiler`],
    shown.map(({ owner, ms }) => [owner, `${format(ms, 1)} ms`]),
  );
}

/** One life: started, asked once, stopped; answers the moments, in milliseconds since 1970. */
async function startOnce(folder, flags) {
  const timingFile = join(folder, 'timing.json');
  const spawnedAt = now();
  const child = spawn(
    process.execPath,
    [
      ...[...flags, '--require', inBench('start/timing.cjs'), inRepository('dist/cli.js')],
      ...['start', '--port', '0', '--log', 'silent', '--json'],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, BENCH_TIMING_FILE: timingFile } },
  );
  const [line] = await once(child.stdout, 'data');
  const readyAt = now();
  const { url } = JSON.parse(line);
  const [response] = await once(get(`${url}${PATH}`, { headers: HEADERS, agent: false }), 'response');
  await once(response.resume(), 'end');
  const answeredAt = now();
  if (response.statusCode !== 200)
    throw new Error(`The first request was answered with ${response.statusCode}.`);
  child.kill('SIGTERM');
  await once(child, 'exit');
  const { bootedAt } = JSON.parse(await readFile(timingFile, 'utf8'));
  return { spawnedAt, bootedAt, readyAt, answeredAt };
}

function now() {
  return performance.timeOrigin + performance.now();
}
