import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

export const PATH = '/battery/device_abc123';
export const HEADERS = { 'x-api-key': 'sk_sandbox_abc123xyz' };

const inRepository = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** What is measured: a name, and the command that starts it on a port. */
export const US = {
  name: 'amps-sandbox',
  args: (port) => [inRepository('dist/cli.js'), 'start', '--port', String(port), '--log', 'silent'],
};
export const BARE_HTTP = {
  name: 'bare node:http',
  args: () => [inRepository('bench/servers/bare-http.mjs')],
};
export const BARE_EXPRESS = {
  name: 'bare express 5',
  args: () => [inRepository('bench/servers/bare-express.mjs')],
};

/** Starts a subject and waits for its first 200. `ms` runs from the spawn to that answer. */
export async function start({ args }, { extraArgs = [], path = PATH, bodyFile = '' } = {}) {
  const port = await findFreePort();
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...args(port), ...extraArgs], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, BENCH_PORT: String(port), BENCH_BODY: bodyFile },
  });
  while (!(await isAnswering(port, path))) {
    if (child.exitCode !== null)
      throw new Error(`The server ended with code ${child.exitCode} before it answered.`);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const ms = performance.now() - startedAt;
  return {
    ms,
    port,
    url: `http://127.0.0.1:${port}`,
    residentMib: () => readResidentMib(child.pid),
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

const agent = new Agent({ keepAlive: false });

function isAnswering(port, path) {
  return new Promise((resolve) => {
    const probe = request({ port, path, host: '127.0.0.1', headers: HEADERS, agent }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    probe.on('error', () => resolve(false));
    probe.end();
  });
}

async function findFreePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function readResidentMib(pid) {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1024;
}
