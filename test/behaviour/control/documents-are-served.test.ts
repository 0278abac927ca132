import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { get, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseConfig } from '../../../src/config/parse-config.ts';
import type { SandboxOptions } from '../../../src/config/sandbox-options.ts';
import { openSandbox } from '../../../src/engine/open-sandbox.ts';
import { askHttps } from '../../support/https-client.ts';

interface Document {
  readonly openapi: string;
  readonly info: { readonly title: string };
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, object>>;
}

const VENDOR = ['https://sandbox-api.amps.ai', 'https://api.amps.ai'];
const DOCUMENTS = [
  { name: 'openapi', source: 'v1.yaml', others: VENDOR },
  { name: 'control', source: 'control.yaml', others: ['http://127.0.0.1:4010'] },
];
const VERSIONS = [
  { query: '', openapi: '3.1.0', version: '3.1' },
  { query: '?version=3.1', openapi: '3.1.0', version: '3.1' },
  { query: '?version=3.0', openapi: '3.0.3', version: '3.0' },
];

const readSource = (name: string): Document =>
  parse(readFileSync(new URL(`../../../openapi/${name}`, import.meta.url), 'utf8'));

async function open(options: SandboxOptions = {}) {
  const sandbox = await openSandbox(await parseConfig({ port: 0, log: 'silent', ...options }), () => {});
  return { ...sandbox, [Symbol.asyncDispose]: sandbox.close };
}

/** `fetch` sends a `Host` of its own. */
async function ask(url: string, headers: OutgoingHttpHeaders) {
  const [answer] = (await once(get(url, { headers }), 'response')) as [IncomingMessage];
  return { status: answer.statusCode, text: await text(answer) };
}

describe("The running emulator's own documents", () => {
  for (const { name, source, others } of DOCUMENTS)
    for (const { query, openapi, version } of VERSIONS)
      test(`${name} as YAML and as JSON, ${query || 'without a query'}`, async () => {
        await using sandbox = await open();
        const [yaml, json] = await Promise.all(
          ['yaml', 'json'].map((format) => fetch(`${sandbox.url}/__sandbox/${name}.${format}${query}`)),
        );
        expect(yaml?.headers.get('content-type')).toBe('application/yaml; charset=utf-8');
        expect(json?.headers.get('content-type')).toBe('application/json; charset=utf-8');
        const document = parse((await yaml?.text()) ?? '') as Document;
        expect(await json?.json()).toEqual(document);
        expect(document.openapi).toBe(openapi);
        expect(document.servers.map(({ url }) => url)).toEqual([sandbox.url, ...others]);
        const { paths, info } = readSource(source);
        expect(Object.keys(document.paths)).toEqual(Object.keys(paths));
        expect(document.info.title).toBe(info.title);
        const validator = new Validator();
        expect(await validator.validate({ ...document })).toEqual({ valid: true });
        expect(validator.version).toBe(version);
      });

  test('name the host by which the emulator was asked, once', async () => {
    await using sandbox = await open();
    const read = async (host: string): Promise<Document> =>
      JSON.parse((await ask(`${sandbox.controlUrl}/control.json`, { host })).text);
    expect((await read('localhost:8080')).servers.map(({ url }) => url)).toEqual([
      'http://localhost:8080',
      'http://127.0.0.1:4010',
    ]);
    expect((await read('127.0.0.1:4010')).servers).toEqual([
      { url: 'http://127.0.0.1:4010', description: 'This emulator' },
    ]);
  });

  test('do not name a host that the emulator was not asked by, whatever a forwarding header says', async () => {
    await using sandbox = await open();
    const forwarded = {
      forwarded: 'host=proxy.example;proto=https',
      'x-forwarded-host': 'proxy.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-port': '8443',
      'x-forwarded-prefix': '/below',
    };
    for (const name of ['openapi', 'control']) {
      const { text } = await ask(`${sandbox.controlUrl}/${name}.json`, forwarded);
      expect((JSON.parse(text) as Document).servers[0]?.url).toBe(sandbox.url);
      expect(text).not.toContain('proxy.example');
    }
  });

  test('name an https URL where they were asked for over TLS', async () => {
    await using sandbox = await open({ https: { port: 0 } });
    const { ca, httpsUrl } = sandbox;
    const answer = await askHttps(`${httpsUrl}/__sandbox/openapi.json`, { ca: String(ca) });
    expect((JSON.parse(answer.text) as Document).servers[0]?.url).toBe(httpsUrl);
  });

  test('need neither the token nor a loopback name, and are no page of another host', async () => {
    await using sandbox = await open({ controlToken: 'a-long-random-word' });
    const url = `${sandbox.controlUrl}/openapi.yaml?version=3.0`;
    expect((await ask(url, { host: 'amps-sandbox:4010' })).status).toBe(200);
    expect((await ask(url, { origin: 'https://evil.example' })).status).toBe(403);
  });

  test('are asked for by a known version', async () => {
    await using sandbox = await open();
    const answer = await fetch(`${sandbox.controlUrl}/openapi.json?version=2.0`);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      errors: [{ path: '/query/version', message: 'must be one of "3.1", "3.0"' }],
    });
  });
});
