import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import express, { type Request, type Response } from 'express';
import type { RawBody } from '../../contract/exchange/raw-body.ts';
import { ApiProblem, invalidRequest } from '../../domain/failures/problem.ts';
import { sampleBody } from '../record/sample-body.ts';

export const MAX_BODY_BYTES = 1024 * 1024;

export interface ReadBody {
  readonly body?: unknown;
  readonly bodyProblem?: ApiProblem;
  /** What came, as far as it was read. */
  readonly bodyBytes?: Buffer;
  /** For the journal: what came, or the beginning of it, read or not. */
  readonly rawBody?: RawBody;
}

export type BodyReader = (request: Request, response: Response) => Promise<ReadBody> | ReadBody;

/** Reads a JSON body. What is wrong with it is answered, not thrown: route and permission are checked first. */
export function createBodyReader({ limitBytes = MAX_BODY_BYTES } = {}): BodyReader {
  const bytesOf = new WeakMap<IncomingMessage, Buffer>();
  const createParser = () =>
    express.json({
      limit: limitBytes,
      // `5` and `null` are JSON: the schema refuses them in words.
      strict: false,
      type: isJson,
      verify: (request, _response, bytes, encoding) => {
        bytesOf.set(request, bytes);
        requireUtf8(bytes, encoding);
      },
    });
  // Many a run sees no body at all; the tables of character sets and media types are large.
  let parseJson: ReturnType<typeof createParser> | undefined;
  return (request, response) => {
    if (!hasBody(request)) return {};
    if (!isJson(request)) {
      const bodyProblem = new ApiProblem('unsupported-media-type');
      return sampleBody(request).then((rawBody) => ({ rawBody, bodyProblem }));
    }
    parseJson ??= createParser();
    const parse = parseJson;
    return new Promise((resolve) => {
      parse(request, response, (error?: unknown) => {
        const bodyBytes = bytesOf.get(request);
        const read = {
          rawBody: toRawBody(bodyBytes, request),
          ...(error === undefined ? { body: request.body } : { bodyProblem: toProblem(error) }),
        };
        resolve(bodyBytes === undefined ? read : { bodyBytes, ...read });
      });
    });
  };
}

/** What was refused before it was read is known by its length alone. */
function toRawBody(bytes: Buffer | undefined, { headers }: Pick<Request, 'headers'>): RawBody {
  if (bytes !== undefined) return { bytes, sizeBytes: bytes.length };
  const length = Number(headers['content-length'] ?? Number.NaN);
  return { bytes: Buffer.alloc(0), sizeBytes: Number.isInteger(length) ? length : undefined };
}

function hasBody({ headers }: Pick<Request, 'headers'>): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}

function isJson({ headers }: { readonly headers: Request['headers'] }): boolean {
  return /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');
}

/** What is decoded as something else, or by guessing, would be taken here and refused elsewhere. @throws Error by its `type` */
function requireUtf8(bytes: Buffer, encoding: string): void {
  if (encoding !== 'utf-8') throw Object.assign(new Error(encoding), { type: 'charset.unsupported' });
  if (!isUtf8(bytes)) throw Object.assign(new Error('not UTF-8'), { type: 'bytes.not.utf8' });
}

const BY_TYPE: Readonly<Record<string, () => ApiProblem>> = {
  'entity.too.large': () => new ApiProblem('payload-too-large'),
  'encoding.unsupported': () => new ApiProblem('unsupported-media-type'),
  'charset.unsupported': () => new ApiProblem('unsupported-media-type'),
  'bytes.not.utf8': () => invalidRequest({ path: '/body', message: 'is not valid UTF-8' }),
};

function toProblem(error: unknown): ApiProblem {
  const type = typeof error === 'object' && error !== null && 'type' in error ? String(error.type) : '';
  return BY_TYPE[type]?.() ?? invalidRequest({ path: '/body', message: 'is not valid JSON' });
}
