/** What a report can find that is worth failing a build for. */
export const FINDING_KINDS = ['breach', 'live-key', 'unused-rule', 'impatient', 'unknown-route'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];
