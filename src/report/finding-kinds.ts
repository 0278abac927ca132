/** What a report can find that is worth failing a build for. */
export const FINDING_KINDS = [
  'no-requests',
  'contract-violation',
  'live-key',
  'unused-rule',
  'early-retry',
  'unknown-route',
  'effect-not-applied',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];
