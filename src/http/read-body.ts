import express, { type Request, type Response } from 'express';
import { ApiProblem, invalidRequest } from '../domain/problem.ts';

export const MAX_BODY_BYTES = 1024 * 1024;

export interface ReadBody {
  readonly body?: unknown;
  readonly bodyProblem?: ApiProblem;
}

export type BodyReader = (request: Request, response: Response) => Promise<ReadBody> | ReadBody;

/** Reads a JSON body. What is wrong with it is answered, not thrown: route and permission are judged first. */
export function createBodyReader({ limitBytes = MAX_BODY_BYTES } = {}): BodyReader {
  // `strict: false` lets `5` and `null` through as JSON: the schema refuses them in words.
  const parseJson = express.json({ limit: limitBytes, strict: false, type: isJson });
  return (request, response) => {
    if (!hasBody(request)) return {};
    if (!isJson(request)) {
      request.resume();
      return { bodyProblem: new ApiProblem('unsupported-media-type') };
    }
    return new Promise((resolve) => {
      parseJson(request, response, (error?: unknown) => {
        resolve(error === undefined ? { body: request.body } : { bodyProblem: toProblem(error) });
      });
    });
  };
}

function hasBody({ headers }: Pick<Request, 'headers'>): boolean {
  return headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
}

function isJson({ headers }: { readonly headers: Request['headers'] }): boolean {
  return /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');
}

const BY_TYPE: Readonly<Record<string, () => ApiProblem>> = {
  'entity.too.large': () => new ApiProblem('payload-too-large'),
  'encoding.unsupported': () => new ApiProblem('unsupported-media-type'),
  'charset.unsupported': () => new ApiProblem('unsupported-media-type'),
};

function toProblem(error: unknown): ApiProblem {
  const type = typeof error === 'object' && error !== null && 'type' in error ? String(error.type) : '';
  return BY_TYPE[type]?.() ?? invalidRequest({ path: '/body', message: 'is not valid JSON' });
}
