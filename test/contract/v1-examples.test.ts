import { describe, expect, it } from 'vitest';
import { createDocumentValidator, type DocumentOperation } from '../support/document-validator.ts';
import { serveEngine } from '../support/serve-engine.ts';
import { headersFor } from '../targets/index.ts';

const validator = createDocumentValidator();

type Parameter = DocumentOperation['parameters'][number];

function examplesOf({ example, ...parameter }: Parameter): string[] {
  const { examples = {} } = parameter as { examples?: Record<string, { value: unknown }> };
  const named = Object.values(examples).map(({ value }) => value);
  return [...new Set((named.length === 0 ? [example] : named).map(String))];
}

/** The paths of an operation by the examples of its parameters, without a query and with all of it. */
function pathsOf({ template, parameters }: DocumentOperation): string[] {
  const [own] = parameters.filter((parameter) => parameter.in === 'path');
  const ids = own === undefined ? [''] : examplesOf(own);
  const query = new URLSearchParams(
    parameters
      .filter((parameter) => parameter.in === 'query')
      .map((parameter): [string, string] => [parameter.name, examplesOf(parameter)[0] ?? '']),
  );
  return ids
    .map((id) => template.replace(/\{\w+\}/, id))
    .flatMap((path) => (query.size === 0 ? [path] : [path, `${path}?${query}`]));
}

const REQUESTS = validator.operations.flatMap((operation) =>
  pathsOf(operation).flatMap((path) =>
    (operation.bodies ?? [undefined]).map((body) => ({ operation, path, body, method: operation.method })),
  ),
);

describe('The example requests of edition v1', () => {
  it('are there for every operation', () => {
    expect(new Set(REQUESTS.map(({ operation }) => operation.id)).size).toBe(validator.operations.length);
  });

  it.each(REQUESTS)(
    'succeed on a fresh sandbox, whenever they are sent: $method $path $body',
    async ({ operation, method, path, body }) => {
      await using sandbox = await serveEngine();
      const text = body === undefined ? undefined : JSON.stringify(body);
      const answer = await sandbox.send({ method, path, headers: headersFor({ body }), body: text });
      expect([200, 202], answer.text).toContain(answer.status);
      expect(validator.validate(operation, answer)).toEqual([]);
    },
  );
});
