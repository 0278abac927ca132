// A server as a process of its own: started, asked until it answers, weighed, stopped.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 20_000;

export const SERVER_CORE = 0;
export const LOAD_CORE = 1;

/** Whether servers and load generators can be kept on a core each: two cores and a system that has taskset. */
export const canPin = [SERVER_CORE, LOAD_CORE].every((core) => {
  try {
    execFileSync('taskset', ['-c', String(core), 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

/** The command, kept on one core where the system can do that. */
export function pinned([command, ...args], core) {
  return core === undefined || !canPin
    ? [command, ...args]
    : ['taskset', '-c', String(core), command, ...args];
}

/**
 * Node for a load generator. Whatever stops the generator is charged to the server, and what it makes lives for one
 * request: with room enough it is hardly ever collected in full.
 */
export const GENERATOR_NODE = [
  process.execPath,
  ...['--min-semi-space-size=64', '--max-semi-space-size=64', '--initial-old-space-size=1024'],
];

/** Starts a server and waits for its first answer with that status. `ms` runs from the spawn to that answer. */
export async function startProcess({ command, env = {}, cwd, core, probe }) {
  const port = await findFreePort();
  const [file, ...args] = pinned(command(port), core);
  const startedAt = performance.now();
  const child = spawn(file, args, {
    cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...withoutExtraCas(process.env), BENCH_PORT: String(port), ...env },
  });
  const complaints = keepEnd(child.stderr);
  while (!(await isAnswering(port, probe))) {
    const ended = child.exitCode ?? child.signalCode;
    if (ended !== null) {
      throw new Error(`\`${file} ${args.join(' ')}\` ended (${ended}) before it answered:\n${complaints()}`);
    }
    if (performance.now() - startedAt > START_LIMIT_MS) {
      child.kill('SIGKILL');
      throw new Error(`\`${file} ${args.join(' ')}\` did not answer ${probe.path} within a minute.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const ms = performance.now() - startedAt;
  return {
    ms,
    port,
    pid: child.pid,
    url: `http://127.0.0.1:${port}`,
    residentMib: async () => readTreeMib(child.pid),
    cpuSeconds: () => readTreeCpuSeconds(child.pid),
    stop: () => stopProcess(child),
  };
}

/** Node 20 parses these certificates at every start: twice as long for a bare server as without. */
function withoutExtraCas({ NODE_EXTRA_CA_CERTS: _, ...env }) {
  return env;
}

/** The last that a stream said; a peer's warnings are of no interest unless it fails. */
function keepEnd(stream) {
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk) => {
    text = (text + chunk).slice(-4_000);
  });
  return () => text;
}

/** Sends SIGTERM and answers how many milliseconds passed until the process was gone. */
async function stopProcess(child) {
  if (child.exitCode !== null || child.signalCode !== null) return 0;
  const gone = once(child, 'exit');
  const askedAt = performance.now();
  child.kill('SIGTERM');
  const insist = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await gone;
  clearTimeout(insist);
  return performance.now() - askedAt;
}

const agent = new Agent({ keepAlive: false });

function isAnswering(port, { path, headers, status = 200 }) {
  return new Promise((resolve) => {
    const probe = request({ port, path, host: '127.0.0.1', headers, agent }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode === status));
      response.on('error', () => resolve(false));
    });
    probe.on('error', () => resolve(false));
    probe.end();
  });
}

export async function findFreePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Resident memory of a process and of all that it started. */
export const readTreeMib = (pid) => sumOfTree(pid, readMib);

/** Processor time that a process and all that it started have used, in seconds; its grain is 10 ms. */
export const readTreeCpuSeconds = (pid) => sumOfTree(pid, readCpuSeconds);

function sumOfTree(pid, read) {
  const parents = readParents();
  const tree = new Set([pid]);
  for (let grown = -1; grown !== tree.size; ) {
    grown = tree.size;
    for (const [child, parent] of parents) if (tree.has(parent)) tree.add(child);
  }
  return [...tree].reduce((sum, member) => sum + read(member), 0);
}

function readParents() {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map((pid) => [Number(pid), Number(readStatus(pid, 'PPid') ?? 0)]);
}

function readMib(pid) {
  return Number(readStatus(pid, 'VmRSS') ?? 0) / 1024;
}

const TICKS_PER_SECOND = 100;

function readCpuSeconds(pid) {
  try {
    // The name before the bracket may hold spaces; user and system time are the 12th and 13th field after it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  } catch {
    return 0;
  }
}

/** A number of /proc; none where the process ended meanwhile. */
function readStatus(pid, name) {
  try {
    return new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}
