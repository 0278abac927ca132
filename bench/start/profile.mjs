// Whose code a CPU profile of a start spent its time in: each package, each folder of ours, Node.
import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

const NOT_WORK = new Set(['(root)', '(idle)']);

/** Milliseconds by owner, of code that ran; waiting is left out. */
export function sumByOwner({ nodes, samples, timeDeltas }) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const node of nodes) for (const child of node.children ?? []) byId.get(child).parent = node;
  const sums = new Map();
  samples.forEach((id, i) => {
    const node = byId.get(id);
    if (NOT_WORK.has(node.callFrame.functionName)) return;
    const owner = ownerOf(node);
    sums.set(owner, (sums.get(owner) ?? 0) + timeDeltas[i] / 1_000);
  });
  return sums;
}

function ownerOf(node) {
  const { functionName, url } = node.callFrame;
  if (functionName === '(garbage collector)') return 'garbage collection';
  if (functionName === '(program)') return 'V8 and Node, native';
  if (url.startsWith('node:internal/modules')) return 'Node: finding, reading and compiling modules';
  if (url.startsWith('node:')) return 'Node: its own modules';
  if (url.startsWith('file:') || url.startsWith('/')) return ownerOfFile(node.callFrame);
  // What JavaScript calls in V8, such as JSON.parse, is the caller's.
  return node.parent === undefined ? 'V8 and Node, native' : ownerOf(node.parent);
}

const maps = new Map();

function ownerOfFile({ url, lineNumber, columnNumber }) {
  const file = url.startsWith('file:') ? fileURLToPath(url) : url;
  const source = readMap(file)?.findEntry(lineNumber, columnNumber).originalSource ?? file;
  const packageName = source.split('node_modules/').at(-1);
  if (packageName !== source) return /^(?:@[^/]+\/)?[^/]+/.exec(packageName)[0];
  const folder = /(?:^|\/)src\/([^/]+)\//.exec(source)?.[1];
  return folder === undefined ? 'amps-sandbox: bodies of modules' : `amps-sandbox: ${folder}`;
}

function readMap(file) {
  if (!maps.has(file)) {
    const path = `${file}.map`;
    maps.set(file, existsSync(path) ? new SourceMap(JSON.parse(readFileSync(path, 'utf8'))) : undefined);
  }
  return maps.get(file);
}
