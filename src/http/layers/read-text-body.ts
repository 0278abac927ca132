import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import type { ApiProblem } from '../../domain/failures/problem.ts';
import { requireUtf8, toBodyProblem } from './read-body.ts';

export interface ReadText {
  /** Empty where there is none. */
  readonly text: string;
  readonly bodyProblem?: ApiProblem;
}

export type TextReader = (request: IncomingMessage, response: ServerResponse) => Promise<ReadText>;

/** Reads a body as UTF-8 text, whatever its media type. */
export function createTextReader({ limitBytes }: { readonly limitBytes: number }): TextReader {
  let parser: Promise<RequestHandler> | undefined;
  return async (request, response) => {
    parser ??= createParser(limitBytes);
    const parse = await parser;
    const parsed = request as Parameters<RequestHandler>[0];
    return await new Promise((resolve) => {
      parse(parsed, response as Parameters<RequestHandler>[1], (error?: unknown) => {
        const isText = error === undefined && typeof parsed.body === 'string';
        resolve(
          error === undefined
            ? { text: isText ? parsed.body : '' }
            : { text: '', bodyProblem: toBodyProblem(error) },
        );
      });
    });
  };
}

async function createParser(limitBytes: number): Promise<RequestHandler> {
  const { text } = await import('express');
  return text({
    limit: limitBytes,
    type: () => true,
    defaultCharset: 'utf-8',
    verify: (_request, _response, bytes, encoding) => requireUtf8(bytes, encoding),
  });
}
