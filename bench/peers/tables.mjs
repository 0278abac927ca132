// Markdown of the comparison: a table for the README, and all the rest.
import { format } from '../statistics.mjs';
import { FIGURES, figureOf, ratioOf } from './figures.mjs';

const NONE = '–';

/** A Markdown table of a head and rows of cells. */
export function writeTable(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** Figures of all subjects, ours first; in brackets how many times ours. */
export function writeFigures(subjects, figures) {
  const us = subjects.find(({ role }) => role === 'us');
  const head = figures.map((figure) => FIGURES[figure].title);
  const rows = subjects.map((subject) => [
    subject === us ? `**${subject.name}**` : subject.name,
    ...figures.map((figure) => writeFigure(subject, us, figure)),
  ]);
  return writeTable(['', ...head], rows);
}

function writeFigure(subject, us, figure) {
  const value = figureOf(subject, figure);
  if (value === undefined) return NONE;
  const text = [format(value, value < 10 ? 2 : 0), FIGURES[figure].unit].join(' ').trim();
  const isPlain = subject === us || value === 0 || FIGURES[figure].isPlain;
  const ratio = isPlain ? undefined : ratioOf(subject, us, figure);
  return ratio === undefined ? text : `${text} (${format(ratio, ratio < 10 ? 2 : 0)})`;
}

/** What each subject looked at before it answered, and what it could not answer. */
export function writeAbilities(subjects) {
  const rows = subjects.map(({ name, role, refuses, cannot }) => [
    name,
    { us: 'a server', peer: 'a server', 'in process': 'in the process that asks', baseline: 'a baseline' }[
      role
    ],
    refuses.keys ? 'yes' : 'no',
    refuses.bodies ? 'yes' : 'no',
    Object.entries(cannot)
      .map(([request, instead]) => `${request}: ${instead}`)
      .join('; ') || NONE,
  ]);
  return writeTable(['', 'is', 'refuses a missing key', 'refuses a bad body', 'cannot do'], rows);
}

/** Measurements with their targets. */
export function writeTargets(rows) {
  return writeTable(
    ['Measurement', 'amps-sandbox', 'against', 'ratio', 'target', 'met'],
    rows.map(({ what, us, other = '', ratio, target, met }) => [
      ...[what, us, other, ratio === undefined ? '' : ratio.toFixed(2), target],
      met ? 'yes' : 'NO',
    ]),
  );
}
