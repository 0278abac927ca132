/** Path templates prepared for matching: literals win over parameters, segment by segment. */
export interface PathMatch<T> {
  readonly value: T;
  /** Values of the parameters as they stand in the path, still percent-encoded. */
  readonly params: readonly string[];
}

interface Node<T> {
  readonly literals: Map<string, Node<T>>;
  parameter: Node<T> | undefined;
  value: T | undefined;
}

export class PathTrie<T> {
  readonly #root: Node<T> = createNode();
  /** Several layers ask for the path of the same request, one after the other. */
  #latest: { readonly path: string; readonly match: PathMatch<T> | undefined } | undefined;

  /** The value stored for a template such as `/battery/{deviceId}`, made by `create` at first use. */
  at(template: string, create: () => T): T {
    let node = this.#root;
    for (const segment of segmentsOf(template)) node = childFor(node, segment);
    node.value ??= create();
    this.#latest = undefined;
    return node.value;
  }

  match(path: string): PathMatch<T> | undefined {
    if (this.#latest?.path !== path) this.#latest = { path, match: this.#find(path) };
    return this.#latest.match;
  }

  #find(path: string): PathMatch<T> | undefined {
    const params: string[] = [];
    const value = find(this.#root, segmentsOf(path), 0, params);
    return value === undefined ? undefined : { value, params };
  }
}

function find<T>(node: Node<T>, segments: readonly string[], index: number, params: string[]): T | undefined {
  const segment = segments[index];
  if (segment === undefined) return node.value;
  const literal = node.literals.get(segment);
  const byLiteral = literal === undefined ? undefined : find(literal, segments, index + 1, params);
  if (byLiteral !== undefined) return byLiteral;
  if (node.parameter === undefined || segment === '') return undefined;
  params.push(segment);
  const byParameter = find(node.parameter, segments, index + 1, params);
  if (byParameter === undefined) params.pop();
  return byParameter;
}

function segmentsOf(path: string): string[] {
  return path.slice(1).split('/');
}

function childFor<T>(node: Node<T>, segment: string): Node<T> {
  if (segment.startsWith('{') && segment.endsWith('}')) {
    node.parameter ??= createNode();
    return node.parameter;
  }
  let child = node.literals.get(segment);
  if (child === undefined) {
    child = createNode();
    node.literals.set(segment, child);
  }
  return child;
}

function createNode<T>(): Node<T> {
  return { literals: new Map(), parameter: undefined, value: undefined };
}
