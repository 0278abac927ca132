import { FULL_FOLDER } from './sizes.ts';
import { type Violation, violationsIn } from './violation.ts';

/** What looks like a violation and is none. */
export const LAWFUL: readonly Violation[] = [
  FULL_FOLDER,
  ...violationsIn('src/domain/lawful', [
    ['a hash', "import { createHmac } from 'node:crypto';\nimport { parseInstant } from '../target.ts';"],
    ['a date of an argument', 'export const f = (at: number) => new Date(at).toISOString();'],
    ['a date of parts', "export const at = Date.UTC(2025, 0) + Date.parse('2025-01-01T00:00:00Z');"],
    ['Date as a type', 'export const f = (x: Date, y: unknown): boolean => y instanceof Date;'],
    ['a clock in a text', "export const text = 'Date.now()'; // Date.now()"],
    ['a member called Date', 'export const f = (x: { Date: number }) => x.Date;'],
    ['a variable called window', 'export const f = () => {\n  const window = 1;\n  return window;\n};'],
    ['a parameter called fetch', 'export const f = (fetch: () => void) => fetch();'],
    ['a parameter taken apart', 'export const f = ({ process }: { process: number }) => ({ process });'],
    ['a function called fetch', 'function fetch() {}\nexport const f = () => fetch();'],
    ['a class called Worker', 'class Worker {}\nexport const f = () => new Worker();'],
    ['a module called process', "import * as process from '../target.ts';\nexport const x = [process];"],
    ['a default import called fetch', "import fetch from '../target.ts';\nexport const x = fetch();"],
    ['an import called process', "import { process as p } from '../target.ts';\nexport const x = [p];"],
    ['the type of fetch', 'export type Fetch = typeof fetch;'],
    ['a hash passed on', "export { createHash } from 'node:crypto';"],
    ['arithmetic', 'export const x = Math.floor(2.5 * Math.PI);'],
    ['the name of a class', 'export const f = (error: Error) => error.constructor.name;'],
    ['a method of functions', 'export const f = Function.prototype.call;'],
    ['a list of unsafe names', "export const names = ['constructor', 'prototype'];"],
    ['words with those letters', "export const words = ['disk_usage', 'task_1', 'lamps', 'GET', 'UTC'];"],
    [
      'codes of Node',
      "export const codes = ['EACCES', 'ERR_STREAM_PREMATURE_CLOSE', 'HPE_HEADER_OVERFLOW'];",
    ],
    ['a code in a comment', '/** Such as RATE_LIMIT_EXCEEDED, or sk_live_. */\nexport const x = 1;'],
    ['constants in capitals', 'export const DEVICE_OFFLINE = 1;\nexport const MAX_LINES = DEVICE_OFFLINE;'],
  ]),
  ...violationsIn('src/config/lawful', [
    ['a type of the domain', "import type { Instant } from '../../domain/target.ts';"],
  ]),
  ...violationsIn('src/world/lawful', [
    ['a queue', "import TinyQueue from 'tinyqueue';"],
    [
      'the words of a faker',
      "import { faker } from '@faker-js/faker/locale/en';\nexport const words = faker.rawDefinitions;",
    ],
    ['a type of faker', "import type { Faker } from '@faker-js/faker';"],
  ]),
  ...violationsIn('src/contract/lawful', [
    [
      'a value by a seed',
      "import { generateSync } from 'json-schema-faker';\nexport const x = generateSync({}, { seed: 1 });",
    ],
    ['a type of a package of which types alone are allowed', "import type { ValidateFunction } from 'ajv';"],
  ]),
  ...violationsIn('src/files/lawful', [
    ['a parser as it is needed', "const { parse } = await import('yaml');"],
    ['a scenario', "import scenario from '../../../fixtures/scenarios/slow-api.yaml';"],
  ]),
  ...violationsIn('src/editions/v1', [
    ['the own document', "import document from '../../../openapi/v1.yaml';"],
    ['the own validators', "import validators from '../../../openapi/v1.yaml?validators';"],
    ['words of the wire', "export const words = ['NOT_FOUND', 'sk_live_', 'api.amps.ai'];"],
  ]),
  ...violationsIn('src/engine/lawful', [
    ['an edition', "import { createEditionV1 } from '../../editions/v1/target.ts';"],
  ]),
  ...violationsIn('src/testing/control', [
    ['a generated type', "import type { paths } from '../../control/contract.gen.ts';"],
    ['the type of a world file', "import type { WorldFile } from '../../domain/documents/world-file.ts';"],
    ['the type of the options', "import type { SandboxOptions } from '../../config/target.ts';"],
  ]),
];
