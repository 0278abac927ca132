// How long a start takes: as a process against bare servers, and in the process of a test.
import { execFileSync } from 'node:child_process';
import { START_ROUNDS } from '../settings.mjs';
import { format, median, pair } from '../statistics.mjs';
import { BARE_HTTP, BARE_HTTP_COMMONJS, start, US, US_AT_FIRST } from '../subjects.mjs';
import { atMost, judged } from '../verdict.mjs';
import { inBench, inRepository } from '../workspace.mjs';

const MOST_BEYOND_BARE_MS = 30;
const MOST_IN_PROCESS_MS = 55;
const MOST_LATER_MS = 3;
const MOST_FIRST_CONTROL_MS = 40;
/** What the code that is kept has to be worth. */
const MOST_OF_FIRST_START = 0.8;

export async function compareStarts(answersFile) {
  const measure = (subject) => async () => {
    const server = await start(subject, { answersFile });
    await server.stop();
    return server.ms;
  };
  // The first start keeps what it compiled.
  await measure(US)();
  const beyond = async (bare, most) => {
    const { a, b, ratio, difference } = await pair(START_ROUNDS, measure(US), measure(bare));
    const row = {
      what: `Start to first 200, from the second start on, beyond ${bare.name}`,
      us: `${format(a)} ms, ${format(difference)} more`,
      other: `${format(b)} ms (${bare.name})`,
      ratio,
      target: `at most ${most} ms more`,
    };
    return judged(row, atMost(most, difference));
  };
  const kept = await pair(START_ROUNDS, measure(US), measure(US_AT_FIRST));
  const worth = {
    what: 'Start to first 200 with compiled code kept, against none',
    us: `${format(kept.a)} ms`,
    other: `${format(kept.b)} ms (${US_AT_FIRST.name})`,
    ratio: kept.ratio,
    target: `at most ${MOST_OF_FIRST_START}`,
  };
  return [
    await beyond(BARE_HTTP, MOST_BEYOND_BARE_MS),
    // What importing node:http into an ES module costs on newer versions is no merit of ours.
    await beyond(BARE_HTTP_COMMONJS, MOST_BEYOND_BARE_MS + 10),
    judged(worth, atMost(MOST_OF_FIRST_START, kept.ratio)),
    ...startInProcess(),
  ];
}

/** Import and start in a process of its own each time, as every file of a test suite has it. */
function startInProcess() {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const runs = Array.from({ length: START_ROUNDS }, () =>
    JSON.parse(
      execFileSync(process.execPath, [inBench('start/in-process.mjs'), inRepository('dist/index.mjs')], {
        env,
      }),
    ),
  );
  const row = (what, of, most) => {
    const ms = median(runs.map(of));
    return judged({ what, us: `${format(ms, 1)} ms`, target: `at most ${most} ms` }, atMost(most, ms));
  };
  return [
    row(
      'In process: import and `startSandbox()`',
      ({ importMs, startMs }) => importMs + startMs,
      MOST_IN_PROCESS_MS,
    ),
    row('In process: a later `startSandbox()`', ({ laterMs }) => laterMs, MOST_LATER_MS),
    row('In process: the first call of the control API', ({ controlMs }) => controlMs, MOST_FIRST_CONTROL_MS),
  ];
}
