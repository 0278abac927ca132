import type { FixtureKeys } from '../../domain/keys/edition-keys.ts';

const LONG_AGO = '1999-01-01T00:00:00Z';
const ENDED = '2000-01-01T00:00:00Z';

/** One key for every case that a client must be ready for; the first is the vendor's own example. */
export const FIXTURE_KEYS_V1: FixtureKeys = {
  sandbox: [
    { key: 'sk_sandbox_abc123xyz', name: 'Documented example' },
    { key: 'sk_sandbox_readonly', name: 'Read-only', permissions: ['read'] },
    { key: 'sk_sandbox_expired', name: 'Expired', createdAt: LONG_AGO, expiresAt: ENDED },
    { key: 'sk_sandbox_revoked', name: 'Revoked', createdAt: LONG_AGO, revokedAt: ENDED },
    { key: 'sk_sandbox_ratelimited', name: 'Rate-limited', plan: 'ratelimited' },
  ],
  live: [{ key: 'sk_live_def456uvw', name: 'Documented live example' }],
  empty: [{ key: 'sk_sandbox_empty', name: 'No devices' }],
};
