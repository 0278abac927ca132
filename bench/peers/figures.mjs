// From the rounds of each subject to what tables, chart and targets say: medians, and ratios to us.
import { median, pairedRatio } from '../statistics.mjs';

/** What is told of every subject; `of` finds the rounds, or the one value, in its results. Plain ones have no ratio. */
export const FIGURES = {
  startMs: { title: 'start to first 200', unit: 'ms', of: ({ startMs }) => startMs },
  idleMib: { title: 'idle memory', unit: 'MiB', of: ({ idleMib }) => idleMib },
  loadedMib: { title: 'memory after load', unit: 'MiB', of: ({ loadedMib }) => [loadedMib] },
  exitMs: { title: 'SIGTERM to exit', unit: 'ms', of: ({ exitMs }) => exitMs },
  packages: { title: 'packages', unit: '', isPlain: true, of: ({ weight }) => weight && [weight.packages] },
  mb: { title: 'installed', unit: 'MB', of: ({ weight }) => weight && [weight.mb] },
  read: perSecond('read', 'reads a second'),
  list: perSecond('list', 'pages a second'),
  command: perSecond('command', 'commands a second'),
  mix: perSecond('mix', 'a mix of them a second'),
  readPerCpu: {
    title: 'reads per second of processor time',
    unit: '',
    of: ({ perCpuSecond }) => perCpuSecond?.read,
  },
  fullP50: { title: 'p50 at full load', unit: 'ms', of: ({ full }) => full.read?.p50 },
  fullP99: { title: 'p99 at full load', unit: 'ms', of: ({ full }) => full.read?.p99 },
  rateP50: { title: 'p50 at one rate', unit: 'ms', of: ({ atRate }) => atRate?.p50 },
  rateP99: { title: 'p99 at one rate', unit: 'ms', of: ({ atRate }) => atRate?.p99 },
};

function perSecond(name, title) {
  return { title, unit: '', of: (subject) => subject.perSecond[name] };
}

/** The median of a figure; undefined where the subject has none. */
export function figureOf(subject, figure) {
  const rounds = FIGURES[figure].of(subject);
  return rounds === undefined || rounds.length === 0 ? undefined : median(rounds);
}

/** How a figure of one subject stands to that of another, in pairs of the same round; undefined where either has none. */
export function ratioOf(subject, other, figure) {
  const [rounds, otherRounds] = [subject, other].map(FIGURES[figure].of);
  if (rounds === undefined || otherRounds === undefined || rounds.length === 0 || otherRounds.length === 0)
    return undefined;
  return pairedRatio(rounds, otherRounds);
}
