// Runs a load generator on a core of its own.
import { GENERATOR_NODE, LOAD_CORE, pinned } from '../server-process.mjs';
import { inBench, runCommand } from '../workspace.mjs';

async function generate(job) {
  const [command, ...args] = pinned(
    [...GENERATOR_NODE, inBench('load/worker.mjs'), JSON.stringify(job)],
    LOAD_CORE,
  );
  return JSON.parse(await runCommand(command, args));
}

/** Full load on a server: requests a second, and the latencies then. */
export const loadFully = (url, requests, seconds) => generate({ kind: 'closed', url, requests, seconds });

/** A constant rate of requests: the latencies, each from the moment its request was due. */
export const loadAtRate = (url, requests, rate, seconds) =>
  generate({ kind: 'open', url, requests, rate, seconds });
