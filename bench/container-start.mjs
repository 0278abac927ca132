// node bench/container-start.mjs [IMAGE BASE]: from `docker run` to ready and from `docker stop` to the end, our image
// against a bare node:http server on the same base, with the same waits. Paired, medians. `.ci/image` makes the images.
// Exits with 1 where a target is missed: by more than a share of it with --tolerance SHARE, never with --report-only.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeTargets } from './peers/tables.mjs';
import { format, median, pair } from './statistics.mjs';
import { atMost, conclude, judged, readTolerance } from './verdict.mjs';

const ROUNDS = Number(process.env.BENCH_START_ROUNDS ?? 9);
const MAX_RATIO = 1.5;
const MAX_STOP_MS = 1_000;
const BARE = 'amps-sandbox-bench-bare';
const [major] = process.versions.node.split('.');
const { version } = JSON.parse(readFileSync(inRepository('package.json'), 'utf8'));
const { values, positionals } = parseArgs({
  options: { tolerance: { type: 'string' }, 'report-only': { type: 'boolean', default: false } },
  allowPositionals: true,
});
const tolerance = readTolerance(values);
const [image = `amps-sandbox/amps-sandbox:${version}`, base = `amps-sandbox-base:${major}`] = positionals;

function inRepository(path) {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}

function docker(...args) {
  return execFileSync('docker', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }).trim();
}

/** The bare server as an image, with our own health check. */
function buildBare() {
  const folder = mkdtempSync(join(tmpdir(), 'amps-bench-'));
  copyFileSync(inRepository('bench/servers/bare-in-container.mjs'), join(folder, 'bare.mjs'));
  copyFileSync(inRepository('docker/health.mjs'), join(folder, 'health.mjs'));
  const [, pace] = /^HEALTHCHECK (.*) CMD/m.exec(readFileSync(inRepository('docker/Dockerfile'), 'utf8'));
  const lines = [
    `FROM ${base}`,
    'COPY . /bench/',
    'USER 65532:65532',
    `HEALTHCHECK ${pace} CMD ["node", "/bench/health.mjs"]`,
    'ENTRYPOINT ["node", "/bench/bare.mjs"]',
  ];
  writeFileSync(join(folder, 'Dockerfile'), lines.join('\n'));
  docker('build', '--quiet', '--tag', BARE, folder);
  rmSync(folder, { recursive: true });
}

function isAnswering(port) {
  return new Promise((resolve) => {
    const request = get({ host: '127.0.0.1', port, path: '/__sandbox/ready', agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on('error', () => resolve(false));
  });
}

function inspect(id, template) {
  return docker('inspect', '--format', template, id);
}

/** The waits that clients of Docker know. */
const WAITS = {
  async http(id) {
    const port = Number(docker('port', id, '4010/tcp').split(':').at(-1));
    while (!(await isAnswering(port))) await pause(2);
  },
  async health(id) {
    while (inspect(id, '{{.State.Health.Status}}') !== 'healthy') await pause(20);
  },
};

async function measureStart(name, wait) {
  const startedAt = performance.now();
  const id = docker('run', '--detach', '--publish', '127.0.0.1::4010', name);
  await WAITS[wait](id);
  const ms = performance.now() - startedAt;
  const stopAt = performance.now();
  docker('stop', id);
  const stopMs = performance.now() - stopAt;
  const exitCode = Number(inspect(id, '{{.State.ExitCode}}'));
  docker('rm', id);
  return { ms, stopMs, exitCode };
}

const stops = [];

async function compareStarts(wait) {
  const { a, b, ratio } = await pair(
    ROUNDS,
    async () => {
      const { ms, stopMs, exitCode } = await measureStart(image, wait);
      stops.push(exitCode === 0 ? stopMs : Number.POSITIVE_INFINITY);
      return ms;
    },
    async () => (await measureStart(BARE, wait)).ms,
  );
  const row = {
    what: `docker run to ready, by ${wait}`,
    us: `${format(a)} ms`,
    other: `${format(b)} ms (bare node:http on ${base})`,
    ratio,
    target: `at most ${MAX_RATIO}`,
  };
  return judged(row, atMost(MAX_RATIO, ratio));
}

function judgeStop() {
  const ms = median(stops);
  const row = {
    what: 'docker stop, exit code 0',
    us: `${format(ms)} ms`,
    target: `at most ${MAX_STOP_MS} ms`,
  };
  return judged(row, atMost(MAX_STOP_MS, ms));
}

buildBare();
const rows = [await compareStarts('http'), await compareStarts('health'), judgeStop()];
docker('image', 'rm', '--force', BARE);
console.log(writeTargets(rows));
conclude(rows, tolerance);
