// The image's health check: it answers as soon as the emulator is ready, and after that takes its time.
// Docker starts a probe an interval after the end of the one before, and each is a process. So a short interval makes
// a quick start, and late answers make a quiet run, on engines of any age.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const QUIET_MS = 10_000;
/** A busy machine starts slowly, and one more probe would not make it quicker. */
const PATIENCE_MS = 3_000;
const ANSWER_MS = 1_000;
const RETRY_MS = 20;
const PROGRAM = fileURLToPath(new URL('dist/cli.js', import.meta.url));

/** The emulator's own flags, since a port may be given after the image's name. */
const flags = readFileSync('/proc/1/cmdline', 'utf8').split('\0');
/** In memory even where the root is read-only, and named after the start of the emulator. */
const marker = `/dev/shm/amps-sandbox-ready-${startOf('/proc/1/stat')}`;

function startOf(stat) {
  const [, fields] = readFileSync(stat, 'latin1').split(/\) (?!.*\) )/);
  return fields.split(' ')[19];
}

function optionOf(name) {
  const at = flags.findLastIndex((flag) => flag === `--${name}` || flag.startsWith(`--${name}=`));
  if (at < 0) {
    const value = process.env[`AMPS_SANDBOX_${name.toUpperCase()}`]?.trim();
    // The address of a service, by Kubernetes or a link of containers: the program ignores it, too.
    return /^(tcp|udp|sctp):\/\//i.test(value) ? undefined : value;
  }
  return flags[at].includes('=') ? flags[at].slice(name.length + 3) : flags[at + 1];
}

/** How to ask once; what a configuration file says is for the program to read. */
function chooseQuestion() {
  const port = optionOf('port');
  const host = optionOf('host');
  const config = optionOf('config');
  if (config && !port) return () => askProgram(['--config', config, 'health']);
  const isAny = !host || host === '::' || host === '0.0.0.0';
  return () => askServer({ host: isAny ? '127.0.0.1' : host, port: Number(port || 4010) });
}

function askProgram(args) {
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8' });
  return status === 0 ? undefined : stderr.trim();
}

/** Why the server is not ready; undefined where it is. */
function askServer(place) {
  return new Promise((resolve) => {
    const socket = connect(place, () =>
      socket.write('GET /__sandbox/ready HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n'),
    );
    socket.setTimeout(ANSWER_MS, () => socket.destroy(new Error('it does not answer')));
    socket.once('error', ({ message }) => resolve(message));
    socket.once('close', () => resolve('it hung up'));
    socket.once('data', (answer) => {
      const status = answer.toString('latin1', 9, 12);
      resolve(status === '200' ? undefined : `it answers ${status}`);
      socket.destroy();
    });
  });
}

async function findProblem() {
  const ask = chooseQuestion();
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const problem = await ask();
    if (problem === undefined || performance.now() > deadline) return problem;
    await pause(RETRY_MS);
  }
}

function remember() {
  try {
    writeFileSync(marker, '');
  } catch {
    // Then every probe answers at once.
  }
}

if (existsSync(marker)) await pause(QUIET_MS);
const problem = await findProblem();
if (problem === undefined) {
  remember();
  console.log('ready');
} else {
  rmSync(marker, { force: true });
  console.log(`not ready: ${problem}`);
  process.exitCode = 1;
}
