import fc, { type Arbitrary } from 'fast-check';
import { normalizeEscapes } from '../../src/domain/path-escapes.ts';
import type { DocumentOperation, DocumentParameter, DocumentValidator } from './document-validator.ts';
import { arbitraryOf } from './schema-arbitrary.ts';

/** A body as its pieces, so that a failure prints what it is and not five megabytes. */
export type DrawnBody =
  | { readonly text: string }
  | { readonly hex: string }
  | { readonly repeat: string; readonly times: number };

export interface DrawnRequest {
  readonly method: string;
  /** With its query; `{last}` stands for the action accepted last. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: DrawnBody;
  /** Drawn from the document alone, for a thing that is there, with a good key: to be served. */
  readonly isGood: boolean;
}

export interface RequestWorld {
  readonly validator: DocumentValidator;
  readonly keys: { readonly good: string; readonly odd: readonly string[] };
  /** Ids that mean something, by the path that lists or pushes to them: `/battery` → its devices. */
  readonly idsBelow: Readonly<Record<string, readonly string[]>>;
}

export const MIB = 1024 * 1024;

/** Requests of every kind: as documented, nearly so, and junk. */
export function requests(world: RequestWorld): Arbitrary<DrawnRequest> {
  const ofOperations = world.validator.operations.flatMap((operation) => [
    { arbitrary: goodRequest(operation, world), weight: operation.bodies === undefined ? 2 : 5 },
    { arbitrary: spoiledRequest(operation, world), weight: operation.bodies === undefined ? 4 : 12 },
  ]);
  const total = ofOperations.reduce((sum, { weight }) => sum + weight, 0);
  return fc
    .oneof(...ofOperations, { arbitrary: strayRequest(world), weight: Math.ceil(total / 6) })
    .filter(isAnswerable);
}

/** A head beyond the limit is refused unread: neither that it was a HEAD nor that a body follows is known then. */
function isAnswerable({ method, path, headers, body }: DrawnRequest): boolean {
  const headLength = path.length + Object.values(headers).join('').length;
  return headLength < 60_000 || (method !== 'HEAD' && body === undefined);
}

export function bytesOf(body: DrawnBody): Uint8Array {
  if ('text' in body) return Buffer.from(body.text);
  return 'hex' in body ? Buffer.from(body.hex, 'hex') : Buffer.from(body.repeat.repeat(body.times));
}

function goodRequest(operation: DocumentOperation, world: RequestWorld): Arbitrary<DrawnRequest> {
  const { validator, keys } = world;
  const { method, bodySchema, isBodyRequired } = operation;
  const body = bodySchema === undefined ? fc.constant(undefined) : arbitraryOf(bodySchema, validator.resolve);
  return fc
    .record({
      path: paths(operation, (parameter) => goodSegments(operation, parameter, world)),
      query: goodQuery(operation, validator),
      body: isBodyRequired ? body : fc.option(body, { nil: undefined }),
    })
    .map(({ path, query, body }) => ({
      method,
      path: `${path}${query}`,
      headers: { 'x-api-key': keys.good, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: { text: JSON.stringify(body) } }),
      isGood: true,
    }));
}

function spoiledRequest(operation: DocumentOperation, world: RequestWorld): Arbitrary<DrawnRequest> {
  const { validator } = world;
  const ownMethod = { arbitrary: fc.constant(operation.method), weight: 9 };
  return fc
    .record({
      method: fc.oneof(ownMethod, { arbitrary: methods(), weight: 1 }),
      path: paths(operation, (parameter) =>
        fc.oneof(
          { arbitrary: goodSegments(operation, parameter, world), weight: 3 },
          { arbitrary: oddSegments(), weight: 2 },
        ),
      ),
      query: fc.oneof(goodQuery(operation, validator), oddQuery(operation, validator)),
      headers: headers(world),
      body: fc.option(bodies(operation, validator), { nil: undefined, freq: 6 }),
    })
    .map(({ method, path, query, headers, body }) => ({
      method,
      path: `${path}${query}`,
      headers,
      ...(body !== undefined && { body }),
      isGood: false,
    }));
}

/** A request to no path in particular. */
function strayRequest(world: RequestWorld): Arbitrary<DrawnRequest> {
  const [operation] = world.validator.operations;
  if (operation === undefined) throw new Error('The document has no operations.');
  const known = fc.constantFrom(...world.validator.operations.flatMap(({ template }) => template.split('/')));
  const path = fc.oneof(
    fc.array(fc.oneof(known, oddSegments()), { maxLength: 6 }).map((parts) => `/${parts.join('/')}`),
    fc.constantFrom(
      '/',
      '//',
      '/battery/',
      '//battery',
      '/battery//',
      '/.',
      '/..',
      '/battery/../hvac',
      '/BATTERY',
    ),
    fc.constantFrom(
      '/favicon.ico',
      '/__sandboxes',
      '/%5F_sandbox',
      '/battery%2Fdevice_abc123',
      '/battery;v=1',
    ),
  );
  return fc
    .record({
      method: methods(),
      path: path.filter((text) => !/^\/__sandbox(\/|$)/i.test(normalizeEscapes(text))),
      query: oddQuery(operation, world.validator),
      headers: headers(world),
      body: fc.option(bodies(operation, world.validator), { nil: undefined }),
    })
    .map(({ method, path, query, headers, body }) => ({
      method,
      path: `${path}${query}`,
      headers,
      ...(body !== undefined && { body }),
      isGood: false,
    }));
}

function methods(): Arbitrary<string> {
  const common = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
  return fc.oneof(
    { arbitrary: fc.constantFrom(...common), weight: 9 },
    { arbitrary: fc.constantFrom('TRACE', 'PROPFIND', 'M-SEARCH', 'SEARCH', 'MKCOL', 'PURGE'), weight: 1 },
  );
}

type Segments = (parameter: DocumentParameter) => Arbitrary<string>;

function paths({ template, parameters }: DocumentOperation, segmentsOf: Segments): Arbitrary<string> {
  const parts = template.split('/').map((part) => {
    const parameter = parameters.find(({ name }) => part === `{${name}}`);
    return parameter === undefined ? fc.constant(part) : segmentsOf(parameter);
  });
  return fc.tuple(...parts).map((segments) => segments.join('/'));
}

function goodSegments(
  { template }: DocumentOperation,
  parameter: DocumentParameter,
  { idsBelow }: RequestWorld,
): Arbitrary<string> {
  const known = idsBelow[template.slice(0, template.indexOf('/{'))];
  const example = String(parameter.example);
  return known === undefined ? fc.constantFrom(example, '{last}') : fc.constantFrom(...known);
}

function oddSegments(): Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom('%00', 'a%00b', '%2F', '%2f..%2f', '%5C', '%zz', '%', '%2', '%C3%28', '%ED%A0%80', '%FF'),
    fc.constantFrom(
      '__proto__',
      'constructor',
      'prototype',
      'toString',
      'hasOwnProperty',
      'undefined',
      'null',
    ),
    fc.constantFrom(
      '.',
      '..',
      '%2e%2e',
      '',
      '0',
      '-1',
      'NaN',
      ';a=b',
      'a;b',
      '{deviceId}',
      "'--",
      '$where',
      '{last}',
    ),
    fc.constantFrom(
      'device_abc123',
      'DEVICE_ABC123',
      'device_abc123%20',
      '%64evice_abc123',
      'actions',
      'cancel',
    ),
    fc.constantFrom(255, 256, 257, 5_000, 60_000).map((length) => 'x'.repeat(length)),
    fc.string({ unit: 'binary', maxLength: 40 }).map(encodeURIComponent),
    fc.string({ unit: fc.constantFrom(...URL_CHARACTERS), maxLength: 40 }),
  );
}

/** What a request line may hold as it is, but for what ends the path. */
const URL_CHARACTERS = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).filter(
  (character) => !'?#/'.includes(character),
);

function goodQuery({ parameters }: DocumentOperation, validator: DocumentValidator): Arbitrary<string> {
  const declared = parameters.filter((parameter) => parameter.in === 'query');
  const model = Object.fromEntries(
    declared.map(({ name, schema }) => [name, arbitraryOf(schema, validator.resolve).map(String)]),
  );
  return fc
    .record(model, { requiredKeys: [] })
    .map((values) => new URLSearchParams(values as Record<string, string>).toString())
    .map((text) => (text === '' ? '' : `?${text}`));
}

function oddQuery({ parameters }: DocumentOperation, validator: DocumentValidator): Arbitrary<string> {
  const declared = parameters.filter((parameter) => parameter.in === 'query');
  const good = declared.map(({ schema }) => arbitraryOf(schema, validator.resolve).map(String));
  const name = fc.oneof(
    fc.constantFrom('limit', 'offset', 'userId', 'expedite', 'state', ...declared.map(({ name }) => name)),
    fc.constantFrom(
      '__proto__',
      '__proto__[x]',
      'constructor[prototype][x]',
      'limit[]',
      'limit%00',
      'LIMIT',
      '',
    ),
    fc.string({ unit: 'binary', maxLength: 20 }).map(encodeURIComponent),
  );
  const value = fc.oneof(
    ...good.map((arbitrary) => arbitrary.map(encodeURIComponent)),
    fc.constantFrom(
      '',
      '0',
      '-1',
      '1.5',
      '51',
      '1e3',
      '1e999',
      '9007199254740993',
      '0x10',
      '+5',
      '%205',
      '05',
      '5.0',
    ),
    fc.constantFrom(
      'true',
      'TRUE',
      'yes',
      'null',
      '%00',
      '%zz',
      '%C3%28',
      '%F0%9F%94%8B',
      '__proto__',
      '[]',
      '{}',
    ),
    fc.constantFrom(257, 20_000).map((length) => 'x'.repeat(length)),
    fc.string({ unit: 'binary', maxLength: 20 }).map(encodeURIComponent),
  );
  const pair = fc.tuple(name, fc.constantFrom('=', '=', '=', '', '=='), value).map((parts) => parts.join(''));
  return fc
    .array(pair, { maxLength: 4 })
    .chain((pairs) => fc.constantFrom(pairs, [...pairs, ...pairs]))
    .map((pairs) => (pairs.length === 0 ? '' : `?${pairs.join('&')}`));
}

function headers({ keys }: RequestWorld): Arbitrary<Record<string, string>> {
  const key = fc.oneof(
    { arbitrary: fc.constant(keys.good), weight: 8 },
    { arbitrary: fc.constantFrom(undefined, '', ...keys.odd), weight: 1 },
    { arbitrary: fc.string({ unit: fc.constantFrom(...HEADER_CHARACTERS), maxLength: 80 }), weight: 1 },
  );
  const type = fc.oneof(
    { arbitrary: fc.constant('application/json'), weight: 8 },
    { arbitrary: fc.constantFrom(undefined, ...ODD_TYPES), weight: 2 },
  );
  const more = fc.oneof(
    { arbitrary: fc.constant({}), weight: 8 },
    { arbitrary: fc.constantFrom<Record<string, string>>(...ODD_HEADERS), weight: 2 },
    {
      arbitrary: fc.dictionary(
        fc.stringMatching(/^x-[a-z]{1,10}$/),
        fc.string({ unit: fc.constantFrom(...HEADER_CHARACTERS), maxLength: 50 }),
        { maxKeys: 3 },
      ),
      weight: 1,
    },
  );
  return fc.record({ key, type, more }).map(({ key, type, more }) => ({
    ...(key !== undefined && { 'x-api-key': key }),
    ...(type !== undefined && { 'content-type': type }),
    ...more,
  }));
}

const HEADER_CHARACTERS = Array.from({ length: 224 }, (_, i) => String.fromCharCode(32 + i)).filter(
  (character) => character !== '\x7f',
);

const ODD_TYPES = [
  '',
  ';',
  'json',
  'text/plain',
  'text/html; charset=utf-8',
  'application/jsonp',
  'application/vnd.api+json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'APPLICATION/JSON',
  'application/json;charset=UTF-8',
  'application/json; charset=utf-16',
  'application/json; charset=utf-7',
  'application/json; charset=latin1',
  'application/json; charset=nonsense',
  'application/json; charset="',
  'application/json, application/json',
];

const ODD_HEADERS: readonly Record<string, string>[] = [
  { host: 'api.amps.ai' },
  { host: 'sandbox-api.amps.ai:443' },
  { host: 'API.AMPS.AI.' },
  { host: '' },
  { host: '[::1]:4010' },
  { host: 'a'.repeat(5_000) },
  { host: '../../etc/passwd' },
  { 'content-encoding': 'gzip' },
  { 'content-encoding': 'br' },
  { 'content-encoding': 'deflate' },
  { 'content-encoding': 'nonsense' },
  { 'content-encoding': 'gzip, gzip' },
  { 'x-http-method-override': 'DELETE' },
  { 'x-forwarded-host': 'api.amps.ai', 'x-forwarded-for': '::1' },
  { 'x-original-url': '/__sandbox/reset' },
  { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' },
  { accept: 'application/xml', 'accept-encoding': 'nonsense', 'accept-language': '*' },
  { 'if-none-match': '*', range: 'bytes=0-1' },
  { cookie: '__proto__=1; constructor=2' },
  { constructor: 'x', hasownproperty: 'y', prototype: 'z' },
  { 'x-long': 'x'.repeat(30_000) },
  { 'x-too-long': 'x'.repeat(70_000) },
];

function bodies({ bodySchema }: DocumentOperation, validator: DocumentValidator): Arbitrary<DrawnBody> {
  const good = bodySchema === undefined ? fc.constant({}) : arbitraryOf(bodySchema, validator.resolve);
  return fc.oneof(
    { arbitrary: good.map(textOf), weight: 2 },
    {
      arbitrary: fc.tuple(good, mutations()).map(([value, mutate]) => textOf(mutate(value as object))),
      weight: 8,
    },
    {
      arbitrary: fc.tuple(good, textMutations()).map(([value, mutate]) => mutate(JSON.stringify(value))),
      weight: 5,
    },
    { arbitrary: fc.jsonValue({ depthSize: 'medium', noUnicodeString: false }).map(textOf), weight: 2 },
    { arbitrary: fc.constantFrom(...JUNK_TEXTS).map((text) => ({ text })), weight: 3 },
    { arbitrary: fc.uint8Array({ maxLength: 60 }).map(hexOf), weight: 1 },
    { arbitrary: fc.constantFrom<DrawnBody>(...HUGE_BODIES), weight: 1 },
  );
}

function textOf(value: unknown): DrawnBody {
  return { text: JSON.stringify(value) };
}

function hexOf(bytes: Uint8Array): DrawnBody {
  return { hex: Buffer.from(bytes).toString('hex') };
}

const JUNK_TEXTS = [
  '',
  ' ',
  '{',
  '}',
  'null',
  'true',
  '5',
  '1e400',
  '-0',
  '[]',
  '"set_operation_mode"',
  'undefined',
  'NaN',
  "{'action': 'set_operation_mode'}",
  '{"action":"set_operation_mode","mode":"charge",}',
  '{"action":"set_operation_mode","mode":"charge"} // please',
  '{"action":"set_operation_mode","mode":"charge"}{"action":"set_operation_mode","mode":"idle"}',
  '{"mode":"charge","action":"set_operation_mode","mode":"explode"}',
  '{"__proto__":{"action":"set_operation_mode","mode":"charge","polluted":true}}',
  '{"action":"set_operation_mode","mode":"charge","__proto__":{"polluted":true}}',
  '{"action":"set_operation_mode","mode":"charge","constructor":{"prototype":{"polluted":true}}}',
  '{"action":"set_operation_mode","mode":"charge","sandbox":{"__proto__":{"polluted":true}}}',
  '{"action":"set_operation_mode","mode":"charge","sandbox":{"completeAfterSeconds":1e400}}',
  'action=set_operation_mode&mode=charge',
  '<action>set_operation_mode</action>',
  '\ufeff{"action":"set_operation_mode","mode":"charge"}',
  '{"action":"set_operation_mode\u0000","mode":"charge"}',
  '{"action":"set_operation_mode","mode":"\\ud800"}',
];

const HUGE_BODIES: readonly DrawnBody[] = [
  { repeat: '[', times: 200_000 },
  { repeat: '{"a":', times: 100_000 },
  { text: `${'['.repeat(10_000)}${']'.repeat(10_000)}` },
  { text: `{"action":"set_operation_mode","mode":${'['.repeat(5_000)}${']'.repeat(5_000)}}` },
  { text: `{${Array.from({ length: 2_000 }, (_, i) => `"k${i}":${i}`).join()}}` },
  { text: `{"action":"${'x'.repeat(500_000)}"}` },
  { text: `[${'9'.repeat(100_000)}]` },
  { repeat: ' ', times: MIB },
  { repeat: ' ', times: MIB + 1 },
  { repeat: '{}', times: 2.5 * MIB },
];

type Mutate = (value: object) => unknown;

function mutations(): Arbitrary<Mutate> {
  const junk = fc.oneof(
    fc.constantFrom<unknown>(
      null,
      true,
      0,
      -1,
      1e308,
      -1e308,
      5e-324,
      2 ** 53,
      '',
      'x',
      [],
      {},
      [[]],
      'x'.repeat(500),
    ),
    fc.jsonValue({ maxDepth: 3 }),
    fc.string({ unit: 'binary', maxLength: 300 }),
  );
  const name = fc.oneof(
    fc.constantFrom('__proto__', 'constructor', 'toString', '', 'power', 'Action', 'a/b', 'a~b', '\u0000'),
    fc.string({ maxLength: 20 }),
  );
  return fc.oneof(
    fc.tuple(fc.nat(), junk).map(([index, value]) => replaceAt(index, value)),
    fc.nat().map((index) => removeAt(index)),
    fc.tuple(name, junk).map(([key, value]) => add(key, value)),
    fc.tuple(name, junk).map(([key, value]) => add('sandbox', add(key, value)({}))),
    fc.constantFrom<Mutate>(
      (body) => [body],
      (body) => ({ body }),
      (body) => JSON.stringify(body),
      (body) => Object.entries(body),
    ),
  );
}

function replaceAt(index: number, value: unknown): Mutate {
  return (body) => {
    const keys = Object.keys(body);
    const key = keys[index % Math.max(1, keys.length)];
    return key === undefined ? value : { ...body, [key]: value };
  };
}

function removeAt(index: number): Mutate {
  return (body) => {
    const entries = Object.entries(body);
    return Object.fromEntries(entries.filter((_, i) => i !== index % Math.max(1, entries.length)));
  };
}

/** Adds an own property, even where its name is one that an assignment would take for the prototype. */
function add(key: string, value: unknown): (body: object) => object {
  return (body) =>
    Object.defineProperty({ ...body }, key, { value, enumerable: true, configurable: true, writable: true });
}

function textMutations(): Arbitrary<(text: string) => DrawnBody> {
  return fc.oneof(
    fc.nat().map((at) => (text: string) => ({ text: text.slice(0, at % (text.length + 1)) })),
    fc
      .tuple(fc.nat(), fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }))
      .map(([at, more]) => (text: string) => ({ text: splice(text, at % (text.length + 1), more) })),
    fc
      .tuple(fc.nat(), fc.constantFrom('ff', 'c328', 'eda080', '00', 'f0', 'c0af'))
      .map(([at, bytes]) => (text: string) => ({
        hex: splice(Buffer.from(text).toString('hex'), 2 * (at % (text.length + 1)), bytes),
      })),
    fc.constantFrom<(text: string) => DrawnBody>(
      (text) => ({ text: `\ufeff${text}` }),
      (text) => ({ text: `${text}\u0000` }),
      (text) => ({ text: ` \r\n\t${text}\r\n` }),
      (text) => ({ text: text.replaceAll('"', "'") }),
      (text) => ({ text: text.replace('{', '{"__proto__":{"polluted":true},') }),
      (text) => ({ text: text.replace('{', '{"action":"nonsense",') }),
      (text) => ({ hex: Buffer.from(text, 'utf16le').toString('hex') }),
      (text) => ({ hex: `1f8b${Buffer.from(text).toString('hex')}` }),
    ),
  );
}

function splice(text: string, at: number, more: string): string {
  return `${text.slice(0, at)}${more}${text.slice(at)}`;
}
