import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { RawBody } from '../../contract/exchange/raw-body.ts';
import { ApiProblem, invalidRequest } from '../../domain/failures/problem.ts';
import { sampleBody } from '../record/sample-body.ts';
import { JsonScan } from './json-scan.ts';

export const MAX_BODY_BYTES = 1024 * 1024;

export interface ReadBody {
  readonly body?: unknown;
  readonly bodyProblem?: ApiProblem;
  /** What came, as far as it was read. */
  readonly bodyBytes?: Buffer;
  /** For the journal: what came, or the beginning of it, read or not. */
  readonly rawBody?: RawBody;
}

export type BodyReader = (request: IncomingMessage, response: ServerResponse) => Promise<ReadBody> | ReadBody;

export interface BodyLimits {
  readonly limitBytes?: number;
  /** Refuses what is nested deeply or has millions of values before it is parsed. */
  readonly isScanned?: boolean;
}

/** Reads a JSON body. What is wrong with it is answered, not thrown: route and permission are checked first. */
export function createBodyReader({
  limitBytes = MAX_BODY_BYTES,
  isScanned = false,
}: BodyLimits = {}): BodyReader {
  const bytesOf = new WeakMap<IncomingMessage, Buffer>();
  const scans = new WeakMap<IncomingMessage, JsonScan>();
  const keepBytes = (request: IncomingMessage, bytes: Buffer): void => {
    bytesOf.set(request, bytes);
    if (isScanned) requireBounded(scans.get(request) ?? scan(bytes));
  };
  // Many a run sees no body at all, and no start waits for Express.
  let parser: Promise<RequestHandler> | undefined;
  return (request, response) => {
    const other = readOther(request);
    if (other !== undefined) return other;
    parser ??= createParser(limitBytes, keepBytes);
    return parser.then(async (parse): Promise<ReadBody> => {
      if (isScanned && request.headers['content-encoding'] === undefined)
        scans.set(request, scanAsItComes(request));
      const result = await runParser(parse, request, response);
      const bodyBytes = bytesOf.get(request);
      const read = { rawBody: toRawBody(bodyBytes, request), ...result };
      return bodyBytes === undefined ? read : { bodyBytes, ...read };
    });
  };
}

/** What there is to read of a request that has no body, or none that is JSON; undefined for all others. */
export function readOther(request: IncomingMessage): ReadBody | Promise<ReadBody> | undefined {
  if (!hasBody(request)) return {};
  if (isJson(request)) return undefined;
  const bodyProblem = new ApiProblem('unsupported-media-type');
  return sampleBody(request).then((rawBody) => ({ rawBody, bodyProblem }));
}

async function createParser(
  limitBytes: number,
  keepBytes: (request: IncomingMessage, bytes: Buffer) => void,
): Promise<RequestHandler> {
  const { json } = await import('express');
  return json({
    limit: limitBytes,
    // `5` and `null` are JSON: the schema refuses them in words.
    strict: false,
    type: isJson,
    verify: (request, _response, bytes, encoding) => {
      keepBytes(request, bytes);
      requireUtf8(bytes, encoding);
    },
  });
}

/** What the parser makes of a body. It uses nothing that Express adds to requests. */
export function runParser(
  parse: RequestHandler,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Pick<ReadBody, 'body' | 'bodyProblem'>> {
  const parsed = request as Parameters<RequestHandler>[0];
  return new Promise((resolve) => {
    parse(parsed, response as Parameters<RequestHandler>[1], (error?: unknown) => {
      resolve(error === undefined ? { body: parsed.body } : { bodyProblem: toBodyProblem(error) });
    });
  });
}

/** Piece by piece, so that a large body holds up nobody. */
function scanAsItComes(request: IncomingMessage): JsonScan {
  const scanned = new JsonScan();
  request.on('data', (chunk: Buffer) => scanned.read(chunk));
  return scanned;
}

function scan(bytes: Buffer): JsonScan {
  const scanned = new JsonScan();
  scanned.read(bytes);
  return scanned;
}

/** @throws Error by its `type` */
export function requireBounded({ problem }: JsonScan): void {
  if (problem !== undefined) throw Object.assign(new Error(problem), { type: 'json.unbounded' });
}

/** A JSON body that is there as text already, judged as one that comes by HTTP. */
export function readBodyText(text: string | undefined, limitBytes = MAX_BODY_BYTES): ReadBody {
  if (text === undefined) return {};
  const bodyBytes = Buffer.from(text);
  if (bodyBytes.length > limitBytes) return { bodyProblem: new ApiProblem('payload-too-large') };
  try {
    requireBounded(scan(bodyBytes));
    return { bodyBytes, body: JSON.parse(text) };
  } catch (error) {
    return { bodyBytes, bodyProblem: toBodyProblem(error) };
  }
}

/** What was refused before it was read is known by its length alone. */
function toRawBody(bytes: Buffer | undefined, { headers }: Pick<IncomingMessage, 'headers'>): RawBody {
  if (bytes !== undefined) return { bytes, sizeBytes: bytes.length };
  const length = Number(headers['content-length'] ?? Number.NaN);
  return { bytes: Buffer.alloc(0), sizeBytes: Number.isInteger(length) ? length : undefined };
}

function hasBody({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}

function isJson({ headers }: { readonly headers: IncomingHttpHeaders }): boolean {
  return /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');
}

/** What is decoded as something else, or by guessing, would be taken here and refused elsewhere. @throws Error by its `type` */
export function requireUtf8(bytes: Buffer, encoding: string): void {
  if (encoding !== 'utf-8') throw Object.assign(new Error(encoding), { type: 'charset.unsupported' });
  if (!isUtf8(bytes)) throw Object.assign(new Error('not UTF-8'), { type: 'bytes.not.utf8' });
}

const BY_TYPE: Readonly<Record<string, () => ApiProblem>> = {
  'entity.too.large': () => new ApiProblem('payload-too-large'),
  'encoding.unsupported': () => new ApiProblem('unsupported-media-type'),
  'charset.unsupported': () => new ApiProblem('unsupported-media-type'),
  'bytes.not.utf8': () => invalidRequest({ path: '/body', message: 'is not valid UTF-8' }),
};

/** What is wrong with a body that Express could not read. */
export function toBodyProblem(error: unknown): ApiProblem {
  const type = typeof error === 'object' && error !== null && 'type' in error ? String(error.type) : '';
  if (type === 'json.unbounded') return invalidRequest({ path: '/body', message: (error as Error).message });
  return BY_TYPE[type]?.() ?? invalidRequest({ path: '/body', message: 'is not valid JSON' });
}
