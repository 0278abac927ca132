import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';
import { ApiProblem } from '../../domain/failures/problem.ts';
import { Slices } from '../../world/time/slices.ts';
import { parseJsonInSlices } from './json-in-slices.ts';
import { JsonScan } from './json-scan.ts';
import {
  type BodyReader,
  type ReadBody,
  readOther,
  requireBounded,
  requireUtf8,
  runParser,
  toBodyProblem,
} from './read-body.ts';

/** Bytes that are looked at in one go. */
const CHUNK_BYTES = 64 * 1024;

/** Reads a JSON body that may be many megabytes long, in slices: nobody else waits until all of it is parsed. */
export function createLongBodyReader({ limitBytes }: { readonly limitBytes: number }): BodyReader {
  let parser: Promise<RequestHandler> | undefined;
  return async (request, response) => {
    const other = readOther(request);
    if (other !== undefined) return await other;
    parser ??= createParser(limitBytes);
    const { body, bodyProblem } = await runParser(await parser, request, response);
    if (bodyProblem !== undefined) return { bodyProblem };
    return await readLongBytes(Buffer.isBuffer(body) ? body : Buffer.alloc(0), charsetOf(request));
  };
}

async function createParser(limitBytes: number): Promise<RequestHandler> {
  const { raw } = await import('express');
  return raw({ limit: limitBytes, type: () => true });
}

/** A long JSON body whose text is there already, judged as one that comes by HTTP. */
export async function readLongText(text: string, limitBytes: number): Promise<ReadBody> {
  const bytes = Buffer.from(text);
  return bytes.length > limitBytes
    ? { bodyProblem: new ApiProblem('payload-too-large') }
    : await readLongBytes(bytes, 'utf-8');
}

async function readLongBytes(bodyBytes: Buffer, charset: string): Promise<ReadBody> {
  try {
    requireUtf8(bodyBytes, charset);
    await scan(bodyBytes);
    return { bodyBytes, body: await parseJsonInSlices(withoutMark(bodyBytes)) };
  } catch (error) {
    return { bodyBytes, bodyProblem: toBodyProblem(error) };
  }
}

async function scan(bytes: Buffer): Promise<void> {
  const slices = new Slices();
  const scanned = new JsonScan();
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    scanned.read(bytes.subarray(at, at + CHUNK_BYTES));
    requireBounded(scanned);
    await slices.pause();
  }
}

/** Without a byte order mark, which is no JSON. */
function withoutMark(bytes: Buffer): Buffer {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

function charsetOf({ headers }: IncomingMessage): string {
  const [, charset = 'utf-8'] = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(headers['content-type'] ?? '') ?? [];
  return charset.toLowerCase();
}
