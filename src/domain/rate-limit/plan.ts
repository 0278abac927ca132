export const RATE_ALGORITHMS = ['fixed-window', 'sliding-window', 'token-bucket'] as const;
export type RateAlgorithm = (typeof RATE_ALGORITHMS)[number];

/** So many requests in so many seconds, and how they are counted. */
export interface RatePlan {
  /**
   * How requests are counted: in windows end to end from the first request on (where left out), in every interval as
   * long as a window, or by tokens that flow in evenly.
   */
  readonly algorithm?: RateAlgorithm;
  /** Requests in a window; of a token bucket, the tokens that flow in during one. At most 10000 in a sliding window. */
  readonly limit: number;
  /** Length of a window. */
  readonly windowSeconds: number;
  /** Most tokens that a bucket holds; as many as its limit where left out. For a token bucket only. */
  readonly burst?: number;
}

/** A sliding window remembers each request of its window, so its limit is bounded by what is cheap to keep. */
export const MAX_SLIDING_LIMIT = 10_000;
