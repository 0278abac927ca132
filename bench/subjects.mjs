// The emulator and the bare servers it is held against.

import { HEADERS, PATH } from './requests.mjs';
import { startProcess } from './server-process.mjs';
import { inBench, inRepository } from './workspace.mjs';

const node = (script, ...args) => [process.execPath, script, ...args];

/** What is measured: a name, and the command that starts it on a port. */
export const US = {
  name: 'amps-sandbox',
  command: (port) => node(inRepository('dist/cli.js'), 'start', '--port', String(port), '--log', 'silent'),
};
/** A start as it is where nothing compiled is kept from the one before: the first of an install. */
export const US_AT_FIRST = {
  ...US,
  name: 'the first of an install',
  env: { NODE_DISABLE_COMPILE_CACHE: '1' },
};
export const BARE_HTTP = {
  name: 'bare node:http, an ES module',
  command: () => node(inBench('servers/bare-http.mjs')),
};
/** Importing node:http into an ES module loads undici, TLS and HTTP/2, too. */
export const BARE_HTTP_COMMONJS = {
  name: 'bare node:http, CommonJS',
  command: () => node(inBench('servers/bare-http.cjs')),
};
export const BARE_EXPRESS = {
  name: 'bare express 5, same bytes',
  command: () => node(inBench('servers/bare-express-bytes.mjs')),
};

/** Starts a subject and waits for its first 200. */
export function start({ command, env }, { extraArgs = [], path = PATH, answersFile = '', core } = {}) {
  return startProcess({
    command: (port) => [...command(port), ...extraArgs],
    env: { BENCH_ANSWERS: answersFile, ...env },
    probe: { path, headers: HEADERS },
    core,
  });
}
