import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchEntry } from '../../../../src/domain/journal/compare-entry.ts';
import type { Expectation, Times } from '../../../../src/domain/journal/expectation.ts';
import { verifyEntries } from '../../../../src/domain/journal/verify-entries.ts';
import { createEntry } from '../../../support/journal.ts';

const METHODS = ['GET', 'POST', 'PUT'] as const;

function verify(methods: readonly string[], expectation: Expectation, droppedThrough = 0) {
  const entries = methods.map((method, i) => createEntry(droppedThrough + i + 1, { method }));
  return verifyEntries({ entries, droppedThrough }, expectation);
}

describe('verifyEntries', () => {
  it.each<[Times | undefined, boolean, string]>([
    [undefined, true, 'at least 1 request'],
    [2, true, 'exactly 2 requests'],
    [1, false, 'exactly 1 request'],
    [3, false, 'exactly 3 requests'],
    [{ exactly: 2 }, true, 'exactly 2 requests'],
    [{ atLeast: 2 }, true, 'at least 2 requests'],
    [{ atLeast: 3 }, false, 'at least 3 requests'],
    [{ atMost: 2 }, true, 'at most 2 requests'],
    [{ atMost: 1 }, false, 'at most 1 request'],
    [{ atLeast: 1, atMost: 2 }, true, '1 to 2 requests'],
    [0, false, 'exactly 0 requests'],
  ])('counts: %j of two is %s', (times, verified, words) => {
    const expectation = { request: { method: 'GET' }, ...(times !== undefined && { times }) };
    const verdict = verify(['GET', 'POST', 'GET'], expectation);
    expect(verdict).toMatchObject({ verified, count: 2 });
    expect(verdict.expected).toBe(`${words} with method GET`);
    expect(verdict.message).toContain(`2 requests of 3 recorded match`);
  });

  it('names those that were one too many', () => {
    expect(verify(['GET', 'POST', 'GET'], { request: { method: 'GET' }, times: 1 }).message).toBe(
      'Expected exactly 1 request with method GET: 2 requests of 3 recorded match: ' +
        '#1 GET /battery/device_a (200), #3 GET /battery/device_a (200).',
    );
  });

  it('names the nearest where one is missing', () => {
    const { message, nearMisses } = verify(['GET', 'POST'], { request: { method: 'PUT' } });
    expect(message).toContain('Nearest is #2 POST /battery/device_a (200): method is POST, wanted PUT.');
    expect(nearMisses).toHaveLength(2);
    expect(verify([], { request: {} }).message).toContain('No other request was recorded.');
  });

  it('finds an order as far as it goes, others between', () => {
    const inOrder = (...methods: string[]) => ({ inOrder: methods.map((method) => ({ method })) });
    expect(verify(['GET', 'POST', 'GET', 'PUT'], inOrder('GET', 'GET', 'PUT'))).toMatchObject({
      verified: true,
      count: 3,
    });
    const missing = verify(['PUT', 'GET', 'POST'], inOrder('GET', 'PUT', 'POST'));
    expect(missing).toMatchObject({ verified: false, count: 1 });
    expect(missing.message).toBe(
      'Expected 3 requests in order: number 2, with method PUT, did not come after #2 GET /battery/device_a (200). ' +
        'It came before, as #1 PUT /battery/device_a (200). ' +
        'Nearest is #3 POST /battery/device_a (200): method is POST, wanted PUT.',
    );
  });

  it('gives no verdict that what was dropped could overthrow', () => {
    const request = { method: 'GET' };
    expect(verify(['GET'], { request }, 5).verified).toBe(true);
    expect(verify(['GET'], { request, times: 1 }, 5).verified).toBe(false);
    expect(verify(['GET'], { request, times: 1 }, 5).message).toMatch(/cannot be told.*after #5 only/);
    expect(verify(['GET'], { request: { ...request, since: 5 }, times: 1 }, 5).verified).toBe(true);
  });

  it('is deterministic, and agrees with counting', () => {
    const methods = fc.array(fc.constantFrom(...METHODS), { maxLength: 20 });
    const bound = fc.nat({ max: 8 });
    fc.assert(
      fc.property(methods, fc.constantFrom(...METHODS), bound, bound, (sent, method, a, b) => {
        const [atLeast, atMost] = [Math.min(a, b), Math.max(a, b)];
        const expectation = { request: { method }, times: { atLeast, atMost } };
        const verdict = verify(sent, expectation);
        const count = sent.filter((one) => one === method).length;
        expect(verdict.count).toBe(count);
        expect(verdict.verified).toBe(count >= atLeast && count <= atMost);
        expect(verify(sent, expectation)).toEqual(verdict);
        for (const { entry } of verdict.nearMisses) expect(matchEntry({ method }, entry)).toBe(false);
      }),
    );
  });

  it('finds every order that is there', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...METHODS), { minLength: 1, maxLength: 20 }),
        fc.infiniteStream(fc.boolean()),
        (sent, keep) => {
          const part = sent.filter(() => keep.next().value);
          fc.pre(part.length > 0);
          const verdict = verify(sent, { inOrder: part.map((method) => ({ method })) });
          expect(verdict).toMatchObject({ verified: true, count: part.length });
        },
      ),
    );
  });
});
