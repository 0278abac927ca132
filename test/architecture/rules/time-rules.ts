import ts from 'typescript';
import { EXCEPTIONS } from '../law/exceptions.ts';
import { createFileRule, type Rule } from '../law/rule.ts';
import { globalReferences, mentions } from '../sources/references.ts';

const HOST_CLOCKS = ['hrtime', 'uptime', 'timeOrigin', 'timeStamp', 'lastModified'];
const TIMERS = ['setTimeout', 'setInterval', 'setImmediate', 'scheduler'];

export const TIME_RULES: readonly Rule[] = [
  createFileRule({
    name: 'one-wall-clock',
    exceptions: EXCEPTIONS.wallClock,
    find: (file) =>
      [
        ...globalReferences(file, 'Date').filter((node) => !isDateOfArgument(node)),
        ...globalReferences(file, 'Temporal').filter((node) => !isMemberBut(node, 'Now')),
        ...globalReferences(file, 'Intl').filter((node) => !isMemberBut(node, 'DateTimeFormat')),
        ...mentions(file, HOST_CLOCKS),
      ].map((node) => ({ node, message: 'reads the wall clock: be told the instant' })),
  }),
  createFileRule({
    name: 'one-stopwatch',
    exceptions: EXCEPTIONS.stopwatch,
    find: (file) =>
      ['performance', 'PerformanceObserver']
        .flatMap((name) => globalReferences(file, name))
        .map((node) => ({ node, message: 'measures elapsed time' })),
  }),
  createFileRule({
    name: 'timers-are-known',
    exceptions: EXCEPTIONS.timers,
    find: (file) =>
      [
        ...TIMERS.flatMap((name) => globalReferences(file, name)),
        ...globalReferences(file, 'AbortSignal').filter((node) => !isMemberBut(node, 'timeout')),
      ].map((node) => ({ node, message: 'waits for the time of the machine' })),
  }),
];

/** `Date.UTC`, `Date.parse`, `new Date(at)` and `instanceof Date` depend on what they are given. */
function isDateOfArgument(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return ['UTC', 'parse'].includes(parent.name.text);
  if (ts.isNewExpression(parent)) {
    const [first] = parent.arguments ?? [];
    return first !== undefined && !ts.isSpreadElement(first);
  }
  return ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword;
}

/** Whether a member is named after the dot, and not this one. */
export function isMemberBut(node: ts.Identifier, refused: string): boolean {
  const { parent } = node;
  return ts.isPropertyAccessExpression(parent) && parent.expression === node && parent.name.text !== refused;
}
