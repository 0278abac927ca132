// node bench/run.mjs: the measurements of the README, on this machine.
// Exits with 1 where a target is missed, but with --report-only.
import { availableParallelism, cpus } from 'node:os';
import { compare } from './compare.mjs';
import { scale } from './scale.mjs';
import { scripting } from './scripting.mjs';

const rows = [...(await compare()), ...(await scripting()), ...(await scale())];

console.log(
  `Node ${process.version}, ${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown processor'}\n`,
);
console.log('| Measurement | amps-sandbox | against | ratio | target | met |');
console.log('|---|---|---|---|---|---|');
for (const { what, us, other, ratio, target, met } of rows) {
  console.log(`| ${what} | ${us} | ${other} | ${ratio.toFixed(2)} | ${target} | ${met ? 'yes' : 'NO'} |`);
}
const isReportOnly = process.argv.includes('--report-only');
if (!isReportOnly && rows.some(({ met }) => !met)) process.exitCode = 1;
