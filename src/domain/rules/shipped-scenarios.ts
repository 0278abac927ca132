/** Scenarios that come with the package; `fixtures/scenarios/` has them. */
export const SHIPPED_SCENARIOS = [
  'invalid-key',
  'expired-key',
  'key-expires-midway',
  'key-revoked-midway',
  'key-rotation',
  'wrong-environment-key',
  'read-only-key',
  'rate-limited-burst',
  'rate-limit-recovers',
  'device-offline',
  'action-fails',
  'action-never-completes',
  'slow-api',
  'flaky-network',
  'connection-reset',
  'truncated-body',
  'malformed-json',
  'schema-drift',
  'stale-cache',
  'maintenance-window',
  'everything-wrong',
] as const;

export type ShippedScenario = (typeof SHIPPED_SCENARIOS)[number];
