import { type Violation, violationsIn } from './violation.ts';

const CLOCK = 'one-wall-clock';
const WATCH = 'one-stopwatch';
const TIMERS = 'timers-are-known';
const PROCESS = 'process-at-the-entry-points';

export const TIME_VIOLATIONS: readonly Violation[] = violationsIn('src/world/time', [
  ['the date of now', 'export const at = Date.now();', CLOCK],
  ['a new date', 'export const at = new Date();', CLOCK],
  ['a new date without parentheses', 'export const at = new Date;', CLOCK],
  ['a new date of nothing spread', 'export const at = new Date(...([] as []));', CLOCK],
  ['a date as a text', 'export const at = Date();', CLOCK],
  ['now out of Date', 'export const { now } = Date;', CLOCK],
  ['now by its text', "export const at = Date['now']();", CLOCK],
  ['another name of Date', 'export const D = Date;', CLOCK],
  ['Date passed on', 'export const make = [Date].map((D) => new D());', CLOCK],
  ['Date in an object', 'export const clock = { Date };', CLOCK],
  ['a class of dates', 'export class Moment extends Date {}', CLOCK],
  ['Date declared to be there', 'declare const Date: any;\nexport const at = Date.now();', CLOCK],
  ['Date beside another', 'export const f = (Date: string) => Date;\nexport const at = Date.now();', CLOCK],
  ['Date compared', 'export const f = (x: unknown) => x === Date;', CLOCK],
  ['Date after a block', 'export const f = () => {\n  { const Date = 1; }\n  return Date.now();\n};', CLOCK],
  [
    'Date after a catch',
    'export const f = () => {\n  try {} catch (Date) {}\n  return Date.now();\n};',
    CLOCK,
  ],
  ['a date in words', 'export const at = new Intl.DateTimeFormat().format();', CLOCK],
  ['a format out of Intl', 'const { DateTimeFormat: F } = Intl;\nexport const at = new F().format();', CLOCK],
  ['another name of Intl', 'export const I = Intl;', CLOCK],
  ['the clock of Temporal', 'export const at = Temporal.Now.instant();', CLOCK],
  ['Now out of Temporal', 'export const { Now } = Temporal;', CLOCK],
  ['the time stamp of an event', "export const at = new Event('x').timeStamp;", CLOCK],
  ['the start of time', 'export const f = (of: any) => of.timeOrigin;', CLOCK],
  ['the time of a file', "export const at = new File([], 'x').lastModified;", CLOCK],
  ['the time of the process', 'export const at = process.hrtime();', CLOCK, PROCESS],
  ['the time of the process by a text', "export const at = process['uptime']();", CLOCK, PROCESS],
  ['the time of the process taken apart', "export const f = ({ 'hrtime': at }: any) => at;", CLOCK],
  ['the time of the process by a key', "export const f = ({ ['hrtime']: at }: any) => at;", CLOCK],
  ['a stopwatch', 'export const at = performance.now();', WATCH],
  ['a stopwatch taken apart', 'export const { now } = performance;', WATCH],
  ['another stopwatch', 'export const watch = new PerformanceObserver(() => {});', WATCH],
  ['a timer', 'export const stop = setTimeout(() => {}, 1);', TIMERS],
  ['a timer that goes on', 'export const stop = setInterval(() => {}, 1);', TIMERS],
  ['a timer passed on', 'export const wait = [setImmediate];', TIMERS],
  ['the scheduler', 'export const x = scheduler.wait(1);', TIMERS],
  ['a signal of a timer', 'export const over = AbortSignal.timeout(1);', TIMERS],
]);
