import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** The response that was begun last on each connection: all before it go out before it. */
const latest = new WeakMap<Duplex, ServerResponse>();

export function rememberLatest(response: ServerResponse): void {
  latest.set(response.req.socket, response);
}

/**
 * Answers what came over a connection after its last whole request, once that request has its own answer: it was
 * carried out, and a refusal of the bytes behind it must not stand in its place.
 */
export function answerAfterLatest(socket: Duplex, answer: () => void): void {
  const response = latest.get(socket);
  const isOpen = response?.req.complete === true && !response.writableFinished && !response.destroyed;
  if (isOpen) response.once('close', answer);
  else answer();
}
