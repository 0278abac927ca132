// What was measured, as text for a person, and as the parts of pages that show it.
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { basename } from 'node:path';
import { canPin } from './server-process.mjs';
import { LOAD_ROUNDS, START_ROUNDS } from './settings.mjs';
import { format } from './statistics.mjs';
import { inRepository } from './workspace.mjs';

const CHART = 'docs/bench.svg';
/** All figures; the first page has those of the subjects that one compares with, and a link to this. */
const PAGE = 'docs/measurements.md';

/** @param peers figures of the comparison, where it was made. */
export async function writeReport({ rows, peers }) {
  const { writeTargets } = await import('./peers/tables.mjs');
  const machine = tellMachine();
  const targets = writeTargets(rows);
  const comparison = peers === undefined ? undefined : await writeComparison(peers);
  const text = [machine, comparison?.all, targets].filter(Boolean).join('\n\n');
  return {
    text: `${text}\n`,
    files: {
      write: (page = inRepository(PAGE), readme = inRepository('README.md')) =>
        writeFiles({ page, readme }, { text, targets, comparison, peers, rows }),
    },
  };
}

function tellMachine() {
  const [processor] = cpus();
  const where = `Node ${process.version}, ${availableParallelism()} cores, ${processor?.model ?? 'unknown processor'}`;
  const cores = canPin
    ? 'Servers on one core, load on another.'
    : 'Cores are not kept apart: there is no taskset, or one core.';
  return `${where}. ${cores} Medians of ${START_ROUNDS} starts and of ${LOAD_ROUNDS} rounds of load, everyone in turn; in brackets how many times ours, by pairs of a round.`;
}

/** The tables of the comparison: for the first page, for the page of measurements, and all there are. */
export async function writeComparison(peers) {
  const { writeAbilities, writeFigures } = await import('./peers/tables.mjs');
  const { subjects, rate, absent } = peers;
  const part = (title, figures) => `${title}\n\n${writeFigures(subjects, figures)}`;
  const short = ['packages', 'mb', 'startMs', 'idleMib', 'read', 'rateP99'];
  return {
    first: writeFigures(
      subjects.filter(({ role }) => role !== 'baseline'),
      short,
    ),
    short: writeFigures(subjects, short),
    rate: format(rate),
    all: [
      ...absent.map(({ name, needs }) => `${name} is left out: there is no \`${needs}\` on the path.`),
      part('Weight and a life without work:', [
        'packages',
        'mb',
        'startMs',
        'idleMib',
        'exitMs',
        'loadedMib',
      ]),
      part('Requests a second at full load:', ['read', 'list', 'command', 'mix', 'readPerCpu']),
      part(`Latency of reads, at full load and at ${format(rate)} requests a second:`, [
        ...['fullP50', 'fullP99', 'rateP50', 'rateP99'],
      ]),
      `What each does:\n\n${writeAbilities(subjects)}`,
    ].join('\n\n'),
  };
}

async function writeFiles({ page, readme }, { text, targets, comparison, peers, rows }) {
  const parts = [targets];
  if (comparison !== undefined) {
    const { drawChart } = await import('./peers/chart.mjs');
    await writeFile(inRepository(CHART), drawChart(peers));
    await writeFile(inRepository('bench/results.json'), `${JSON.stringify({ rows, ...peers }, null, 1)}\n`);
    await writeFile(inRepository('bench/results.md'), `# Measured\n\n${text}\n`);
    parts.unshift(
      `![Start-up, memory, throughput and p99 of amps-sandbox and its peers](${basename(CHART)})`,
      comparison.short,
      `Reads a second on one core, and their p99 at ${comparison.rate} requests a second. In brackets how many times ours.`,
    );
    await writeBetweenMarks(readme, comparison.first);
  }
  await writeBetweenMarks(page, parts.join('\n\n'));
}

async function writeBetweenMarks(path, part, name) {
  await writeFile(path, replaceBetweenMarks(await readFile(path, 'utf8'), part, name));
}

/** The text with the part between two marks replaced. */
export function replaceBetweenMarks(text, part, name = 'bench') {
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`].map((mark) => ({
    mark,
    at: text.indexOf(`\n${mark}\n`),
  }));
  if (begin.at === -1 || end.at < begin.at)
    throw new Error(`The text has no ${begin.mark} with ${end.mark} after it, each on a line of its own.`);
  return `${text.slice(0, begin.at + 1)}${begin.mark}\n${part}${text.slice(end.at)}`;
}

/** Keeps what was measured on the bench's own page. */
export async function keepOnBenchPage(name, part) {
  await writeBetweenMarks(inRepository('bench/README.md'), part, name);
}
