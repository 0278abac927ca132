/** Something between two ``` fences. */
export interface CodeBlock {
  readonly kind: 'code';
  readonly line: number;
  readonly language: string;
  readonly text: string;
}

/** A comment that tells the tests something, such as `<!-- start: --clock frozen -->`. */
export interface Marker {
  readonly kind: 'marker';
  readonly line: number;
  readonly name: string;
  readonly value: string;
}

/** A table; the first row is its head, the row of dashes is left out. */
export interface Table {
  readonly kind: 'table';
  readonly line: number;
  readonly rows: readonly (readonly string[])[];
}

export interface Heading {
  readonly kind: 'heading';
  readonly line: number;
  readonly text: string;
}

/** One line of running text. */
export interface Prose {
  readonly kind: 'prose';
  readonly line: number;
  readonly text: string;
}

export type Part = CodeBlock | Marker | Table | Heading | Prose;

/** The parts of a Markdown text, in order. Lines count from 1, as editors do. */
export function parseMarkdown(text: string): Part[] {
  const lines = text.split('\n');
  const parts: Part[] = [];
  for (let index = 0; index < lines.length; ) {
    const { part, length } = readPart(lines, index);
    if (part !== undefined) parts.push(part);
    index += length;
  }
  return parts;
}

interface Reading {
  readonly part?: Part;
  /** How many lines it takes. */
  readonly length: number;
}

const FENCE = /^```(\w*)$/;
const MARKER = /^<!-- ([\w/]+)(?:: (.*?))? -->$/;
const HEADING = /^#+ (.+)$/;

function readPart(lines: readonly string[], index: number): Reading {
  const text = lines[index] ?? '';
  const line = index + 1;
  const language = FENCE.exec(text)?.[1];
  if (language !== undefined) return readCode(lines, index, language);
  if (text.startsWith('|')) return readTable(lines, index);
  const [, name, value = ''] = MARKER.exec(text) ?? [];
  if (name !== undefined) return { part: { kind: 'marker', line, name, value }, length: 1 };
  const heading = HEADING.exec(text)?.[1];
  if (heading !== undefined) return { part: { kind: 'heading', line, text: heading }, length: 1 };
  return text === '' ? { length: 1 } : { part: { kind: 'prose', line, text }, length: 1 };
}

function readCode(lines: readonly string[], index: number, language: string): Reading {
  const end = lines.indexOf('```', index + 1);
  if (end < 0) throw new Error(`The block that begins on line ${index + 1} never ends.`);
  const text = lines.slice(index + 1, end).join('\n');
  return { part: { kind: 'code', line: index + 1, language, text }, length: end - index + 1 };
}

function readTable(lines: readonly string[], index: number): Reading {
  const end = lines.findIndex((line, at) => at > index && !line.startsWith('|'));
  const [head = '', , ...body] = lines.slice(index, end < 0 ? lines.length : end);
  const rows = [head, ...body].map(readRow);
  return { part: { kind: 'table', line: index + 1, rows }, length: body.length + 2 };
}

/** The cells of a row; `\|` is a bar within a cell. */
function readRow(line: string): string[] {
  const cells = line.split(/(?<!\\)\|/).slice(1, -1);
  return cells.map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** What stands in backticks. */
export function codesIn(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => String(code));
}

/** Text and target of each link. */
export function linksIn(text: string): string[] {
  return [...text.matchAll(/\[[^\]]+\]\(([^)\s]+)\)/g)].map(([, target]) => String(target));
}

/** The name under which a page links to one of its headings. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w -]/g, '')
    .replaceAll(' ', '-');
}
