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
    ['pk_live_publishable and rk_live_restricted', 'pk_live_publ… and rk_live_rest…'],
  ])('%j shows no key', (text, masked) => {
    expect(maskKeys(text)).toBe(masked);
  });

  it.each(['network_type_names', 'work_order_items', 'sk_live_ab', 'nothing at all', ''])(
    'without a key stays as it is: %j',
    (text) => {
      expect(maskKeys(text)).toBe(text);
    },
  );

  it('shows whole the keys that are published', () => {
    const mask = maskKeysExcept(new Set(['sk_sandbox_abc123xyz']));
    expect(mask('sk_sandbox_abc123xyz sk_live_verysecretkey')).toBe('sk_sandbox_abc123xyz sk_live_very…');
  });
});
