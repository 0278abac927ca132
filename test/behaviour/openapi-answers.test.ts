import { expect, test } from 'vitest';
import { parseConfig } from '../../src/config/parse-config.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { LogEvent } from '../../src/log/log.ts';
import { serveEngine } from '../support/serve-engine.ts';
import { writeTemporary } from '../support/write-temporary.ts';

const TOKEN = { type: 'string', pattern: '^[a-z]+$', minLength: 20, maxLength: 20 };
const NEVER = { type: 'string', pattern: '^[a-z]{5}$', maxLength: 3 };

function reply(schema: unknown, media: object = {}) {
  return {
    responses: { 200: { description: 'It is.', content: { 'application/json': { schema, ...media } } } },
  };
}

const DOCUMENT = JSON.stringify({
  openapi: '3.1.0',
  info: { title: 'Newer', version: '1' },
  paths: {
    '/tokens/{id}': { get: reply({ type: 'object', required: ['token'], properties: { token: TOKEN } }) },
    '/never': { get: reply({ type: 'object', required: ['x'], properties: { x: NEVER } }), post: reply({}) },
    '/shown': { get: reply(NEVER, { example: 'abcde' }) },
  },
});

const KEY = { 'x-api-key': 'sk_sandbox_abc123xyz' };

test('An operation of --openapi whose schema joins a pattern and a length is answered on every call', async () => {
  await using file = await writeTemporary('newer.json', DOCUMENT);
  await using sandbox = await serveEngine({ openapi: file.path, validateResponses: true });
  for (let page = 0; page < 20; page++) {
    const { status, text } = await sandbox.send({
      method: 'GET',
      path: `/tokens/${page}`,
      headers: KEY,
    });
    expect(status, text).toBe(200);
    expect(JSON.parse(text).token).toMatch(/^[a-z]{20}$/);
  }
});

test('A schema without any valid value is told at the start, with what to do', async () => {
  await using file = await writeTemporary('newer.json', DOCUMENT);
  const events: LogEvent[] = [];
  await createEngine(await parseConfig({ openapi: file.path }), (event) => events.push(event));
  const told = events.flatMap((event) => (event.type === 'warning' ? [event.message] : []));
  expect(told).toEqual([
    expect.stringContaining(`GET /never of ${file.path} will fail with 500: no answer satisfies its schema`),
  ]);
  expect(told[0]).toContain('Correct the schema of its response, or give it an example.');
});

test('Where no answer satisfies its schema, the example of the document is answered', async () => {
  await using file = await writeTemporary('newer.json', DOCUMENT);
  await using sandbox = await serveEngine({ openapi: file.path });
  const { status, text } = await sandbox.send({ method: 'GET', path: '/shown', headers: KEY });
  expect([status, text]).toEqual([200, '"abcde"']);
});

test('A pattern of --openapi that goes back and forth in a text stops nobody: the request is refused', async () => {
  const name = { type: 'string', pattern: '^(a+)+$' };
  const body = { content: { 'application/json': { schema: { type: 'object', properties: { name } } } } };
  const document = {
    openapi: '3.1.0',
    info: { title: 'Newer', version: '1' },
    paths: { '/names': { post: { requestBody: body, ...reply({}) } } },
  };
  await using file = await writeTemporary('newer.json', JSON.stringify(document));
  await using sandbox = await serveEngine({ openapi: file.path });
  const post = async (text: string) => {
    const { status, text: answer } = await sandbox.send({
      method: 'POST',
      path: '/names',
      headers: { ...KEY, 'content-type': 'application/json' },
      body: JSON.stringify({ name: text }),
    });
    return { status, answer };
  };
  expect((await post('aaaa')).status).toBe(200);
  expect((await post('aab')).answer).toContain('must match');
  const { status, answer } = await post(`${'a'.repeat(60)}!`);
  expect([status, answer]).toEqual([400, expect.stringContaining('takes longer than 500 ms')]);
  expect((await post('aaaa')).status).toBe(200);
  expect(sandbox.bugs).toEqual([]);
});
