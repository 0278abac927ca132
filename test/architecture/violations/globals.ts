import { type Violation, violationsIn } from './violation.ts';

const GLOBAL = 'no-global-object';
const EVALUATED = 'no-evaluated-code';
const PROCESS = 'process-at-the-entry-points';
const NETWORK = 'one-way-out';

export const GLOBAL_VIOLATIONS: readonly Violation[] = violationsIn('src/domain/globals', [
  ['the clock of the global object', 'export const at = globalThis.Date.now();', GLOBAL],
  ['chance of the global object', 'export const x = globalThis.Math.random();', GLOBAL],
  ['a stopwatch of the global object', "export const at = globalThis['performance'].now();", GLOBAL],
  ['a clock out of the global object', 'export const { Date: D } = globalThis;', GLOBAL],
  ['the global object of Node', 'export const at = global.Date.now();', GLOBAL],
  ['the global object of a browser', 'export const at = window.Date.now();', GLOBAL],
  ['the global object of a worker', 'export const at = self.Date.now();', GLOBAL],
  ['evaluated code', "export const at = eval('Date.now()');", EVALUATED],
  ['evaluated code from afar', "export const at = (0, eval)('Date.now()');", EVALUATED],
  ['a function of text', "export const now = new Function('return Date.now()');", EVALUATED],
  ['the constructor of functions', "export const now = (() => 0).constructor('return 1');", EVALUATED],
  ['Function passed on', 'export const makers = [Function];', EVALUATED],
  [
    'the constructor of a name',
    "export const now = (() => 0).name.constructor.constructor('return 1');",
    EVALUATED,
  ],
  ['the constructor by its text', "export const F = (() => 0)['constructor'];", EVALUATED],
  ['the environment', 'export const x = process.env.X;', PROCESS],
  ['the console', "console.log('x');", PROCESS],
  ['a call', "export const x = await fetch('http://localhost');", NETWORK],
  ['a call in an object', 'export const way = { fetch };', NETWORK],
  ['a socket', "export const x = new WebSocket('ws://localhost');", NETWORK],
  ...['EventSource', 'XMLHttpRequest', 'Worker', 'SharedWorker', 'BroadcastChannel'].map(
    (name) => [`a way by ${name}`, `export const x = new ${name}('x');`, NETWORK] as const,
  ),
]);
