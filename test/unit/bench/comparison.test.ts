import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { fromBench } from './from-bench.ts';

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}
interface Row {
  readonly what: string;
  readonly us: string;
  readonly other: string;
  readonly ratio?: number;
  readonly target: string;
  readonly met: boolean;
}

const {
  tellDifference,
  shapeOf,
}: { tellDifference(answer: Answer, ours: Answer): string | undefined; shapeOf(value: unknown): unknown } =
  await import(fromBench('peers/same-answers.mjs'));
const { judgePeers }: { judgePeers(results: object): Row[] } = await import(fromBench('peers/targets.mjs'));
const {
  writeFigures,
  writeTargets,
}: { writeFigures(subjects: object[], figures: string[]): string; writeTargets(rows: Row[]): string } =
  await import(fromBench('peers/tables.mjs'));
const {
  replaceBetweenMarks,
  writeComparison,
}: {
  replaceBetweenMarks(text: string, part: string): string;
  writeComparison(peers: object): Promise<{ first: string; short: string }>;
} = await import(fromBench('report.mjs'));

const json = (status: number, body: unknown): Answer => ({
  status,
  type: 'application/json',
  text: JSON.stringify(body),
});

test('Answers of the same status, type and shape are the same, whatever their values', () => {
  const ours = json(200, { id: 'a', level: 1, pull: [{ key: 'x', min: 0 }, { key: 'y' }] });
  const theirs = json(200, { pull: [{ key: 'p' }, { min: 7, key: 'q' }, { key: 'r' }], level: 2, id: 'b' });
  expect(tellDifference(theirs, ours)).toBeUndefined();
});

test.each([
  [json(404, { id: 'a' }), 'answers 404 instead of 200'],
  [{ status: 200, type: 'text/html', text: '<p>' }, 'answers text/html instead of application/json'],
  [json(200, { id: 1 }), 'answers a body of another shape'],
  [json(200, { id: 'a', more: 1 }), 'answers a body of another shape'],
  [json(200, {}), 'answers a body of another shape'],
])('An answer that differs is told: %j', (answer, difference) => {
  expect(tellDifference(answer, json(200, { id: 'a' }))).toBe(difference);
});

test('Null has a shape of its own', () => {
  expect(shapeOf({ until: null })).not.toEqual(shapeOf({ until: '2025-01-01' }));
});

function subject(id: string, role: string, figures: object) {
  const perSecond = { read: [1_000], list: [1_000], command: [1_000], mix: [1_000] };
  const usual = { startMs: [100], idleMib: [50], atRate: { p50: [1], p99: [2] }, perSecond, full: {} };
  return { id, name: id, role, runsOn: 'Node', ...usual, ...figures };
}

const BASELINE = subject('express', 'baseline', {});
const judge = (us: object, ...others: object[]) =>
  judgePeers({
    rate: 500,
    subjects: [
      subject('us', 'us', { weight: { packages: 1, mb: 3, tarballMb: 1.2 }, ...us }),
      ...others,
      BASELINE,
    ],
  });
const missed = (rows: Row[]) => rows.filter(({ met }) => !met).map(({ what }) => what);

test('Every target is met by whoever is at least as good as the best peer', () => {
  expect(missed(judge({}, subject('equal', 'peer', {})))).toEqual([]);
});

test('The peer by which we look worst is the one to beat', () => {
  const quick = subject('quick', 'peer', { startMs: [80] });
  const slow = subject('slow', 'peer', { startMs: [900], idleMib: [49] });
  const rows = judge({}, slow, quick);
  expect(missed(rows)).toEqual([
    'Start to first 200, against the quickest peer',
    'Idle memory, against the leanest peer',
  ]);
  expect(rows[0]).toMatchObject({ other: '80 ms (quick)', ratio: 1.25 });
});

test('Only peers on Node are held against our throughput, and a case that a peer cannot do counts for the others', () => {
  const java = subject('java', 'peer', { runsOn: 'Java', perSecond: { read: [9_000] } });
  const unable = subject('unable', 'peer', { perSecond: { read: [900] } });
  const inProcess = subject('in-process', 'in process', {
    perSecond: { read: [900], list: [900], command: [900], mix: [1_001] },
  });
  expect(missed(judge({}, java, unable, inProcess))).toEqual([
    'A mix of them (7 : 2 : 1) a second, against the fastest peer on Node',
  ]);
});

test('Latency is held against bare express, and weight against its bounds', () => {
  const rows = judge(
    { atRate: { p50: [1], p99: [2.2] }, weight: { packages: 2, mb: 3, tarballMb: 1 } },
    subject('peer', 'peer', {}),
  );
  expect(missed(rows)).toEqual([
    'p99 at 500 requests a second; the bare servers differ by as much as the target',
    'Packages that `npm install` brings',
  ]);
});

test('A table gives medians, ratios by pairs, and a dash where there is no figure', () => {
  const us = subject('us', 'us', { startMs: [100, 200, 300], weight: { packages: 1, mb: 2 } });
  const peer = subject('peer', 'peer', { startMs: [200, 400, 300] });
  expect(writeFigures([us, peer], ['packages', 'startMs'])).toBe(
    [
      '|  | packages | start to first 200 |',
      '|---|---|---|',
      '| **us** | 1 | 200 ms |',
      '| peer | – | 300 ms (2) |',
    ].join('\n'),
  );
});

test('A missed target stands out', () => {
  const row = { what: 'Speed', us: '1', other: '2 (peer)', ratio: 0.5, target: 'at least 1', met: false };
  expect(writeTargets([row])).toContain('| Speed | 1 | 2 (peer) | 0.50 | at least 1 | NO |');
});

test('The part between the marks is replaced, the rest stays', () => {
  const text = 'before `<!-- bench -->`\n\n<!-- bench -->\nold\n<!-- /bench -->\n\nafter\n';
  expect(replaceBetweenMarks(text, 'new')).toBe(
    'before `<!-- bench -->`\n\n<!-- bench -->\nnew\n<!-- /bench -->\n\nafter\n',
  );
  expect(() => replaceBetweenMarks('no marks\n', 'new')).toThrow('The text has no <!-- bench -->');
});

test('The pages show the figures of the last run: the first one those of the peers, the other all', async () => {
  const read = (path: string) => readFile(fromBench(path), 'utf8');
  const { first, short } = await writeComparison(JSON.parse(await read('results.json')));
  expect(first.split('\n')).toHaveLength(2 + 6);
  expect(await read('../README.md')).toContain(`\n<!-- bench -->\n${first}\n<!-- /bench -->\n`);
  expect(await read('../docs/measurements.md')).toContain(`\n\n${short}\n\n`);
});
