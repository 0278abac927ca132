import { type Violation, violationsIn } from './violation.ts';

const LIST = 'packages-are-on-the-list';
const CHANCE = 'chance-comes-from-the-seed';

export const PACKAGE_VIOLATIONS: readonly Violation[] = [
  ...violationsIn('src/domain/packages', [
    ['files', "import { readFile } from 'node:fs';", LIST],
    ['chance beside a hash', "import { createHash, randomUUID } from 'node:crypto';", LIST, CHANCE],
    ['all of crypto', "import * as hashing from 'node:crypto';", LIST],
    ['crypto as the default', "import hashing from 'node:crypto';", LIST],
    ['crypto as it is needed', "const { createHash } = await import('node:crypto');", LIST],
    ['crypto passed on', "export * from 'node:crypto';", LIST],
    ['a random name passed on', "export { randomInt as pick } from 'node:crypto';", LIST, CHANCE],
    ['a parser', "import { parse } from 'yaml';", LIST],
  ]),
  ...violationsIn('src/config/packages', [
    ['files', "import { readFile } from 'node:fs';", LIST],
    ['a parser', "import { parse } from 'yaml';", LIST],
  ]),
  ...violationsIn('src/world/packages', [
    ['a server', "import { createServer } from 'node:http';", LIST],
    ['the type of a server', "import type { Server } from 'node:http';", LIST],
    ['files', "import { readFile } from 'node:fs/promises';", LIST],
    ['files without the prefix', "import { readFile } from 'fs/promises';", LIST],
    ['express', "import express from 'express';", LIST],
    ['the type of express', "import type { Express } from 'express';", LIST],
    ['the type of an import', "export type App = import('express').Express;", LIST],
    ['a package that is not installed', "import 'left-pad';", LIST, 'arrows-of-world'],
    ['an inner file of a package', "import queue from 'tinyqueue/index.js';", LIST],
    ['a private path', "import '#house';", LIST, 'arrows-of-world'],
    ['another stopwatch', "import { monitorEventLoopDelay } from 'node:perf_hooks';", LIST],
    ['timers', "import { setTimeout } from 'node:timers/promises';", LIST],
  ]),
  ...violationsIn('src/files/packages', [['writing', "import { writeFile } from 'node:fs/promises';", LIST]]),
  ...violationsIn('src/http/packages', [['a certificate', "import '@peculiar/asn1-x509';", LIST]]),
  ...violationsIn('src/contract/packages', [
    ['a value where types alone are allowed', "import { Ajv } from 'ajv';", LIST],
    ['a value called types', "import { types } from 'ajv';", LIST],
  ]),
  ...violationsIn('src/engine/packages', [
    ['the command line', "import { Command } from 'commander';", LIST],
  ]),
  ...violationsIn('src/cli/packages', [
    ['the writer of XML', "import Builder from 'fast-xml-builder';", LIST],
  ]),
  ...violationsIn('src/testing/verify', [['containers', "import { Wait } from 'testcontainers';", LIST]]),
];
