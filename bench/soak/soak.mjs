// Starts the emulator, finds its top rate, keeps it at half of that, and watches its memory meanwhile.
import { loadFully } from '../load/generate.mjs';
import { CASES } from '../requests.mjs';
import { canPin, GENERATOR_NODE, LOAD_CORE, pinned, SERVER_CORE } from '../server-process.mjs';
import { format } from '../statistics.mjs';
import { start, US } from '../subjects.mjs';
import { exactly, judged, under } from '../verdict.mjs';
import { inBench, runCommand } from '../workspace.mjs';
import { judgeMemory } from './memory.mjs';

const TOP_RATE_SECONDS = 10;
const STEADY_ACCOUNTS = 4;
const RESET_EVERY_SECONDS = 2;
const MOST_P99_MS = 20;
/** Requests a second for which that was set: a faster machine would be asked more, and collect garbage more often. */
const MOST_RATE = 6_000;

export async function soak({ seconds, accounts, rate: wantedRate }) {
  const server = await start(US, { core: SERVER_CORE });
  try {
    const top = await findTopRate(server);
    const rate = wantedRate ?? Math.min(MOST_RATE, Math.floor(top / 2));
    const memory = watchMemory(server);
    const result = await runWorker({
      ...{ url: server.url, rate, seconds, accounts },
      ...{ steadyAccounts: STEADY_ACCOUNTS, resetEverySeconds: RESET_EVERY_SECONDS },
    });
    const judged = judgeMemory(memory.stop(), seconds);
    return {
      facts: tellFacts({ top, rate, seconds, result, memory: judged }),
      rows: judge(result, accounts, judged),
      shown: result.failures.shown,
    };
  } finally {
    await server.stop();
  }
}

/** The top of the same mix without faults; then all that it made is forgotten. */
async function findTopRate({ url }) {
  await loadFully(url, CASES.mix, TOP_RATE_SECONDS / 2);
  const { perSecond } = await loadFully(url, CASES.mix, TOP_RATE_SECONDS);
  const answer = await fetch(`${url}/__sandbox/reset`, { method: 'POST' });
  if (!answer.ok) throw new Error(`The reset was answered with ${answer.status}.`);
  return perSecond;
}

function watchMemory(server) {
  const startedAt = performance.now();
  const samples = [];
  const timer = setInterval(async () => {
    samples.push({ second: (performance.now() - startedAt) / 1_000, mib: await server.residentMib() });
  }, 1_000);
  return {
    stop() {
      clearInterval(timer);
      return samples;
    },
  };
}

async function runWorker(job) {
  const [command, ...args] = pinned(
    [...GENERATOR_NODE, inBench('soak/worker.mjs'), JSON.stringify(job)],
    LOAD_CORE,
  );
  return JSON.parse(await runCommand(command, args));
}

function tellFacts({ top, rate, seconds, memory, result: { sent, counts, latency, lag, control } }) {
  const scripted = Object.entries(counts.scripted).map(([name, count]) => `${name} ${format(count)}`);
  return [
    `${format(seconds)} s at ${format(rate)} requests a second, where the top is ${format(top)} (${canPin ? 'server and load on a core each' : 'cores not kept apart'}): ${format(sent)} requests.`,
    `Scripted: ${scripted.join(', ')}. Resets: ${format(counts.resets)}.`,
    `Latency from the moment due: p50 ${format(latency.p50, 2)} ms, p99 ${format(latency.p99, 2)} ms, p99.9 ${format(latency.p999, 1)} ms, at most ${format(latency.max, 1)} ms.`,
    `Sending itself was late by ${format(lag.p99, 2)} ms in the 99th percentile. Control calls: p50 ${format(control.p50, 2)} ms, p99 ${format(control.p99, 1)} ms.`,
    `Memory by tenths of the run, in MiB: ${memory.tenths.map((mib) => format(mib)).join(', ')}.`,
  ]
    .map((line) => `- ${line}`)
    .join('\n');
}

function judge({ failures, counts, rulesAgree, latency }, accounts, memory) {
  const [growth, trend] = [memory.growthPercent, memory.trendPercent].map(
    (percent) => `${format(percent, 1)} %`,
  );
  return [
    ...judgeCorrectness({ failures, counts, rulesAgree }, accounts),
    judged(
      {
        what: 'p99 of requests without a scripted fault',
        us: `${format(latency.p99, 2)} ms`,
        target: `under ${MOST_P99_MS} ms`,
      },
      under(MOST_P99_MS, latency.p99),
    ),
    judged(
      {
        what: 'Memory after the first tenth of the run',
        us: `${format(memory.early, 1)} MiB, at the end ${format(memory.late, 1)} MiB (${growth}); by its trend ${trend}`,
        target: `grows by at most ${memory.mostGrowthPercent} %, either way`,
      },
      memory.miss,
    ),
  ];
}

function judgeCorrectness({ failures, counts, rulesAgree }, accounts) {
  return [
    judged(
      { what: 'Failed requests that were not scripted', us: format(failures.count), target: 'none' },
      exactly(failures.count === 0),
    ),
    judged(
      {
        what: 'Faults, as the server and the client counted them',
        us: rulesAgree ? 'the same' : 'NOT the same',
        target: 'the same',
      },
      exactly(rulesAgree),
    ),
    judged(
      {
        what: 'Accounts made and dropped',
        us: `${format(counts.made)} and ${format(counts.dropped)}`,
        target: `${format(accounts)} each`,
      },
      exactly(counts.made === accounts && counts.dropped === accounts),
    ),
  ];
}
