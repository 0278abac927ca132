import { type CodeBlock, codesIn, type Part } from './readme-parts.ts';

/** A block that runs, and the block that shows what comes out, where there is one. */
export interface Example {
  readonly block: CodeBlock;
  readonly output?: CodeBlock;
}

/** Examples that one start serves, in order: each finds what those before it left. */
export interface Session {
  readonly line: number;
  /** What follows `npm start --`. */
  readonly args: readonly string[];
  readonly examples: readonly Example[];
}

/** A block that is a file of the reader's, and what for. */
export interface ExampleFile {
  readonly purpose: string;
  readonly name: string;
  readonly block: CodeBlock;
}

const FILE_PURPOSES = ['world', 'config', 'scenario'];

/** Blocks under a marker such as `<!-- world: house.yaml -->`. */
export function listFiles(parts: readonly Part[]): ExampleFile[] {
  return parts.flatMap((part, index) => {
    const block = parts[index + 1];
    if (part.kind !== 'marker' || !FILE_PURPOSES.includes(part.name)) return [];
    if (block?.kind !== 'code') throw new Error(`No block follows the marker on line ${part.line}.`);
    return [{ purpose: part.name, name: part.value, block }];
  });
}

/** A block under a marker such as `<!-- from: examples/x/client.ts -->`: part of a file that has tests of its own. */
export interface Quote {
  readonly path: string;
  readonly block: CodeBlock;
}

export function listQuotes(parts: readonly Part[]): Quote[] {
  return parts.flatMap((part, index) => {
    if (part.kind !== 'marker' || part.name !== 'from') return [];
    const block = parts[index + 1];
    if (block?.kind !== 'code') throw new Error(`No block follows the marker on line ${part.line}.`);
    return [{ path: part.value, block }];
  });
}

/** Every `npm start …` in the text, a block or a `start` marker begins a session. */
export function listSessions(parts: readonly Part[]): Session[] {
  const sessions: { line: number; args: string[]; examples: Example[] }[] = [];
  for (const [index, part] of parts.entries()) {
    for (const args of startsIn(part)) sessions.push({ line: part.line, args, examples: [] });
    if (!isRunnable(part)) continue;
    const session = sessions.at(-1);
    if (session === undefined) throw new Error(`No start stands above the example on line ${part.line}.`);
    session.examples.push(toExample(part, parts.slice(index + 1)));
  }
  return sessions;
}

/** The output stands next, text between them or not. */
function toExample(block: CodeBlock, rest: readonly Part[]): Example {
  const next = rest.find(({ kind }) => kind === 'code' || kind === 'heading');
  return next?.kind === 'code' && isOutput(next) ? { block, output: next } : { block };
}

/** The arguments of each start that a part tells of. */
function startsIn(part: Part): string[][] {
  return startTextsIn(part).map((text) => text.split(/\s+/).filter((word) => word !== ''));
}

const START = /^npm start(?: -- ([^#]*))?(?: +#.*)?$/;

function startTextsIn(part: Part): string[] {
  if (part.kind === 'marker') return part.name === 'start' ? [part.value] : [];
  const matches = commandsIn(part).flatMap((command) => START.exec(command) ?? []);
  return matches.length === 0 ? [] : [matches[1] ?? ''];
}

function commandsIn(part: Part): string[] {
  if (part.kind === 'prose') return codesIn(part.text);
  return isShell(part) ? part.text.split('\n') : [];
}

function isShell(part: Part): part is CodeBlock {
  return part.kind === 'code' && part.language === 'sh';
}

function isRunnable(part: Part): part is CodeBlock {
  return (isShell(part) && part.text.includes('curl ')) || (part.kind === 'code' && part.language === 'ts');
}

export function isOutput({ language }: CodeBlock): boolean {
  return language === 'json' || language === 'text';
}
