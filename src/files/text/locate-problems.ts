import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml';
import type { InputProblem } from '../../domain/validation/input-problem.ts';
import { isNestedDeeply } from './nesting.ts';
import { positionAt } from './position-at.ts';

/** Of a longer text the lines are not looked up: that would take the memory of many such files. */
const MAX_LENGTH = 4_000_000;
const MERGE_KEY = '<<';

/** The problems with their places in the text of the JSON or YAML file that they are of. */
export function locateProblems(problems: readonly InputProblem[], text: string): readonly InputProblem[] {
  if (text.length > MAX_LENGTH || problems.every(({ position }) => position !== undefined)) return problems;
  if (isNestedDeeply(text)) return problems;
  try {
    // JSON is YAML, too.
    const options = { merge: true, uniqueKeys: false, logLevel: 'silent', prettyErrors: false } as const;
    const document = parseDocument(text, options);
    return problems.map((problem) => {
      const offset = findOffset(document, problem);
      return problem.position !== undefined || offset === undefined
        ? problem
        : { ...problem, position: positionAt(text, offset) };
    });
  } catch {
    // A text that is too much for the parser has been read as JSON: the path has to do.
    return problems;
  }
}

/** Where the part lies that a path leads to, or the innermost that holds it. */
function findOffset(document: Document, { path, isName }: InputProblem): number | undefined {
  let node = resolve(document.contents, document);
  let offset = startOf(node);
  for (const [i, step] of path.entries()) {
    const entry = entryAt(node, step, document);
    if (entry === undefined) return offset;
    node = resolve(entry.value, document);
    const isLast = i === path.length - 1;
    // A list or an object begins where its name stands, as far as its reader is concerned.
    const showsName = (isName === true && isLast) || !isScalar(node);
    offset = startOf(showsName ? (entry.key ?? node) : node) ?? offset;
  }
  return offset;
}

interface Entry {
  readonly key?: Node | null;
  readonly value: Node | null;
}

function entryAt(node: Node | null, step: string | number, document: Document): Entry | undefined {
  if (isSeq(node)) {
    const item = typeof step === 'number' ? node.items[step] : undefined;
    return item === undefined ? undefined : { value: item as Node };
  }
  if (!isMap(node)) return undefined;
  const pairs = node.items as Pair<Node, Node>[];
  const pair = pairs.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  if (pair !== undefined) return pair;
  return pairs
    .filter(({ key }) => isScalar(key) && isMergeKey(key.value))
    .flatMap(({ value }) => mergedMaps(value, document))
    .map((map) => entryAt(map, step, document))
    .find((entry) => entry !== undefined);
}

function isMergeKey(value: unknown): boolean {
  return value === MERGE_KEY || (typeof value === 'symbol' && value.description === MERGE_KEY);
}

function mergedMaps(value: Node | null, document: Document): (Node | null)[] {
  const node = resolve(value, document);
  return isSeq(node) ? node.items.map((item) => resolve(item as Node, document)) : [node];
}

function resolve(node: Node | null, document: Document): Node | null {
  return isAlias(node) ? (node.resolve(document) ?? null) : node;
}

function startOf(node: Node | null | undefined): number | undefined {
  return node?.range?.[0];
}
