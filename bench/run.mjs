// node bench/run.mjs: the measurements of docs/measurements.md, on this machine.
// Exits with 1 where a target is missed: by more than a share of it with --tolerance SHARE, never with --report-only.
// --write-readme [PAGE [README]] keeps what was measured.
import { parseArgs } from 'node:util';
import { conclude, readTolerance } from './verdict.mjs';
import { prepareWorkspace } from './workspace.mjs';

const { values, positionals } = parseArgs({
  options: {
    'report-only': { type: 'boolean', default: false },
    tolerance: { type: 'string' },
    'write-readme': { type: 'boolean', default: false },
    only: { type: 'string' },
  },
  allowPositionals: true,
});
const tolerance = readTolerance(values);

await prepareWorkspace();
// What they import is there only now.
const PARTS = {
  peers: async () => {
    const { comparePeers } = await import('./peers/compare-peers.mjs');
    const { judgePeers } = await import('./peers/targets.mjs');
    const peers = await comparePeers(tell);
    return { peers, rows: judgePeers(peers) };
  },
  own: async () => {
    const parts = [
      await import('./compare.mjs'),
      await import('./scripting.mjs'),
      await import('./scale.mjs'),
      await import('./history.mjs'),
      await import('./npx.mjs'),
    ];
    const [{ compare }, { scripting }, { scale }, { history }, { npx }] = parts;
    const rows = [];
    for (const [name, measure] of Object.entries({ compare, scripting, scale, history, npx })) {
      tell(name);
      rows.push(...(await measure()));
    }
    return { rows };
  },
};

const names = values.only === undefined ? Object.keys(PARTS) : [values.only];
const results = {};
for (const name of names) {
  if (PARTS[name] === undefined) throw new Error(`--only takes one of: ${Object.keys(PARTS).join(', ')}.`);
  results[name] = await PARTS[name]();
}
const rows = names.flatMap((name) => results[name].rows);

const { writeReport } = await import('./report.mjs');
const { text, files } = await writeReport({ rows, peers: results.peers?.peers });
console.log(text);
if (values['write-readme']) await files.write(...positionals);
conclude(rows, tolerance);

function tell(what) {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${what}\n`);
}
