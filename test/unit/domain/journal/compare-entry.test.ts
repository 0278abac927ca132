import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differencesOf, matchEntry } from '../../../../src/domain/journal/compare-entry.ts';
import type { JournalEntry } from '../../../../src/domain/journal/journal-entry.ts';
import type { JournalQuery } from '../../../../src/domain/journal/journal-query.ts';
import { nearMissesOf } from '../../../../src/domain/journal/near-misses.ts';
import { createEntry, jsonBody } from '../../../support/journal.ts';

const PUSH = createEntry(7, {
  method: 'POST',
  path: '/battery/device_a',
  queryText: 'dry=true&tag=a&tag=b',
  operation: 'pushBatteryAction',
  actionId: 'act_1',
  headers: ['X-Api-Key', 'sk_sandbox_a…', 'X-Trace', '1', 'x-trace', '2'],
  body: jsonBody({ action: 'set_operation_mode', mode: 'charge', target: { level: 80, tags: ['a'] } }),
  status: 429,
  problem: 'rate-limited',
  rule: 'burst',
  verdict: 'unchecked',
  isEarlyRetry: true,
  requestId: 'req_7',
});

describe('An entry', () => {
  it.each<[JournalQuery]>([
    [{}],
    [{ method: 'post' }],
    [{ operation: 'pushBatteryAction', deviceId: 'device_a', family: 'battery', actionId: 'act_1' }],
    [{ path: '/battery/device_a' }],
    [{ path: '/battery/*' }],
    [{ path: '/**' }],
    [{ path: '/**/device_a' }],
    [{ status: 429 }],
    [{ status: '429' }],
    [{ status: '4xx' }],
    [{ keyName: 'One', rule: 'burst', problem: 'rate-limited', verdict: 'unchecked', requestId: 'req_7' }],
    [{ earlyRetry: true, unmatched: false, since: 6 }],
    [{ query: { dry: 'true', tag: 'b' } }],
    [{ headers: { 'x-trace': '1, 2', 'X-API-Key': 'sk_sandbox_a…' } }],
    [{ body: { mode: 'charge' } }],
    [{ body: { target: { level: 80 } } }],
    [{ body: { target: { tags: ['a'] } } }],
  ])('matches %j', (query) => {
    expect(differencesOf(query, PUSH)).toEqual([]);
    expect(matchEntry(query, PUSH)).toBe(true);
  });

  it.each<[JournalQuery, string]>([
    [{ method: 'GET' }, 'method is POST, wanted GET'],
    [{ operation: 'getBatteryState' }, 'operation is pushBatteryAction, wanted getBatteryState'],
    [{ path: '/battery' }, 'path is /battery/device_a, wanted /battery'],
    [{ path: '/*' }, 'path is /battery/device_a, wanted /*'],
    [{ status: 200 }, 'status is 429, wanted 200'],
    [{ status: '5xx' }, 'status is 429, wanted 5xx'],
    [{ earlyRetry: false }, 'earlyRetry is true, wanted false'],
    [{ unmatched: true }, 'unmatched is false, wanted true'],
    [{ since: 7 }, 'since is #7, wanted one after #7'],
    [{ query: { dry: 'false' } }, 'query.dry is true, wanted false'],
    [{ query: { wet: 'x' } }, 'query.wet is none, wanted x'],
    [{ headers: { accept: 'x' } }, 'headers.accept is none, wanted x'],
    [{ body: { mode: 'idle' } }, 'body/mode is "charge", wanted "idle"'],
    [{ body: { target: { level: 9 } } }, 'body/target/level is 80, wanted 9'],
    [{ body: { target: { tags: ['a', 'b'] } } }, 'body/target/tags is ["a"], wanted ["a","b"]'],
    [{ body: { extra: null } }, 'body/extra is absent, wanted null'],
    [{ body: [] }, 'body is {"action":"set_operation_mode"'],
  ])('does not match %j, and says why', (query, message) => {
    const [difference, ...others] = differencesOf(query, PUSH);
    expect(difference?.message).toContain(message);
    expect(others).toEqual([]);
    expect(matchEntry(query, PUSH)).toBe(false);
  });

  it.each<[string, Partial<JournalEntry>, JournalQuery]>([
    ['has no body', {}, { body: {} }],
    ['has one that is not JSON', { body: { ...jsonBody(1), text: '{' } }, { body: {} }],
    ['has one that was cut', { body: { ...jsonBody({}), isCut: true } }, { body: {} }],
    ['has no headers any more', { headers: undefined }, { headers: { a: 'b' } }],
    ['has no operation', { operation: undefined }, { operation: 'x' }],
  ])('that %s differs', (_name, facts, query) => {
    expect(differencesOf(query, createEntry(1, facts))).toHaveLength(1);
  });

  it('is never nearer than a match, nor further than nothing in common', () => {
    const text = fc.string({ maxLength: 300 });
    fc.assert(
      fc.property(text, text, (wanted, actual) => {
        const differences = differencesOf({ deviceId: wanted }, createEntry(1, { deviceId: actual }));
        expect(differences).toHaveLength(wanted === actual ? 0 : 1);
        for (const { distance } of differences) {
          expect(distance).toBeGreaterThan(0);
          expect(distance).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('Near misses', () => {
  it('come nearest first, of equals the latest first, and three at most', () => {
    const entries = [
      createEntry(1, { method: 'DELETE', deviceId: 'other' }),
      createEntry(2, { deviceId: 'device_b' }),
      createEntry(3, { deviceId: 'device_b' }),
      createEntry(4, { deviceId: 'device_bcd' }),
      createEntry(5),
    ];
    const misses = nearMissesOf({ method: 'GET', deviceId: 'device_a' }, entries);
    expect(misses.map(({ entry }) => entry.sequence)).toEqual([3, 2, 4]);
    expect(misses.map(({ distance }) => distance)).toEqual([0.063, 0.063, 0.15]);
  });

  it('leave out what came before', () => {
    expect(nearMissesOf({ method: 'PUT', since: 1 }, [createEntry(1)])).toEqual([]);
  });
});
