import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMatcher, type RequestFacts } from '../../../../src/domain/rules/match-rule.ts';
import type { RuleConditions } from '../../../../src/domain/rules/rule.ts';
import { createFacts, NOW } from './facts.ts';

function matches(when: RuleConditions, facts: Partial<RequestFacts> = {}, addedAt = NOW): boolean {
  return createMatcher(when, addedAt)(createFacts(facts));
}

describe('Conditions', () => {
  test('match everything where there are none', () => {
    expect(matches({})).toBe(true);
  });

  test.each<[RuleConditions, boolean]>([
    [{ operations: ['getBatteryState'] }, true],
    [{ operations: ['getHvacState', 'getBatteryState'] }, true],
    [{ operations: ['getHvacState'] }, false],
    [{ editions: ['v1'] }, true],
    [{ editions: ['v2'] }, false],
    [{ families: ['battery'] }, true],
    [{ families: ['hvac'] }, false],
    [{ devices: ['device_abc123'] }, true],
    [{ devices: ['device_xyz789'] }, false],
    [{ accounts: ['acct_demo'] }, true],
    [{ accounts: ['acct_empty'] }, false],
    [{ keys: ['sk_sandbox_abc123xyz'] }, true],
    [{ keys: ['sk_sandbox_abc'] }, false],
    [{ methods: ['GET'] }, true],
    [{ methods: ['POST'] }, false],
    [{ paths: ['/battery/*'] }, true],
    [{ paths: ['/hvac/*', '/vehicle/*'] }, false],
    [{ headers: { 'user-agent': { equals: 'client/1.0' } } }, true],
    [{ headers: { 'user-agent': { equals: 'client' } } }, false],
    [{ headers: { 'user-agent': { contains: 'ent/' } } }, true],
    [{ headers: { 'user-agent': { contains: 'curl' } } }, false],
    [{ headers: { 'user-agent': { startsWith: 'client' } } }, true],
    [{ headers: { 'user-agent': { startsWith: '1.0' } } }, false],
    [{ headers: { 'user-agent': { present: true } } }, true],
    [{ headers: { 'user-agent': { present: false } } }, false],
    [{ headers: { 'x-hint': { present: false } } }, true],
    [{ headers: { 'x-hint': { contains: '' } } }, false],
    [{ headers: { constructor: { present: true } } }, false],
    [{ headers: { accept: { contains: 'text/plain' } } }, true],
    [{ methods: ['GET'], families: ['battery'] }, true],
    [{ methods: ['GET'], families: ['hvac'] }, false],
  ])('%j: %s', (when, expected) => {
    expect(matches(when)).toBe(expected);
  });

  test('ask nothing of what is not known', () => {
    expect(matches({ devices: ['device_abc123'] }, { deviceId: undefined })).toBe(false);
    expect(matches({ headers: {} }, { deviceId: undefined })).toBe(true);
  });

  test.each<[unknown, unknown, boolean]>([
    [{ mode: 'charge' }, { action: 'set', mode: 'charge' }, true],
    [{ mode: 'charge' }, { mode: 'idle' }, false],
    [{ mode: 'charge' }, undefined, false],
    [{ a: { b: 1 } }, { a: { b: 1, c: 2 } }, true],
    [{ a: { b: 1 } }, { a: [1] }, false],
    [{ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, true],
    [{ a: [1, { b: 2 }] }, { a: [1, { b: 2, c: 3 }] }, false],
    [{ a: [1] }, { a: [1, 2] }, false],
    [{ a: null }, {}, false],
    [{ a: null }, { a: null }, true],
    [{ toString: {} }, {}, false],
    [{}, { a: 1 }, true],
    [{}, [1], false],
    [7, 7, true],
  ])('find %j in the body %j: %s', (part, body, expected) => {
    expect(matches({ body: part }, { body })).toBe(expected);
  });

  test('find every body in itself', () => {
    fc.assert(fc.property(fc.jsonValue(), (body) => matches({ body }, { body: structuredClone(body) })));
  });

  test('hold from a moment on and before another', () => {
    const between = { from: { at: NOW }, to: { afterMs: 1_000 } };
    expect(matches({ between }, { at: NOW - 1 })).toBe(false);
    expect(matches({ between }, { at: NOW })).toBe(true);
    expect(matches({ between }, { at: NOW + 999 })).toBe(true);
    expect(matches({ between }, { at: NOW + 1_000 })).toBe(false);
    expect(matches({ between: { from: { afterMs: 5 } } }, { at: NOW + 9 }, NOW + 5)).toBe(false);
  });
});
