// What rules and the journal cost: the emulator with them against the same emulator without. Paired, medians.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from './load.mjs';
import { format, pair } from './statistics.mjs';
import { start, US } from './subjects.mjs';

const ROUNDS = Number(process.env.BENCH_LOAD_ROUNDS ?? 9);
const SECONDS = Number(process.env.BENCH_LOAD_SECONDS ?? 3);

const RULES_ON_OTHER_OPERATIONS = Array.from({ length: 1_000 }, (_, i) => ({
  name: `other-${i}`,
  when: { operation: i % 2 === 0 ? 'pushHvacAction' : 'getVehicleState', device: `device_other_${i}` },
  then: { error: 'INTERNAL_ERROR' },
}));

export async function scripting() {
  const folder = await mkdtemp(join(tmpdir(), 'amps-bench-'));
  try {
    const without = await startWith(folder, 'without', { journal: { maxEntries: 0 } });
    const idle = await startWith(folder, 'idle', {});
    const busy = await startWith(folder, 'busy', { rules: RULES_ON_OTHER_OPERATIONS });
    const rows = [
      await compareLoad('Journal on and no rule set, requests a second', idle, without, 0.95),
      await compareLoad('Journal on and 1,000 rules on other operations', busy, without, 0.9),
    ];
    await Promise.all([without, idle, busy].map((server) => server.stop()));
    return rows;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function startWith(folder, name, config) {
  const path = join(folder, `${name}.json`);
  await writeFile(path, JSON.stringify(config));
  const server = await start(US, { extraArgs: ['--config', path] });
  await load(server, 2);
  return server;
}

async function compareLoad(what, measured, without, least) {
  const { a, b, ratio } = await pair(
    ROUNDS,
    () => load(measured, SECONDS),
    () => load(without, SECONDS),
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
