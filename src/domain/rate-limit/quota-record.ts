import type { RateState } from './quota.ts';

/** What a key has used of a plan. */
export interface QuotaRecord {
  readonly plan: string;
  readonly state: RateState;
}
