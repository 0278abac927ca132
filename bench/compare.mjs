// Us against a bare server that returns the same bytes: start, throughput, memory. Paired, medians.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from './load.mjs';
import { format, pair } from './statistics.mjs';
import { BARE_EXPRESS, BARE_HTTP, HEADERS, PATH, start, US } from './subjects.mjs';

const START_ROUNDS = Number(process.env.BENCH_START_ROUNDS ?? 15);
const LOAD_ROUNDS = Number(process.env.BENCH_LOAD_ROUNDS ?? 5);
const LOAD_SECONDS = Number(process.env.BENCH_LOAD_SECONDS ?? 4);

export async function compare() {
  const folder = await mkdtemp(join(tmpdir(), 'amps-bench-'));
  const bodyFile = join(folder, 'body.json');
  try {
    await writeFile(bodyFile, await readAnswer());
    return [await compareStart(bodyFile), ...(await compareLoad(bodyFile))];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function readAnswer() {
  const server = await start(US);
  const answer = await fetch(`${server.url}${PATH}`, { headers: HEADERS });
  const bytes = Buffer.from(await answer.arrayBuffer());
  await server.stop();
  return bytes;
}

async function compareStart(bodyFile) {
  const measure = (subject) => async () => {
    const server = await start(subject, { bodyFile });
    await server.stop();
    return server.ms;
  };
  const { a, b, ratio } = await pair(START_ROUNDS, measure(US), measure(BARE_HTTP));
  return {
    what: 'Cold start, process start to first 200',
    us: `${format(a)} ms`,
    other: `${format(b)} ms (${BARE_HTTP.name})`,
    ratio,
    target: 'at most 4',
    met: ratio <= 4,
  };
}

async function compareLoad(bodyFile) {
  const ours = await start(US, { bodyFile });
  const bare = await start(BARE_EXPRESS, { bodyFile });
  const idle = { a: await ours.residentMib(), b: await bare.residentMib() };
  await load(ours, 2);
  await load(bare, 2);
  const { a, b, ratio } = await pair(
    LOAD_ROUNDS,
    () => load(ours, LOAD_SECONDS),
    () => load(bare, LOAD_SECONDS),
  );
  await ours.stop();
  await bare.stop();
  return [
    {
      what: `\`GET ${PATH.replace('device_abc123', '{id}')}\`, requests a second`,
      us: format(a),
      other: `${format(b)} (${BARE_EXPRESS.name})`,
      ratio,
      target: 'at least 0.4',
      met: ratio >= 0.4,
    },
    {
      what: 'Idle memory (resident)',
      us: `${format(idle.a)} MiB`,
      other: `${format(idle.b)} MiB (${BARE_EXPRESS.name})`,
      ratio: idle.a / idle.b,
      target: 'at most 2',
      met: idle.a / idle.b <= 2,
    },
  ];
}
