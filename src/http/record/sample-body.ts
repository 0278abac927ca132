import type { IncomingMessage } from 'node:http';
import type { RawBody } from '../../contract/exchange/raw-body.ts';
import { MAX_KEPT_BYTES } from './record-body.ts';

/** Reads the beginning of a body that nobody parses, and lets the rest go by. Waits for no more than is kept. */
export function sampleBody(request: IncomingMessage): Promise<RawBody> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let readBytes = 0;
    const finish = (sizeBytes: number | undefined): void => {
      request.off('data', take).off('end', end).off('close', end);
      request.resume();
      resolve({ bytes: Buffer.concat(chunks), sizeBytes });
    };
    const take = (chunk: Buffer): void => {
      chunks.push(chunk);
      readBytes += chunk.length;
      if (readBytes > MAX_KEPT_BYTES) finish(declaredBytes(request));
    };
    const end = (): void => finish(readBytes);
    request.on('data', take).on('end', end).on('close', end);
  });
}

function declaredBytes({ headers }: IncomingMessage): number | undefined {
  const length = headers['content-length'];
  return length === undefined ? undefined : Number(length);
}
