import type { Room } from './rooms.ts';

/** How much of a package a room may import: everything, types alone, or the values of these names. */
export type Use = 'all' | 'types' | readonly string[];

const HASH_FUNCTIONS = ['createHash', 'createHmac', 'hash', 'timingSafeEqual'];

/** The packages and modules of Node of each room, as its imports write them; what is not listed is refused. */
export const PACKAGES: Readonly<Record<Room, Readonly<Record<string, Use>>>> = {
  // Pure functions of their arguments: no state, no time, no chance, no input or output.
  domain: { 'fastest-levenshtein': 'all', rfc6902: 'all', 'node:crypto': HASH_FUNCTIONS },
  config: {},
  log: { 'node:util': ['stripVTControlCharacters', 'styleText'] },
  world: {
    '@faker-js/faker': 'types',
    '@faker-js/faker/locale/en': 'all',
    'node:net': ['Socket'],
    'node:perf_hooks': ['performance'],
    'node:timers': ['clearTimeout', 'setImmediate', 'setTimeout'],
    tinyqueue: 'all',
  },
  store: {},
  files: {
    'node:fs': ['promises'],
    'node:path': 'all',
    yaml: 'all',
  },
  contract: {
    '@eslint-community/regexpp': 'all',
    '@seriousme/openapi-schema-validator/schemas/v3.1/schema.json': 'all',
    ajv: 'types',
    'ajv-formats': 'all',
    'ajv-formats/dist/formats.js': 'all',
    'ajv/dist/2020.js': 'all',
    'json-schema-faker': 'all',
    'node:fs': ['readFileSync'],
    'node:path': 'all',
    'node:url': 'all',
    'openapi-backend': 'all',
    yaml: 'all',
  },
  editions: {},
  http: {
    express: 'all',
    'node:buffer': 'all',
    'node:http': 'all',
    'node:https': 'all',
    'node:net': 'types',
    'node:stream': 'types',
  },
  control: {
    'node:crypto': HASH_FUNCTIONS,
    'node:http': 'types',
    'node:util': ['promisify'],
    'node:zlib': ['brotliDecompress'],
  },
  tls: {
    '@peculiar/asn1-schema': 'all',
    '@peculiar/asn1-x509': 'all',
    'env-paths': 'all',
    'node:crypto': [
      ...['createHash', 'createPrivateKey', 'generateKeyPairSync', 'randomBytes', 'sign', 'X509Certificate'],
    ],
    'node:fs': ['constants'],
    'node:fs/promises': 'all',
    'node:net': 'all',
    'node:path': 'all',
  },
  report: { 'fast-xml-builder': 'all' },
  delivery: {},
  pages: {},
  engine: {
    'node:crypto': ['randomBytes'],
    'node:fs': ['closeSync', 'openSync', 'writeSync'],
    'node:http': 'types',
    'node:https': 'types',
    'node:net': 'types',
    'node:path': ['delimiter', 'join'],
    tinyqueue: 'all',
  },
  launcher: {
    'node:fs': 'all',
    'node:module': 'all',
    'node:path': 'all',
    'node:perf_hooks': 'all',
    'node:v8': 'all',
    'node:vm': 'all',
  },
  cli: {
    commander: 'all',
    'cross-spawn': 'all',
    'fastest-levenshtein': 'all',
    'node:child_process': 'types',
    'node:fs/promises': 'all',
    'node:http': 'all',
    'node:https': 'all',
    'node:os': 'all',
    'node:path': 'all',
    'node:stream/consumers': ['text'],
    yaml: 'all',
  },
  client: {
    'node:async_hooks': 'all',
    'node:crypto': ['createHash', 'randomBytes'],
    'node:fs': ['existsSync', 'readFileSync'],
    'node:http': ['Agent', 'get', 'request'],
    'node:https': ['Agent', 'request'],
    'node:path': 'all',
    'node:stream/consumers': 'all',
    'node:timers/promises': ['setTimeout'],
    // Of the customer: whoever imports it cannot run without.
    testcontainers: 'all',
    yaml: 'all',
  },
  testing: { '@jest/globals': 'all', expect: 'types', 'node:assert': ['AssertionError'], vitest: 'all' },
  index: {},
  ambient: { ajv: 'types' },
};
