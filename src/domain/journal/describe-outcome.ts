/** What came of a request, as far as its reply goes. */
export interface Outcome {
  /** 0 where the connection ended without a reply. */
  readonly status: number;
  /** What a rule did to the connection. */
  readonly connection?: string | undefined;
}

/** `429`, `reset` where the connection ended in place of a reply, `200, cut` where the reply did not arrive whole. */
export function describeOutcome({ status, connection }: Outcome): string {
  if (status === 0) return connection ?? 'no reply';
  return connection === undefined ? String(status) : `${status}, ${connection}`;
}
