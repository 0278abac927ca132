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
export const BARE_HTTP = {
  name: 'bare node:http',
  command: () => node(inBench('servers/bare-http.mjs')),
};
export const BARE_EXPRESS = {
  name: 'bare express 5, same bytes',
  command: () => node(inBench('servers/bare-express-bytes.mjs')),
};

/** Starts a subject and waits for its first 200. */
export function start({ command }, { extraArgs = [], path = PATH, answersFile = '', core } = {}) {
  return startProcess({
    command: (port) => [...command(port), ...extraArgs],
    env: { BENCH_ANSWERS: answersFile },
    probe: { path, headers: HEADERS },
    core,
  });
}
