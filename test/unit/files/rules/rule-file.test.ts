// biome-ignore-all lint/suspicious/noThenProperty: it is a word of the rules, and no function.
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import schema from '../../../../fixtures/schemas/scenario.schema.json' with { type: 'json' };
import { RuleError } from '../../../../src/files/rules/rule-error.ts';
import { parseRules, parseScenario } from '../../../../src/files/rules/rule-file.ts';
import { KNOWN, problemsOf, problemsOfRule } from './rule-problems.ts';

async function normalFormOf(rule: object) {
  const [first] = await parseRules([{ name: 'a', then: 'ok', ...rule }], 'rules.yaml', KNOWN);
  if (first === undefined) throw new Error('no rule');
  const { spec: _, name: __, ...normal } = first;
  return normal;
}

async function effectOf(then: object) {
  return (await normalFormOf({ then })).steps[0];
}

test('An unknown error lists the known ones, each once', async () => {
  const codes = ['NOT_FOUND', 'unknown-route'];
  const rules = [{ name: 'a', then: { error: 'xxxxxxxxxxxxxxxxxxxxxx' } }];
  const { message } = await parseRules(rules, 'rules.yaml', { ...KNOWN, errorCodes: codes }).then(
    () => new Error('It was accepted.'),
    (error: Error) => error,
  );
  const [, list = ''] = /Known are (.+)\.$/.exec(message) ?? [];
  const names = list.split(', ');
  expect(names).toEqual(expect.arrayContaining([...codes, 'rate-limited']));
  expect(new Set(names).size).toBe(names.length);
});

describe('Rules are read', () => {
  test('from a scenario', async () => {
    const burst = {
      name: 'burst',
      when: { operation: 'getBatteryState', key: 'sk_sandbox_abc123xyz' },
      then: ['ok', { error: 'RATE_LIMIT_EXCEEDED' }],
      times: 5,
    };
    const file = { name: 'rate-limited-burst', description: 'One good, one bad.', rules: [burst] };
    expect(await parseScenario(file, 'burst.yaml', KNOWN)).toEqual({
      name: 'rate-limited-burst',
      description: 'One good, one bad.',
      rules: [
        {
          name: 'burst',
          when: { operations: ['getBatteryState'], keys: ['sk_sandbox_abc123xyz'] },
          steps: ['ok', { error: 'RATE_LIMIT_EXCEEDED' }],
          atEnd: 'stop',
          times: 5,
          spec: burst,
        },
      ],
    });
  });

  test.each<[object, string[]]>([
    [{ name: 'one', rules: [{ then: 'ok' }] }, ['one']],
    [
      { name: 'two', rules: [{ then: 'ok' }, { name: 'own', then: 'ok' }, { then: 'ok' }] },
      ['two-1', 'own', 'two-3'],
    ],
  ])('%j with the names %j', async (file, names) => {
    expect((await parseRules(file, 'rules.yaml')).map(({ name }) => name)).toEqual(names);
  });

  test.each<[object, object]>([
    [{ operation: ['getBatteryState', 'getHvacState'] }, { operations: ['getBatteryState', 'getHvacState'] }],
    [
      { family: 'hvac', device: ['a', 'b'], account: 'c', method: 'GET', path: '/hvac/*' },
      { families: ['hvac'], devices: ['a', 'b'], accounts: ['c'], methods: ['GET'], paths: ['/hvac/*'] },
    ],
    [
      { headers: { 'User-Agent': { contains: 'x' }, 'X-Version': 2, accept: 'text/plain' } },
      {
        headers: {
          'user-agent': { contains: 'x' },
          'x-version': { equals: '2' },
          accept: { equals: 'text/plain' },
        },
      },
    ],
    [{ body: { mode: 'charge' } }, { body: { mode: 'charge' } }],
    [{ after: '10m' }, { between: { from: { afterMs: 600_000 } } }],
    [
      { between: { from: '1970-01-01T00:00:01Z', to: '1h' } },
      { between: { from: { at: 1_000 }, to: { afterMs: 3_600_000 } } },
    ],
  ])('with the conditions %j', async (when, normal) => {
    expect((await normalFormOf({ when })).when).toEqual(normal);
  });

  test.each<[object, object]>([
    [
      { times: 2, probability: 0.1, for: '30s' },
      { times: 2, probability: 0.1, forMs: 30_000 },
    ],
    [{ from: 3 }, { calls: { from: 3, every: 1 } }],
    [{ every: 3 }, { calls: { from: 3, every: 3 } }],
    [{ from: 2, every: 3 }, { calls: { from: 2, every: 3 } }],
    [{ when: { call: 3 } }, { calls: { from: 3, to: 3, every: 1 } }],
    [{ when: { call: { to: 4 } } }, { calls: { from: 1, to: 4, every: 1 } }],
    [
      { then: ['ok'], atEnd: 'repeat' },
      { steps: ['ok'], atEnd: 'repeat' },
    ],
    [{ then: 'ok' }, { steps: ['ok'], atEnd: 'last' }],
  ])('as often as %j', async (rule, normal) => {
    expect(await normalFormOf(rule)).toMatchObject(normal);
  });

  test.each<[object, object]>([
    [{ error: 'revoked-key' }, { error: 'revoked-key' }],
    [
      { status: 503, headers: { 'Retry-After': 120 }, body: 'Closed' },
      { reply: { status: 503, body: 'Closed' }, headers: { 'Retry-After': '120' } },
    ],
    [{ delay: '2s' }, { delay: { kind: 'fixed', ms: 2_000 } }],
    [{ delay: { min: '1s', max: '3s' } }, { delay: { kind: 'uniform', minMs: 1_000, maxMs: 3_000 } }],
    [
      { delay: { median: '200ms', p99: '2s' } },
      { delay: { kind: 'log-normal', medianMs: 200, p99Ms: 2_000 } },
    ],
    [{ reset: true }, { connection: { kind: 'reset' } }],
    [{ empty: true }, { connection: { kind: 'empty' } }],
    [{ hang: true }, { connection: { kind: 'hang' } }],
    [{ cutAfterBytes: 0 }, { connection: { kind: 'cut', afterBytes: 0 } }],
    [{ malformedJson: true }, { connection: { kind: 'malformed-json' } }],
    [
      { drip: { chunkBytes: 9, every: '10ms' } },
      { connection: { kind: 'drip', chunkBytes: 9, everyMs: 10 } },
    ],
    [{ merge: null }, { merge: null }],
    [{ patch: [{ op: 'remove', path: '/a' }] }, { patch: [{ op: 'remove', path: '/a' }] }],
    [{ offline: true }, { deviceOffline: true }],
    [{ action: 'never' }, { action: { outcome: 'never' } }],
    [
      { action: { outcome: 'failed', errorCode: 'X', completeAfter: '90s' } },
      { action: { outcome: 'failed', errorCode: 'X', completeAfterSeconds: 90 } },
    ],
    [{ stale: '1h' }, { staleMs: 3_600_000 }],
    [{ key: 'revoke' }, { key: 'revoke' }],
    [{ error: 'INTERNAL_ERROR', delay: '1s', cutAfterBytes: 1 }, { error: 'INTERNAL_ERROR' }],
  ])('with the effect %j', async (then, normal) => {
    expect(await effectOf(then)).toMatchObject(normal);
  });

  test('apart from the value that they came from', async () => {
    const body = { message: 'before' };
    const effect = await effectOf({ status: 200, body });
    body.message = 'after';
    expect(effect).toEqual({ reply: { status: 200, body: { message: 'before' } } });
  });
});

describe('A bad rule is refused with its place, the reason and the mend:', () => {
  test.each<[object, string]>([
    [{ thn: 1 }, '$[0].thn: no such property is known here. Did you mean "then"?'],
    [{ times: 0 }, '$[0].times: 0 is below 1. A whole number from 1 to 1000000000.'],
    [{ times: -1 }, '$[0].times: -1 is below 1. A whole number from 1 to 1000000000.'],
    [{ probability: 1.1 }, '$[0].probability: 1.1 is above 1. Applies to a matching call with this prob'],
    [{ for: '30' }, '$[0].for: "30" does not have the right form. A number with its unit: 500ms, 45s, 30m'],
    [{ then: [] }, '$[0].then: it is empty. Put at least one entry into it.'],
    [{ then: {} }, '$[0].then: it is empty. Put at least one property into it.'],
    [{ then: ['okay'] }, '$[0].then[0]: "okay" is not known here. Use ok. Did you mean "ok"?'],
    [{ then: { body: 1 } }, '$[0].then: "body" says nothing without "status". Add "status" beside it.'],
    [
      { atEnd: 'last' },
      '$[0].atEnd: only a list of effects has an end. Leave it out, or make "then" a list.',
    ],
    [
      { from: 2, when: { call: 3 } },
      '$[0].from: "when.call" says already which calls are meant. Keep either',
    ],
    [
      { when: { operation: 'getBateryState' } },
      '$[0].when.operation: no operation is called "getBateryState". Did you mean getBatteryState?',
    ],
    [
      { when: { edition: ['v1', 'v0'] } },
      '$[0].when.edition[1]: no edition is called "v0". Did you mean v1?',
    ],
    [
      { when: { edition: 'v2', operation: 'getBatteryState' } },
      '$[0].when.edition: no operation that the rule names has this edition, so it could never match. Leave it out; getBatteryState is v1.',
    ],
    [
      { when: { operation: 'getHvacState', family: 'battery' } },
      '$[0].when.family: no operation that the rule names has this family',
    ],
    [{ when: { path: 'battery' } }, '$[0].when.path: "battery" is not a path pattern. Begin it with /'],
    [{ when: { path: ['/a', '/dev*'] } }, '$[0].when.path[1]: "/dev*" is not a path pattern.'],
    [
      { when: { call: { from: 5, to: 2 } } },
      '$[0].when.call: there is no call from the 5. to the 2. Put the smaller number',
    ],
    [
      { when: { between: { from: '2h', to: '1h' } } },
      '$[0].when.between.to: the interval from 2h to 1h is empty. Put the earlier',
    ],
    [
      { when: { until: '2025-02-30T00:00:00Z' } },
      '$[0].when.until: "2025-02-30T00:00:00Z" is neither a UTC time nor a duration.',
    ],
    [
      { when: { after: '1h', between: { to: '2h' } } },
      '$[0].when.between: "after" and "until" say the same.',
    ],
    [{ when: { headers: { 'a b': 'c' } } }, '$[0].when.headers["a b"]: "a b" is not the name of a header.'],
    [{ when: { headers: { A: 'c', a: 'd' } } }, '$[0].when.headers.a: the header is given twice.'],
    [{ then: { error: 'RATE_LIMIT' } }, '$[0].then.error: no error has the code "RATE_LIMIT".'],
    [{ then: { error: 'INTERNAL_EROR' } }, 'Did you mean INTERNAL_ERROR?'],
    [{ then: { reset: true, hang: true } }, '$[0].then.hang: "reset" and "hang" exclude one another'],
    [
      { then: { cutAfterBytes: 1, malformedJson: true } },
      '$[0].then.malformedJson: "cutAfterBytes" and "malformedJson" exclude',
    ],
    [
      { then: { reset: true, cutAfterBytes: 1 } },
      '$[0].then.cutAfterBytes: "cutAfterBytes" needs an answer, and with "reset" there is none.',
    ],
    [
      { then: { error: 'INTERNAL_ERROR', status: 500 } },
      '$[0].then.status: "error" and "status" exclude one another',
    ],
    [
      { then: { error: 'INTERNAL_ERROR', merge: {} } },
      '$[0].then.merge: "error" and "merge" exclude one another',
    ],
    [
      { then: { status: 200, patch: [{ op: 'remove', path: '/a' }] } },
      '$[0].then.patch: "status" and "patch" exclude',
    ],
    [
      { then: { merge: {}, patch: [{ op: 'remove', path: '/a' }] } },
      '"merge" and "patch" exclude one another: each changes the true answer.',
    ],
    [
      { then: { key: 'revoke', offline: true } },
      '$[0].then.offline: "key" and "offline" exclude one another',
    ],
    [
      { then: { action: 'failed' }, when: { operation: 'getBatteryState' } },
      '$[0].then.action: the rule matches reads only',
    ],
    [
      { then: { action: 'failed' }, when: { method: 'GET' } },
      '$[0].then.action: the rule matches reads only',
    ],
    [{ then: { stale: '1h' }, when: { method: 'POST' } }, '$[0].then.stale: the rule matches no read'],
    [
      { then: { action: { errorCode: 'X' } } },
      '$[0].then.action.errorCode: only an action that fails has it.',
    ],
    [
      { then: { action: { outcome: 'never', completeAfter: '1s' } } },
      '$[0].then.action.completeAfter: an action that never',
    ],
    [{ then: { delay: '2h' } }, '$[0].then.delay: 2h is too long. Give at most 1h.'],
    [
      { then: { delay: { min: '1s' } } },
      '$[0].then.delay: a delay is drawn evenly between two bounds, or around a median.',
    ],
    [
      { then: { delay: { min: '3s', max: '1s' } } },
      '$[0].then.delay.min: "min" is 3s, which is more than "max".',
    ],
    [
      { then: { delay: { median: '0s', p99: '1s' } } },
      '$[0].then.delay.median: a median of 0 leaves nothing to draw from.',
    ],
    [{ then: { status: 204, body: {} } }, '$[0].then.body: an answer 204 has no body. Leave it out.'],
    [{ then: { status: 101 } }, '$[0].then.status: 101 is below 200.'],
    [
      { then: { headers: { 'Content-Length': '1' } } },
      '$[0].then.headers.Content-Length: the emulator sets this header itself.',
    ],
    [
      { then: { headers: { 'x-a': 'a\nb' } } },
      '$[0].then.headers.x-a: "a\\nb" does not have the right form. Printable ASCII',
    ],
    [{ then: { patch: [{ op: 'add', path: '/a' }] } }, '$[0].then.patch[0]: "add" needs "value". Add it.'],
    [
      { then: { patch: [{ op: 'remove', path: '/a', value: 1 }] } },
      '$[0].then.patch[0].value: "remove" has no "value". Leave it out.',
    ],
    [
      { then: { patch: [{ op: 'remove', path: 'a' }] } },
      '$[0].then.patch[0].path: "a" is not a JSON Pointer.',
    ],
    [
      { then: { patch: [{ op: 'remove', path: '/a~2' }] } },
      '$[0].then.patch[0].path: "/a~2" is not a JSON Pointer.',
    ],
    [
      { then: { patch: [{ op: 'remove', path: '/__proto__/a' }] } },
      '$[0].then.patch[0].path: "/__proto__/a" names what no answer has.',
    ],
    [
      { then: { patch: [{ op: 'move', from: '/a', path: '/a/b' }] } },
      '$[0].then.patch[0].path: a value cannot be moved into itself.',
    ],
    [{ when: { body: () => 1 } }, '$.when.body: a value of type function is not JSON.'],
  ])('%j', async (rule, problem) => {
    const [first = ''] = await problemsOfRule(rule);
    expect(first.replace('$[0].when.body', '$.when.body')).toContain(problem);
  });

  test('a name that another rule has', async () => {
    const rules = [
      { then: 'ok', name: 'a' },
      { then: 'ok', name: 'a' },
    ];
    expect(await problemsOf({ rules })).toEqual([
      '$.rules[1].name: another rule is called "a". Change it, or the first one at $.rules[0].name.',
    ]);
  });

  test('no name at all', async () => {
    expect(await problemsOf([{ then: 'ok' }])).toEqual([
      '$[0]: neither the rule nor its scenario has a name. Give it a "name", which reports and logs will show.',
    ]);
  });

  test('all at once, and no key in full', async () => {
    const key = `sk_live_${'x'.repeat(30)}`;
    const error = await parseRules([{ name: key, then: { error: key } }], 'rules.yaml', KNOWN).catch(
      (thrown: Error) => thrown,
    );
    expect(error).toBeInstanceOf(RuleError);
    expect((error as Error).message).not.toContain(key);
  });
});

describe('No value can crash or stall the reader:', () => {
  async function isHandled(value: unknown): Promise<boolean> {
    return parseRules(value, 'rules.yaml', KNOWN).then(
      (rules) => rules.length > 0,
      (error: unknown) => error instanceof RuleError,
    );
  }

  test('any JSON', async () => {
    await fc.assert(fc.asyncProperty(fc.jsonValue(), isHandled), { numRuns: 500 });
  });

  test('any JSON at any place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...PLACES), PART, (wrap, value) => isHandled(wrap(value))),
      { numRuns: 5_000 },
    );
  });

  test('what is accepted matches the published schema', async () => {
    const matchesSchema = new Ajv2020({ strictTypes: false }).compile(schema);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...PLACES), PART, async (wrap, value) => {
        const rules = wrap(value);
        const isAccepted = (await problemsOf(rules)).length === 0;
        if (isAccepted) expect(matchesSchema({ rules })).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('a cycle, a depth, a size', async () => {
    const cycle: Record<string, unknown> = { name: 'a' };
    cycle.then = { status: 200, body: cycle };
    expect((await problemsOf([cycle]))[0]).toContain('this lies too deep.');
    const deep = JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`);
    expect((await problemsOf(deep))[0]).toContain('this lies too deep.');
    const long = 'x'.repeat(5_000_000);
    expect((await problemsOfRule({ description: long }))[0]).toContain('up to here it is too large.');
    const many = Array.from({ length: 10_001 }, (_, i) => ({ name: `r${i}`, then: 'ok' }));
    expect((await problemsOf(many))[0]).toContain('it has more than 10000 entries.');
    expect(await problemsOf(many.slice(1))).toEqual([]);
    expect((await problemsOf(JSON.parse('[{"__proto__":{"name":"a"},"then":"ok"}]')))[0]).toContain(
      'not taken',
    );
  });

  test('a million mistakes', async () => {
    const operation = Array.from({ length: 1_000 }, () => 'zz');
    const rules = Array.from({ length: 1_000 }, (_, i) => ({
      name: `r${i}`,
      when: { operation },
      then: 'ok',
    }));
    expect(await problemsOf(rules)).toHaveLength(50);
    const numbers = rules.map((rule) => ({ ...rule, when: { operation: operation.map(() => 7) } }));
    expect(await problemsOf(numbers)).toHaveLength(50);
  });
});

describe('The published schema', () => {
  test('is strict, and describes every property', () => {
    expect(() => new Ajv2020({ strict: true, strictTypes: false }).compile(schema)).not.toThrow();
    expect(undescribed(schema, '#')).toEqual([]);
  });
});

function undescribed(node: unknown, path: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, part]) => {
    if (name === 'examples') return [];
    if (name !== 'properties') return undescribed(part, `${path}/${name}`);
    return Object.entries(part as Record<string, object>).flatMap(([property, own]) => [
      ...('description' in own || '$ref' in own ? [] : [`${path}/properties/${property}`]),
      ...undescribed(own, `${path}/properties/${property}`),
    ]);
  });
}

type Wrap = (value: unknown) => unknown[];

function rule(parts: object): unknown[] {
  return [{ name: 'a', then: 'ok', ...parts }];
}

const { rule: ruleSchema, conditions, effect } = schema.$defs;
const PLACES: readonly Wrap[] = [
  ...Object.keys(ruleSchema.properties).map(
    (name): Wrap =>
      (value) =>
        rule({ [name]: value }),
  ),
  ...Object.keys(conditions.properties).map(
    (name): Wrap =>
      (value) =>
        rule({ when: { [name]: value } }),
  ),
  ...Object.keys(effect.properties).map(
    (name): Wrap =>
      (value) =>
        rule({ then: [{ [name]: value }] }),
  ),
  (value) => [value],
  (value) => rule({ then: { status: 200, body: value } }),
  (value) => rule({ then: { patch: [value] } }),
  (value) => rule({ then: { patch: [{ op: 'add', value: 1, path: value }] } }),
  (value) => rule({ then: { action: { outcome: 'failed', completeAfter: value } } }),
  (value) => rule({ then: { delay: { min: value, max: value } } }),
  (value) => rule({ then: { drip: { chunkBytes: value, every: value } } }),
  (value) => rule({ then: { headers: { [JSON.stringify(value) ?? 'none']: value } } }),
  (value) => rule({ when: { headers: { [JSON.stringify(value) ?? 'none']: value } } }),
  (value) => rule({ when: { between: { from: value, to: value } } }),
];

const PART = fc.oneof(
  fc.constantFrom<unknown>(
    ...[0, 1, -1, 0.5, 200, 600, 1e9, 1e10, true, false, null, '', 'ok', 'GET', 'battery', 'failed', 'never'],
    ...['10m', '0s', '2025-06-01T18:00:00Z', '/a', '/a/*', '/**', 'a*', 'getBatteryState', 'INTERNAL_ERROR'],
    ...[
      [],
      {},
      ['ok'],
      ['/a'],
      { from: 2 },
      { present: true },
      [{ op: 'remove', path: '/a' }],
      { min: '1s' },
    ],
    ...['__proto__', 'constructor', '999999999d', 'expire', 'x'.repeat(2_000)],
  ),
  fc.jsonValue({ maxDepth: 4 }),
);
