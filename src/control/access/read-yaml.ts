import type { IncomingHttpHeaders } from 'node:http';
import { ApiProblem, invalidRequest } from '../../domain/failures/problem.ts';
import type { InputProblem } from '../../domain/validation/input-problem.ts';
import type { BodyReader } from '../../http/layers/read-body.ts';
import { createTextReader } from '../../http/layers/read-text-body.ts';

/** YAML takes far longer to read than JSON does, and so it is kept short. */
const MAX_YAML_BYTES = 256 * 1024;

/** Whether a request says that its body is YAML, by the registered media type or one in use before it. */
export function isYaml(headers: IncomingHttpHeaders): boolean {
  return /^(application|text)\/(x-)?yaml\s*(;|$)/i.test(headers['content-type'] ?? '');
}

/** Reads a body as YAML, of which JSON is a part. What is wrong with it is answered, as of JSON. */
export function createYamlReader(): BodyReader {
  const readText = createTextReader({ limitBytes: MAX_YAML_BYTES });
  return async (request, response) => {
    const { text, bodyProblem } = await readText(request, response);
    if (bodyProblem !== undefined) return { bodyProblem };
    const { parseText } = await import('../../files/text/parse-text.ts');
    try {
      return { body: await parseText(text, 'the body', refuseText) };
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      return { bodyProblem: error };
    }
  };
}

function refuseText([problem]: readonly InputProblem[]) {
  const { line, column } = problem?.position ?? {};
  const place = line === undefined ? '' : ` at line ${line}, column ${column}`;
  return invalidRequest({ path: '/body', message: `cannot be read${place}: ${problem?.why ?? ''}` });
}
