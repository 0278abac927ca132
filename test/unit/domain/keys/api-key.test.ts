import { describe, expect, it } from 'vitest';
import { type ApiKey, keyProblemAt } from '../../../../src/domain/keys/api-key.ts';

const KEY: ApiKey = {
  key: 'sk_sandbox_abc123xyz',
  name: 'test',
  edition: 'v1',
  environment: 'sandbox',
  permissions: ['read'],
  createdAt: 0,
};

describe('A key', () => {
  it('is good until the instant it expires', () => {
    const key = { ...KEY, expiresAt: 100 };
    expect(keyProblemAt(key, 99)).toBeUndefined();
    expect(keyProblemAt(key, 100)).toBe('expired-key');
  });

  it('is revoked from the instant of its revocation, expired or not', () => {
    const key = { ...KEY, expiresAt: 50, revokedAt: 100 };
    expect(keyProblemAt(key, 49)).toBeUndefined();
    expect(keyProblemAt(key, 100)).toBe('revoked-key');
  });
});
