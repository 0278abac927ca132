import type { ServerResponse } from 'node:http';
import type { Reply } from '../contract/exchange/reply.ts';
import { toText } from '../http/reply-text.ts';

/** No page of another host may read what is here, and nobody may keep it. */
const PRIVATE = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
};

/** The only writer of control responses. */
export function writeControlReply(response: ServerResponse, reply: Reply): void {
  if (response.headersSent || response.destroyed) return;
  const { status, headers, body } = reply;
  if (body === undefined) {
    response.writeHead(status, { ...PRIVATE, ...headers }).end();
    return;
  }
  const text = toText(reply);
  response.writeHead(status, {
    ...PRIVATE,
    'Content-Type': 'application/json; charset=utf-8',
    ...headers,
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
}
