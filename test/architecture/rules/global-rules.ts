import ts from 'typescript';
import { EXCEPTIONS } from '../law/exceptions.ts';
import { createFileRule, type Finding, type Rule } from '../law/rule.ts';
import { globalReferences, mentions } from '../sources/references.ts';
import type { SourceFile } from '../sources/source-file.ts';

const GLOBAL_OBJECTS = ['globalThis', 'global', 'window', 'self'];
const NETWORK = [
  'fetch',
  'WebSocket',
  'EventSource',
  'XMLHttpRequest',
  'Worker',
  'SharedWorker',
  'BroadcastChannel',
];

export const GLOBAL_RULES: readonly Rule[] = [
  createFileRule({
    name: 'no-global-object',
    exceptions: EXCEPTIONS.globalObject,
    find: (file) =>
      referTo(file, GLOBAL_OBJECTS, 'refers to the object of all globals: name the one that is meant'),
  }),
  createFileRule({
    name: 'no-evaluated-code',
    exceptions: EXCEPTIONS.evaluatedCode,
    find: (file) =>
      [
        ...globalReferences(file, 'eval'),
        ...globalReferences(file, 'Function').filter((node) => !isFollowedBy(node, 'prototype')),
        // From the constructor of anything the way leads to the constructor of functions.
        ...mentions(file, ['constructor']).filter((node) => !isFollowedBy(node.parent, 'name')),
      ].map((node) => ({ node, message: 'makes code out of text' })),
  }),
  createFileRule({
    name: 'one-way-out',
    exceptions: EXCEPTIONS.network,
    find: (file) => referTo(file, NETWORK, 'calls out'),
  }),
  createFileRule({
    name: 'process-at-the-entry-points',
    exceptions: EXCEPTIONS.process,
    find: (file) => referTo(file, ['process', 'console'], "reads or writes what is the process's"),
  }),
];

/** Whether what is read of a value is this member. */
function isFollowedBy(node: ts.Node, member: string): boolean {
  const { parent } = node;
  return ts.isPropertyAccessExpression(parent) && parent.expression === node && parent.name.text === member;
}

function referTo(file: SourceFile, names: readonly string[], message: string): Finding[] {
  return names
    .flatMap((name) => globalReferences(file, name))
    .map((node) => ({ node, message: `${message} (${node.text})` }));
}
