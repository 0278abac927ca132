import { type Violation, violationsIn } from './violation.ts';

const ARROWS = 'arrows-of-world';
const LITERALS = 'specifiers-are-literals';
const LOADING = 'modules-are-loaded-by-import';
const PACKAGES = 'packages-are-on-the-list';
const NAMING = 'relative-imports-name-files';
const HIDDEN = 'no-hidden-references';
const META = 'no-import-meta';
const TYPES = 'imports-of-types-leave-no-trace';
const DEFAULTS = 'no-default-exports';

/** Nineteen forms of an import from the wrong room, ten of which once passed. */
const FORMS = violationsIn('src/world/forms', [
  ['a static import', "import { createApp } from '../../http/target.ts';", ARROWS],
  ['an import of a type', "import type { AppParts } from '../../http/target.ts';", ARROWS],
  ['an import for its side effect', "import '../../http/target.ts';", ARROWS],
  ['an export from', "export { createApp } from '../../http/target.ts';", ARROWS],
  ['an export of everything', "export * from '../../http/target.ts';", ARROWS],
  ['a dynamic import', "await import('../../http/target.ts');", ARROWS],
  ['an import of a plain template', 'await import(`../../http/target.ts`);', ARROWS, LITERALS],
  ['a type of an import', "export type App = import('../../http/target.ts').AppParts;", ARROWS],
  ['a type of a module', "export type App = typeof import('../../http/target.ts');", ARROWS],
  ['an import of a variable', "const path = '../../http/target.ts';\nawait import(path);", LITERALS],
  ['an import of a template', "const name = 'app';\nawait import(`../../http/${name}.ts`);", LITERALS],
  ['a require', "require('../../http/target.ts');", ARROWS, LOADING],
  ['an import of a require', "import app = require('../../http/target.ts');", ARROWS, LOADING],
  [
    'a require of its own making',
    "import { createRequire } from 'node:module';\ncreateRequire(import.meta.url)('../../http/target.ts');",
    ...[LOADING, PACKAGES, META],
  ],
  ['the name of the package', "await import('amps-sandbox');", ARROWS, PACKAGES],
  ['an absolute path', "await import('<root>/src/http/target.ts');", ARROWS, PACKAGES],
  [
    'a worker',
    "import { Worker } from 'node:worker_threads';\nnew Worker(new URL('../../http/target.ts', import.meta.url));",
    ...[PACKAGES, META],
  ],
  ['a reference to a path', '/// <reference path="../../http/target.ts" />', ARROWS, HIDDEN],
  ['code among the fixtures', "import '../../../fixtures/code.ts';", ARROWS],
]);

const MORE_FORMS = violationsIn('src/world/more-forms', [
  ['an alias of the configuration', "import '@house/http/target.ts';", ARROWS, PACKAGES],
  ['a part of the package by name', "import 'amps-sandbox/testing';", ARROWS, PACKAGES],
  ['an import of a sum', "await import('../../http/' + 'app.ts');", LITERALS],
  ['an import of a choice', "await import(true ? '../../http/target.ts' : './pull.ts');", LITERALS],
  [
    'a module of Node without an import',
    "process.getBuiltinModule('node:fs');",
    ...[LOADING, 'process-at-the-entry-points'],
  ],
  ['a module of Node by a text', "declare const p: any;\np['getBuiltinModule']('node:fs');", LOADING],
  ['a require that is passed on', 'export const load = [require];', LOADING],
  ['a require of the module', "module.require('../../http/target.ts');", LOADING],
  ['a short name of a namespace', 'import Numbers = Intl.NumberFormat;', LOADING],
  ['a file by its URL', "await import('file:///src/http/target.ts');", ARROWS, PACKAGES],
  ['a module of text', "await import('data:text/javascript,1');", ARROWS, PACKAGES],
  ['a reference to types', '/// <reference types="express" />', HIDDEN],
  ['a reference to a library', '/// <reference lib="dom" />', HIDDEN],
  ['an addition to a room', "declare module '../../http/target.ts' { interface X {} }\nexport {};", NAMING],
  ['an addition to a package', "declare module 'express' { interface X {} }\nexport {};", PACKAGES],
  ['a package by its path', "import '../../../node_modules/express/index.js';", NAMING],
  ['another extension', "import '../world.js';", NAMING],
  ['a test', "import '../../../test/support/any.ts';", ARROWS, NAMING],
  ['a script', "import '../../../scripts/build.mjs';", ARROWS, NAMING],
  ['data of another room', "import '../../../openapi/v1.yaml';", ARROWS],
  ['another import of Node', "declare const p: any;\np._linkedBinding('fs');", LOADING],
  ['types within braces', "import { type World } from '../target.ts';", TYPES],
  ['types passed on within braces', "export { type World } from '../target.ts';", TYPES],
  ['nothing of a module', "import {} from '../target.ts';", TYPES],
  ['a search for a module', "import.meta.resolve('express');", META],
]);

const DEFAULT_EXPORTS = violationsIn('src/contract/defaults', [
  ['a default export', 'export default 1;', DEFAULTS],
  ['a function as the default export', 'export default function f() {}', DEFAULTS],
  ['a default export by name', 'const x = 1;\nexport { x as default };', DEFAULTS],
  ['a namespace as the default export', "export * as default from '../target.ts';", DEFAULTS],
  ['an export by assignment', 'const x = 1;\nexport = x;', DEFAULTS],
]);

export const IMPORT_VIOLATIONS: readonly Violation[] = [...FORMS, ...MORE_FORMS, ...DEFAULT_EXPORTS];
