// node bench/soak.mjs [--seconds 600] [--accounts 10000] [--rate N] [--tolerance SHARE]: mixed load at half of the top rate,
// and at most 6,000 requests a second, for ten minutes, with faults, resets, and accounts made and dropped. Exits with 1
// where something failed that was not scripted, and where latency or memory missed its target, by more than a share of it
// with --tolerance.
// --write keeps the result on the bench's page.
import { parseArgs } from 'node:util';
import { conclude, readTolerance } from './verdict.mjs';
import { prepareWorkspace } from './workspace.mjs';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string' },
    accounts: { type: 'string' },
    rate: { type: 'string' },
    tolerance: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});
const tolerance = readTolerance(values);
const seconds = Number(values.seconds ?? 600);
const accounts = Number(values.accounts ?? Math.round((10_000 * seconds) / 600));

await prepareWorkspace();
const { soak } = await import('./soak/soak.mjs');
const { writeTargets } = await import('./peers/tables.mjs');
const { keepOnBenchPage } = await import('./report.mjs');

const { rows, facts, shown } = await soak({ seconds, accounts, rate: values.rate && Number(values.rate) });
const text = `${facts}\n\n${writeTargets(rows)}`;
console.log(text);
if (values.write) await keepOnBenchPage('soak', text);
if (shown.length > 0) console.log(`\n${shown.join('\n')}`);
conclude(rows, tolerance);
