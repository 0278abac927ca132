import { describe, expect, it } from 'vitest';
import { maskKey, maskKeys, maskKeysExcept } from '../../../../src/domain/keys/mask-keys.ts';

describe('A key', () => {
  it('is masked so that it can be told apart but not used', () => {
    expect(maskKey('sk_live_def456uvw')).toBe('sk_live_def4…');
    expect(maskKey('short')).toBe('sho…');
  });
});

describe('A text', () => {
  it.each([
    ['key sk_live_verysecretkey here', 'key sk_live_very… here'],
    ['sk_test_firstsecret,sk_sandbox_second', 'sk_test_firs…,sk_sandbox_s…'],
    ['?key%3Dsk_live_verysecretkey', '?key%3Dsk_live_very…'],
    ['{"note":"a\\nsk_live_verysecretkey"}', '{"note":"a\\nsk_live_very…"}'],
    ['a key with hyphens: sk_live_abc-def-ghi-secret.', 'a key with hyphens: sk_live_abc-….'],
    ['sk_live_ab-cd', 'sk_live_ab-c…'],
    ['/x?k=sk_live_abc.def~ghi+secret&y=1', '/x?k=sk_live_abc.…&y=1'],
    ['/keys/sk_live_very-secret-key/quota', '/keys/sk_live_very…/quota'],
    ['sk-live-very-secret', 'sk-live-very…'],
    ['sk%5Flive%5Fverysecretkey', 'sk_live_very…'],
    ['/a?k=%73k_live_very%53ecretkey%26y=1', '/a?k=sk_live_very…%26y=1'],
    ['sk%255flive%25255Fverysecretkey/%41', 'sk_live_very…/%41'],
    ['{"a":"sk\\u005flive\\u005Fverysecretkey"}', '{"a":"sk_live_very…"}'],
    ['x%zz sk_live_verysecretkey %', 'x%zz sk_live_very… %'],
    ['pk_live_publishable and rk_live_restricted', 'pk_live_publ… and rk_live_rest…'],
  ])('%j shows no key', (text, masked) => {
    expect(maskKeys(text)).toBe(masked);
  });

  it('is masked once: what is masked stays as it is', () => {
    for (const text of ['sk_live_verysecretkey', 'sk%5Flive%5Fvery-secret-key, %41'])
      expect(maskKeys(maskKeys(text))).toBe(maskKeys(text));
  });

  it('is masked in a time like its length', () => {
    const long = 'sk_live_'.repeat(100_000) + '%5F'.repeat(100_000);
    expect(maskKeys(long).length).toBeLessThan(long.length);
  });

  it.each([
    '/a%20b?x=%E2%82%AC%',
    'task-force-alpha-team',
    'network_type_names',
    'work_order_items',
    'sk_live_ab',
    'nothing at all',
    '',
  ])('without a key stays as it is: %j', (text) => {
    expect(maskKeys(text)).toBe(text);
  });

  it('shows whole the keys that are published', () => {
    const mask = maskKeysExcept(new Set(['sk_sandbox_abc123xyz']));
    expect(mask('sk_sandbox_abc123xyz sk_live_verysecretkey')).toBe('sk_sandbox_abc123xyz sk_live_very…');
  });
});
