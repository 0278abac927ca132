// node bench/container-start.mjs [IMAGE BASE]: from `docker run` to ready and from `docker stop` to the end, our image
// against a bare node:http server on the same base, with the same waits. Paired, medians. `.ci/image` makes the images.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { format, median, pair } from './statistics.mjs';

const ROUNDS = Number(process.env.BENCH_START_ROUNDS ?? 9);
const MAX_RATIO = 1.5;
const MAX_STOP_MS = 1_000;
const BARE = 'amps-sandbox-bench-bare';
const [major] = process.versions.node.split('.');
const { version } = JSON.parse(readFileSync(inRepository('package.json'), 'utf8'));
const [image = `amps-sandbox/amps-sandbox:${version}`, base = `amps-sandbox-base:${major}`] = process.argv
  .slice(2)
  .filter((argument) => !argument.startsWith('--'));

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
const row = (cells) => console.log(`| ${cells.join(' | ')} |`);

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
  const met = ratio <= MAX_RATIO;
  row([
    `docker run to ready, by ${wait}`,
    `${format(a)} ms`,
    `${format(b)} ms`,
    format(ratio, 2),
    `at most ${MAX_RATIO}`,
    met ? 'yes' : 'NO',
  ]);
  return met;
}

buildBare();
row(['Measurement', image, `bare node:http on ${base}`, 'ratio', 'target', 'met']);
row(['---', '---', '---', '---', '---', '---']);
const isStartMet = [await compareStarts('http'), await compareStarts('health')];
const stopMs = median(stops);
const isStopMet = stopMs <= MAX_STOP_MS;
row([
  'docker stop, exit code 0',
  `${format(stopMs)} ms`,
  '',
  '',
  `at most ${MAX_STOP_MS} ms`,
  isStopMet ? 'yes' : 'NO',
]);
docker('image', 'rm', '--force', BARE);
if (!process.argv.includes('--report-only') && ![...isStartMet, isStopMet].every(Boolean))
  process.exitCode = 1;
