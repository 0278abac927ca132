import type { ServerResponse } from 'node:http';
import type { HeaderFields } from '../../domain/headers/header-fields.ts';
import type { ConnectionFault } from '../../domain/rules/rule.ts';
import { startTimer, stopTimer, type Timer } from '../../world/time/machine-clock.ts';
import { resetConnection } from '../server/tls-connections.ts';

/** An answer ready to be written: status, headers, and the bytes of its body. */
export interface Message {
  readonly status: number;
  readonly headers: HeaderFields;
  readonly text: string;
}

type Transport<K extends ConnectionFault['kind']> = (
  response: ServerResponse,
  message: Message,
  fault: Extract<ConnectionFault, { kind: K }>,
) => void;

/** How each fault of the connection looks from the other end. */
const TRANSPORTS: { readonly [K in ConnectionFault['kind']]: Transport<K> } = {
  reset: (response) => resetConnection(response.socket),
  empty: (response) => response.socket?.destroy(),
  // The client's own time-out ends it, or the end of the server.
  hang: () => {},
  cut: (response, { status, headers, text }, { afterBytes }) => {
    response.writeHead(status, headers);
    response.flushHeaders();
    response.write(Buffer.from(text).subarray(0, afterBytes), () => response.socket?.destroy());
  },
  'malformed-json': (response, { status, headers, text }) => {
    const broken = `${text.slice(0, -1)},`;
    response.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(broken) }).end(broken);
  },
  drip: (response, { status, headers, text }, { chunkBytes, everyMs }) => {
    response.writeHead(status, headers);
    response.flushHeaders();
    dripBytes(response, Buffer.from(text), chunkBytes, everyMs);
  },
};

/** Writes the answer as the fault mangles it. */
export function writeFaulty(response: ServerResponse, message: Message, fault: ConnectionFault): void {
  const transport = TRANSPORTS[fault.kind] as Transport<ConnectionFault['kind']>;
  transport(response, message, fault);
}

function dripBytes(response: ServerResponse, bytes: Buffer, chunkBytes: number, everyMs: number): void {
  let timer: Timer | undefined;
  response.once('close', () => stopTimer(timer));
  const drip = (rest: Buffer): void => {
    if (response.destroyed) return;
    if (rest.length <= chunkBytes) {
      response.end(rest);
      return;
    }
    response.write(rest.subarray(0, chunkBytes));
    timer = startTimer(() => drip(rest.subarray(chunkBytes)), everyMs);
  };
  drip(bytes);
}
