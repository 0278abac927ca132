// What must hold between us and the others, as rows like those of the other measurements.
import { format } from '../statistics.mjs';
import { atLeast, atMost, exactly, judged } from '../verdict.mjs';
import { FIGURES, figureOf, ratioOf } from './figures.mjs';

export function judgePeers({ rate, subjects }) {
  const us = subjects.find(({ role }) => role === 'us');
  const servers = subjects.filter(({ role }) => role === 'peer');
  const onNode = subjects.filter(
    ({ role, runsOn }) => ['peer', 'in process'].includes(role) && runsOn === 'Node',
  );
  const express = subjects.filter(({ id }) => id === 'express');
  return [
    hold(us, servers, { figure: 'startMs', what: 'Start to first 200, against the quickest peer', most: 1 }),
    hold(us, servers, {
      figure: 'idleMib',
      what: 'Idle memory, against the leanest peer',
      most: 1,
      digits: 1,
    }),
    ...['read', 'list', 'command', 'mix'].map((figure) =>
      hold(us, onNode, {
        figure,
        what: `${TITLES[figure]}, against the fastest peer on Node`,
        least: 1,
      }),
    ),
    hold(us, express, {
      figure: 'rateP99',
      what: `p99 at ${format(rate)} requests a second; the bare servers differ by as much as the target`,
      most: spreadOf(subjects.filter(({ id }) => BARE.includes(id))),
      digits: 2,
    }),
    holdWeight(us.weight),
  ];
}

/** They do next to nothing for a request: what tells their latencies apart is the machine, not the server. */
const BARE = ['http', 'express', 'express-bytes'];

function spreadOf(subjects) {
  const p99s = subjects.map((subject) => figureOf(subject, 'rateP99')).filter((value) => value !== undefined);
  return Math.max(1, Math.max(...p99s) / Math.min(...p99s));
}

const TITLES = {
  read: 'Reads a second',
  list: 'Pages of ten a second',
  command: 'Commands a second',
  mix: 'A mix of them (7 : 2 : 1) a second',
};

/** Our figure against the best of the others': the rival by whose ratio we look worst. */
function hold(us, others, { figure, what, most, least, digits = 0 }) {
  const { unit } = FIGURES[figure];
  const isBounded = most !== undefined;
  const rivals = others
    .map((rival) => ({ rival, ratio: ratioOf(us, rival, figure) }))
    .filter(({ ratio }) => ratio !== undefined)
    .sort((a, b) => (isBounded ? b.ratio - a.ratio : a.ratio - b.ratio));
  const [worst] = rivals;
  if (worst === undefined) throw new Error(`Nobody to compare "${figure}" with.`);
  const tell = (subject) => `${format(figureOf(subject, figure), digits)} ${unit}`.trim();
  const row = {
    what,
    us: tell(us),
    other: `${tell(worst.rival)} (${worst.rival.name})`,
    ratio: worst.ratio,
    target: isBounded ? `at most ${format(most, 2)}` : `at least ${least}`,
  };
  return judged(row, isBounded ? atMost(most, worst.ratio) : atLeast(least, worst.ratio));
}

const MOST_PACKAGES = 1;
const MOST_TARBALL_MB = 2;

function holdWeight({ packages, mb, tarballMb }) {
  const row = {
    what: 'Packages that `npm install` brings',
    us: `${packages}, ${format(tarballMb, 1)} MB packed, ${format(mb, 1)} MB installed`,
    target: `at most ${MOST_PACKAGES}, packed at most ${MOST_TARBALL_MB} MB`,
  };
  return judged(row, exactly(packages <= MOST_PACKAGES && tarballMb <= MOST_TARBALL_MB));
}
