import type { ServerResponse } from 'node:http';
import type { Reply } from '../../contract/exchange/reply.ts';
import { toText } from '../../http/reply-text.ts';
import { Slices } from '../../world/time/slices.ts';
import { JsonPieces } from './json-pieces.ts';

/** No page of another host may read what is here, and nobody may keep it. */
const PRIVATE = {
  'Cache-Control': 'no-store',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
};

/** The only writer of control responses. */
export async function writeControlReply(response: ServerResponse, reply: Reply): Promise<void> {
  if (response.headersSent || response.destroyed) return;
  const { status, headers, body } = reply;
  if (body === undefined) {
    response.writeHead(status, { ...PRIVATE, ...headers }).end();
    return;
  }
  const head = { ...PRIVATE, 'Content-Type': 'application/json; charset=utf-8', ...headers };
  if (body instanceof JsonPieces) {
    await writePieces(response.writeHead(status, head), body);
    return;
  }
  const text = toText(reply);
  response.writeHead(status, { ...head, 'Content-Length': Buffer.byteLength(text) });
  response.end(text);
}

/** The text of a reply for who is in the same process. */
export async function readReplyText(reply: Reply): Promise<string> {
  const { body } = reply;
  if (!(body instanceof JsonPieces)) return body === undefined ? '' : toText(reply);
  const slices = new Slices();
  let text = '';
  for (const piece of body.pieces) {
    text += piece;
    await slices.pause();
  }
  return text;
}

/** Characters that are written at once. */
const CHUNK_LENGTH = 64 * 1024;

/** No faster than the client reads, and not at all for one that has gone away. */
async function writePieces(response: ServerResponse, { pieces }: JsonPieces): Promise<void> {
  // The headers alone are asked for.
  if (response.req.method === 'HEAD') {
    response.end();
    return;
  }
  const slices = new Slices();
  let text = '';
  for (const piece of pieces) {
    text += piece;
    await slices.pause();
    if (text.length < CHUNK_LENGTH) continue;
    if (response.destroyed) return;
    if (!response.write(text)) await untilDrained(response);
    text = '';
  }
  response.end(text);
}

function untilDrained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = (): void => {
      response.off('drain', go).off('close', go);
      resolve();
    };
    response.on('drain', go).on('close', go);
  });
}
