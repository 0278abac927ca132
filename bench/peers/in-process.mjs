// A subject that is no server: a process that holds the mock and its client, driven over IPC.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pinned, readTreeCpuSeconds, readTreeMib } from '../server-process.mjs';

/** Starts the process and waits for the first 200 inside it. */
export async function startInProcess({ command, env }, { core } = {}) {
  const [file, ...args] = pinned(command(), core);
  const startedAt = performance.now();
  const child = spawn(file, args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ...env },
  });
  const ended = once(child, 'exit');
  const ask = async (job) => {
    if (job !== undefined) child.send(job);
    const answered = once(child, 'message');
    const [answer] = await Promise.race([answered, ended.then(failEarly)]);
    return answer;
  };
  const { ready } = await ask();
  if (ready !== 200) throw new Error(`The mock in process answered ${ready}.`);
  return {
    ms: performance.now() - startedAt,
    residentMib: async () => readTreeMib(child.pid),
    cpuSeconds: () => readTreeCpuSeconds(child.pid),
    ask: (request) => ask({ kind: 'ask', request }),
    load: (requests, seconds) => ask({ kind: 'load', requests, seconds }),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function failEarly([code, signal]) {
  throw new Error(`The mock in process ended (${code ?? signal}) before it answered.`);
}
