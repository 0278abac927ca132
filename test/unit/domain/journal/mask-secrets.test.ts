import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findHeader } from '../../../../src/domain/headers/header-fields.ts';
import { headersByName, maskHeaderList, showHeaders } from '../../../../src/domain/journal/header-list.ts';
import { createHeaderMask } from '../../../../src/domain/journal/mask-secrets.ts';
import { retryAfterUntil } from '../../../../src/domain/journal/retry-after.ts';
import { maskKeys } from '../../../../src/domain/keys/mask-keys.ts';

const maskHeader = createHeaderMask(['x-api-key']);

describe('What is recorded', () => {
  it.each([
    ['X-Api-Key', 'sk_live_verysecretkey', 'sk_live_very…'],
    ['x-api-key', 'short', 'sho…'],
    ['Authorization', 'Bearer verysecret', 'Bearer …'],
    ['authorization', 'verysecret', '…'],
    ['Cookie', 'session=verysecret; a=b', 'session=…; a=…'],
    ['X-Sandbox-Token', 'verysecret', '…'],
    ['X-Note', 'key sk_live_verysecretkey', 'key sk_live_very…'],
    ['Accept', '*/*', '*/*'],
  ])('has no secret of %s: %s', (name, value, masked) => {
    expect(maskHeader(name, value)).toBe(masked);
  });

  it('has no key in any text', () => {
    const key = fc.stringMatching(/^sk_(live|sandbox)_[A-Za-z0-9_]{12,40}$/);
    fc.assert(
      fc.property(fc.string(), key, fc.string(), (before, secret, after) => {
        expect(maskKeys(`${before} ${secret} ${after}`)).not.toContain(secret);
        expect(maskHeaderList(['x-api-key', secret, 'x', secret], maskHeader).join('\n')).not.toContain(
          secret,
        );
      }),
    );
  });

  it('names headers in lower case and joins what came twice', () => {
    expect(headersByName(['Accept', 'a', 'X-A', '1', 'accept', 'b', '__proto__', 'c'])).toEqual(
      JSON.parse('{"accept": "a, b", "x-a": "1", "__proto__": "c"}'),
    );
    expect(showHeaders({ 'Content-Length': 5, 'Set-Cookie': 'a=b' }, maskHeader)).toEqual({
      'content-length': '5',
      'set-cookie': 'a=…',
    });
    expect(findHeader({ 'RETRY-AFTER': 5 }, 'retry-after')).toBe('5');
    expect(findHeader({ date: 'x' }, 'retry-after')).toBeUndefined();
  });
});

describe('Retry-After', () => {
  const at = Date.UTC(2025, 0, 23, 10, 30);
  it.each<[string, number | undefined]>([
    ['60', at + 60_000],
    ['0', at],
    ['999999999999', Date.UTC(9999, 11, 31, 23, 59, 59, 999)],
    ['Thu, 23 Jan 2025 10:31:00 GMT', at + 60_000],
    ['soon', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['', undefined],
    ['Thu, 99 Jan 2025 10:31:00 GMT', undefined],
  ])('%j is %s', (value, until) => {
    expect(retryAfterUntil(value, at)).toBe(until);
  });
});
