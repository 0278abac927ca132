import type { Agent, request } from 'node:http';

/** What sends a request, and the connections that it keeps. */
export interface Sender {
  readonly send: typeof request;
  readonly agent: Agent;
}
