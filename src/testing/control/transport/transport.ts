/** A request of the control API, before it is anybody's in particular. */
export interface TransportRequest {
  readonly method: string;
  /** From `/__sandbox` on, with the query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

export interface TransportReply {
  readonly status: number;
  readonly body: string;
}

/** Takes requests to a sandbox, wherever it runs. Rejects where nobody answers. */
export type Transport = (request: TransportRequest) => Promise<TransportReply>;
