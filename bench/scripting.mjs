// What rules and the journal cost: the emulator with them against the same emulator without. Paired, medians.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadFully } from './load/generate.mjs';
import { CASES } from './requests.mjs';
import { LOAD_SECONDS, PAIR_ROUNDS, WARM_UP_SECONDS } from './settings.mjs';
import { format, pair } from './statistics.mjs';
import { start, US } from './subjects.mjs';
import { withFolder } from './workspace.mjs';

const RULES_ON_OTHER_OPERATIONS = Array.from({ length: 1_000 }, (_, i) => ({
  name: `other-${i}`,
  when: { operation: i % 2 === 0 ? 'pushHvacAction' : 'getVehicleState', device: `device_other_${i}` },
  then: { error: 'INTERNAL_ERROR' },
}));

export async function scripting() {
  return await withFolder(async (folder) => {
    const without = await startWith(folder, 'without', { journal: { maxEntries: 0 } });
    const idle = await startWith(folder, 'idle', {});
    const busy = await startWith(folder, 'busy', { rules: RULES_ON_OTHER_OPERATIONS });
    const rows = [
      await compareLoad('Journal on and no rule set, requests a second', idle, without, 0.95),
      await compareLoad('Journal on and 1,000 rules on other operations', busy, without, 0.9),
    ];
    await Promise.all([without, idle, busy].map((server) => server.stop()));
    return rows;
  });
}

async function startWith(folder, name, config) {
  const path = join(folder, `${name}.json`);
  await writeFile(path, JSON.stringify(config));
  // On all cores: what the journal keeps is collected by threads of their own.
  const server = await start(US, { extraArgs: ['--config', path] });
  await load(server, WARM_UP_SECONDS || 1);
  return server;
}

async function compareLoad(what, measured, without, least) {
  const { a, b, ratio } = await pair(
    PAIR_ROUNDS,
    () => load(measured, LOAD_SECONDS),
    () => load(without, LOAD_SECONDS),
  );
  return {
    what,
    us: format(a),
    other: `${format(b)} (without either)`,
    ratio,
    target: `at least ${least}`,
    met: ratio >= least,
  };
}

const load = async ({ url }, seconds) => (await loadFully(url, CASES.read, seconds)).perSecond;
