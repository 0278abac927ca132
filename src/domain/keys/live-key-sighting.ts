/** A masked live key that reached the sandbox, and how often it was seen. */
export interface LiveKeySighting {
  readonly key: string;
  readonly count: number;
}
