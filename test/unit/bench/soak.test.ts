import { expect, test } from 'vitest';
import { fromBench } from './from-bench.ts';

interface Sample {
  readonly second: number;
  readonly mib: number;
}
interface Outcome {
  readonly status?: number;
  readonly broken?: boolean;
  readonly malformed?: boolean;
  readonly slowerThanMs?: number;
  readonly body?: string;
}
interface Planned {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly outcome: Outcome;
  readonly rule?: string;
}

const { judgeMemory }: { judgeMemory(samples: Sample[], seconds: number): { isFlat: boolean } } =
  await import(fromBench('soak/memory.mjs'));
const {
  findFault,
  planRequest,
  FAULTS,
}: {
  findFault(planned: { outcome: Outcome; rule?: string }, answer: object): string | undefined;
  planRequest(i: number, accounts: { keys: string[]; faultKey: string }): Planned;
  FAULTS: { rule: { name: string } }[];
} = await import(fromBench('soak/plan.mjs'));
const {
  runOpenLoop,
}: {
  runOpenLoop(options: { send(i: number): Promise<void>; rate: number; seconds: number }): Promise<{
    sent: number;
    failures: Error[];
    latencies: { count(): number; summary(): { p50: number } };
  }>;
} = await import(fromBench('load/open-loop.mjs'));

const run = (mibAt: (second: number) => number) =>
  judgeMemory(
    Array.from({ length: 600 }, (_, second) => ({ second, mib: mibAt(second) })),
    600,
  );

test('Memory that swings about one level is flat, whatever it was while warming up', () => {
  expect(run((second) => (second < 60 ? second * 10 : 100 + (second % 7))).isFlat).toBe(true);
});

test('Memory that creeps is not flat, though it falls at the very end', () => {
  expect(run((second) => (second < 540 ? 100 + second / 20 : 104)).isFlat).toBe(false);
});

test('Memory that jumps late is not flat, though the trend hardly shows it', () => {
  expect(run((second) => (second < 560 ? 100 : 106)).isFlat).toBe(false);
});

test('The plan spreads over all accounts and meets every fault', () => {
  const plans = Array.from({ length: 600 }, (_, i) =>
    planRequest(i, { keys: ['one', 'two'], faultKey: 'faulty' }),
  );
  expect(new Set(plans.map(({ headers }) => headers['x-api-key']))).toEqual(
    new Set(['one', 'two', 'faulty']),
  );
  const rules = plans.flatMap(({ rule }) => rule ?? []);
  expect(rules).toHaveLength(12);
  expect(new Set(rules)).toEqual(new Set(FAULTS.map(({ rule }) => rule.name)));
  for (const { rule, headers } of plans) expect(headers['x-api-key'] === 'faulty').toBe(rule !== undefined);
});

const READ = { status: 200, text: '{"id":"device_abc123","state":{"level":50}}', ms: 1 };

test.each([
  ['a good read', { outcome: { status: 200, body: 'read' } }, READ],
  ['a broken connection', { outcome: { broken: true }, rule: 'r' }, { error: 'ECONNRESET' }],
  [
    'a scripted status',
    { outcome: { status: 503 }, rule: 'r' },
    { status: 503, rule: 'r', text: '{}', ms: 1 },
  ],
  [
    'a malformed body',
    { outcome: { status: 200, malformed: true }, rule: 'r' },
    { ...READ, rule: 'r', text: '{' },
  ],
])('What was planned is no fault: %s', (_what, planned, answer) => {
  expect(findFault(planned, answer)).toBeUndefined();
});

test.each([
  ['an error', { outcome: { status: 200 } }, { error: 'ECONNRESET' }, 'ECONNRESET'],
  ['a status', { outcome: { status: 200 } }, { ...READ, status: 500 }, 'answered 500 instead of 200'],
  ['a rule that is not meant', { outcome: { status: 200 } }, { ...READ, rule: 'r' }, 'rule r was applied'],
  [
    'a rule left out',
    { outcome: { status: 200 }, rule: 'r' },
    READ,
    'rule undefined was applied instead of r',
  ],
  ['an answer that should break', { outcome: { broken: true } }, READ, 'answered 200, not broken'],
  ['haste', { outcome: { status: 200, slowerThanMs: 39 } }, READ, 'answered after 1 ms, too soon'],
  ['no JSON', { outcome: { status: 200 } }, { ...READ, text: '{' }, 'the body is no JSON'],
  ['JSON against the plan', { outcome: { status: 200, malformed: true } }, READ, 'the body is JSON'],
  [
    'the answer of another',
    { outcome: { status: 200, body: 'read' } },
    { ...READ, text: '{"id":"device_b"}' },
    'the body is not that of a read',
  ],
])('What was not planned is a fault: %s', (_what, planned, answer, fault) => {
  expect(findFault(planned, answer)).toContain(fault);
});

test('What should have been asked during a stall is charged for it', async () => {
  const { sent, latencies } = await runOpenLoop({
    send: async (i) => {
      if (i === 0) stallMs(15);
    },
    rate: 1_000,
    seconds: 0.02,
  });
  expect(sent).toBe(20);
  expect(latencies.count()).toBe(20);
  // Fifteen were due meanwhile, one each millisecond: they waited 15, 14, 13 … ms, though each was answered at once.
  expect(latencies.summary().p50).toBeGreaterThanOrEqual(4);
});

function stallMs(ms: number) {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

test('A request that failed is a failure and no latency', async () => {
  const { failures, latencies } = await runOpenLoop({
    send: (i) => (i === 1 ? Promise.reject(new Error('broken')) : Promise.resolve()),
    rate: 1_000,
    seconds: 0.003,
  });
  expect(failures.map(({ message }) => message)).toEqual(['broken']);
  expect(latencies.count()).toBe(2);
});
