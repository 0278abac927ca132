import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Reply } from '../../../../src/contract/exchange/reply.ts';
import { GENERATED_HEADER } from '../../../../src/contract/mock-replies/generate-reply.ts';
import {
  type Ask,
  type GeneratedContract,
  NEWER,
  OLDER,
  openGeneratedContract,
} from '../../../support/generated-contract.ts';
import { times } from '../../../support/proof.ts';

let newer: GeneratedContract;
let older: GeneratedContract;
beforeAll(async () => {
  [newer, older] = await Promise.all([openGeneratedContract(NEWER), openGeneratedContract(OLDER)]);
});

const segment = fc.stringMatching(/^[A-Za-z0-9_.~-]{3,20}$/);
const statuses = fc.subarray(['heating', 'cooling', 'defrosting', 'idle'], { minLength: 1 });
const request: fc.Arbitrary<Ask> = fc.oneof(
  segment.map((id) => ({ path: `/heat-pump/${id}` })),
  fc
    .tuple(segment, fc.integer({ min: 1, max: 8 }))
    .map(([id, zone]) => ({ path: `/heat-pump/${id}/zones/${zone}` })),
  fc.tuple(fc.integer({ min: 1, max: 50 }), statuses).map(([limit, wanted]) => ({
    path: '/heat-pump',
    query: `limit=${limit}&status=${wanted.join(',')}`,
  })),
  segment.map((id) => ({ path: `/heat-pump/${id}/events` })),
  fc.tuple(segment, fc.option(fc.string({ maxLength: 40 }), { nil: null })).map(([id, name]) => ({
    method: 'PATCH',
    path: `/heat-pump/${id}`,
    body: { name },
  })),
  fc.tuple(segment, fc.integer({ min: 1, max: 200 })).map(([id, halves]) => ({
    method: 'POST',
    path: `/vehicle/${id}`,
    body: { command: 'start_charging', limit: halves / 2 },
  })),
);

describe('A generated reply', () => {
  test('is the same for the same parameters, and satisfies the document', async () => {
    await fc.assert(
      fc.asyncProperty(request, async (ask) => {
        const reply = await newer.ask(ask);
        expect(await newer.ask(ask)).toEqual(reply);
        expect(reply.headers?.[GENERATED_HEADER]).toBe('true');
        expect(await newer.validate(ask)).toBeUndefined();
      }),
      { numRuns: times({ quick: 40, full: 200 }) },
    );
  });

  test('does not depend on what was asked before, or at the same time, or by whom', async () => {
    const asks = fc.sample(request, { numRuns: 50, seed: 7 });
    const another = await openGeneratedContract(NEWER);
    const inTurn: Reply[] = [];
    for (const ask of asks) inTurn.push(await newer.ask(ask));
    const backwards = await Promise.all(asks.toReversed().map((ask) => another.ask(ask)));
    expect(backwards.reverse()).toEqual(inTurn);
  });

  test('depends on the seed, the operation, path, query and body', async () => {
    const otherSeed = await openGeneratedContract(NEWER, 'seed-2');
    const bodies = [
      await newer.ask({ path: '/heat-pump/one' }),
      await otherSeed.ask({ path: '/heat-pump/one' }),
      await newer.ask({ path: '/heat-pump/two' }),
      await newer.ask({ method: 'PATCH', path: '/heat-pump/one', body: { name: 'x' } }),
      await newer.ask({ method: 'PATCH', path: '/heat-pump/one', body: { name: 'y' } }),
    ].map(({ body }) => (body as { serial: string }).serial);
    expect(new Set(bodies).size).toBe(bodies.length);
    const lists = [
      await newer.ask({ path: '/heat-pump' }),
      await newer.ask({ path: '/heat-pump', query: 'limit=2' }),
    ];
    expect(lists[0]?.body).not.toEqual(lists[1]?.body);
  });

  test('does not depend on the order of query and members, on headers or the clock', async () => {
    const ask = { path: '/heat-pump', query: 'limit=2&onlyOnline=true' };
    const reply = await newer.ask(ask);
    const headers = { 'x-schema-version': '3', 'x-trace': 'other' };
    expect(await newer.ask({ ...ask, query: 'onlyOnline=true&limit=2', headers })).toEqual(reply);
  });

  test('tells of the thing that was asked for', async () => {
    expect(await newer.ask({ path: '/heat-pump/hp_1' })).toMatchObject({ body: { id: 'hp_1' } });
    expect(await newer.ask({ path: '/heat-pump/hp_1/zones/7' })).toMatchObject({ body: { zone: 7 } });
    expect(await older.ask({ path: '/v3/boiler/17' })).toMatchObject({
      body: { pressure: expect.any(Number) },
    });
    const action = await newer.ask({
      method: 'POST',
      path: '/vehicle/car_1',
      body: { command: 'start_charging' },
    });
    expect(action).toMatchObject({
      status: 202,
      body: { vehicleId: 'car_1', id: expect.stringMatching(/^action_/) },
    });
  });

  test('holds nothing that is write-only', async () => {
    const { body } = await newer.ask({ path: '/heat-pump/hp_1' });
    expect(JSON.stringify(body)).not.toContain('secret');
  });

  test('tags the branches of a union truly', async () => {
    for (let n = 0; n < 20; n++) {
      const { body } = await newer.ask({ path: `/heat-pump/hp_${n}/events` });
      for (const event of body as Record<string, unknown>[]) {
        expect('seconds' in event).toBe(event.kind === 'defrost');
        expect('code' in event).toBe(event.kind === 'fault' || event.kind === 'alarm');
      }
    }
  });

  test('comes in the media type and with the headers that the document demands', async () => {
    expect(await newer.ask({ path: '/heat-pump' })).toMatchObject({
      headers: { 'x-total-count': expect.stringMatching(/^\d+$/) },
    });
    const { headers } = await newer.ask({ path: '/heat-pump' });
    expect(Object.keys(headers ?? {}).sort()).toEqual(['x-sandbox-generated', 'x-total-count']);
    expect(await newer.ask({ path: '/heat-pump/hp_1/events' })).toMatchObject({
      headers: { 'Content-Type': 'application/hal+json' },
    });
    expect(await newer.ask({ path: '/heat-pump/hp_1/log' })).toMatchObject({
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      body: expect.stringMatching(/./),
    });
    const manual = await newer.ask({ path: '/heat-pump/hp_1/manual' });
    expect(manual).toMatchObject({ status: 302, headers: { Location: expect.stringMatching(/^https:/) } });
  });

  test('has no body where the document has none', async () => {
    const reply = await newer.ask({ method: 'DELETE', path: '/heat-pump/hp_1/zones/1' });
    expect(reply).toMatchObject({ status: 204, headers: { [GENERATED_HEADER]: 'true' }, body: undefined });
  });
});

describe('A reply that cannot be generated', () => {
  test.each([
    ['/endless', /getEndless \(GET \/endless\): its schema requires itself without end/],
    ['/contradiction', /getContradiction .* \/a must NOT have .*\. Simplify the schema of its response/],
  ])('fails with the reason, each time: %s', async (path, reason) => {
    const { ask } = await openGeneratedContract('test/support/documents/broken/endless.yaml');
    await expect(ask({ path })).rejects.toThrow(reason);
    await expect(ask({ path })).rejects.toThrow(reason);
  });
});
