// Us against bare servers that return the same bytes: start, throughput, memory. Paired, medians.
import { recordAnswers } from './answers.mjs';
import { loadFully } from './load/generate.mjs';
import { CASES, PATH } from './requests.mjs';
import { SERVER_CORE } from './server-process.mjs';
import { LOAD_SECONDS, PAIR_ROUNDS, SETTLE_MS, WARM_UP_SECONDS } from './settings.mjs';
import { compareStarts } from './start/compare-starts.mjs';
import { format, pair } from './statistics.mjs';
import { BARE_EXPRESS, start, US } from './subjects.mjs';
import { atLeast, atMost, judged } from './verdict.mjs';
import { withFolder } from './workspace.mjs';

export async function compare() {
  return await withFolder(async (folder) => {
    const { file: answersFile } = await recordAnswers(folder);
    return [...(await compareStarts(answersFile)), ...(await compareLoad(answersFile))];
  });
}

async function compareLoad(answersFile) {
  const [ours, bare] = [await startOn(US, answersFile), await startOn(BARE_EXPRESS, answersFile)];
  await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  const idle = { a: await ours.residentMib(), b: await bare.residentMib() };
  const measure = ({ url }, seconds) => loadFully(url, CASES.read, seconds);
  await measure(ours, WARM_UP_SECONDS || 1);
  await measure(bare, WARM_UP_SECONDS || 1);
  const { a, b, ratio } = await pair(
    PAIR_ROUNDS,
    async () => (await measure(ours, LOAD_SECONDS)).perSecond,
    async () => (await measure(bare, LOAD_SECONDS)).perSecond,
  );
  await ours.stop();
  await bare.stop();
  const throughput = {
    what: `\`GET ${PATH.replace('device_abc123', '{id}')}\`, requests a second`,
    us: format(a),
    other: `${format(b)} (${BARE_EXPRESS.name})`,
    ratio,
    target: 'at least 0.4',
  };
  const memory = {
    what: 'Idle memory (resident)',
    us: `${format(idle.a)} MiB`,
    other: `${format(idle.b)} MiB (${BARE_EXPRESS.name})`,
    ratio: idle.a / idle.b,
    target: 'at most 2',
  };
  return [judged(throughput, atLeast(0.4, ratio)), judged(memory, atMost(2, memory.ratio))];
}

const startOn = (subject, answersFile) => start(subject, { answersFile, core: SERVER_CORE });
