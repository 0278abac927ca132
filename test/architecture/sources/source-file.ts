import ts from 'typescript';

/** A source file and the nodes of its syntax tree. */
export class SourceFile {
  /** From the root of the project, with forward slashes. */
  readonly path: string;
  readonly tree: ts.SourceFile;
  readonly nodes: readonly ts.Node[];
  readonly #identifiers = new Map<string, ts.Identifier[]>();
  readonly #texts = new Map<string, ts.StringLiteralLike[]>();

  constructor(path: string, text: string) {
    this.path = path;
    this.tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    this.nodes = collectNodes(this.tree);
    for (const node of this.nodes) {
      if (ts.isIdentifier(node)) addTo(this.#identifiers, node);
      if (ts.isStringLiteralLike(node)) addTo(this.#texts, node);
    }
  }

  get isGenerated(): boolean {
    return this.path.endsWith('.gen.ts');
  }

  get lineCount(): number {
    return this.tree.text.trimEnd().split('\n').length;
  }

  identifiers(name: string): readonly ts.Identifier[] {
    return this.#identifiers.get(name) ?? [];
  }

  /** String literals of exactly this text. */
  texts(text: string): readonly ts.StringLiteralLike[] {
    return this.#texts.get(text) ?? [];
  }

  lineOf(node: ts.Node): number {
    return this.tree.getLineAndCharacterOfPosition(node.getStart(this.tree)).line + 1;
  }
}

function addTo<N extends { readonly text: string }>(index: Map<string, N[]>, node: N): void {
  const known = index.get(node.text);
  if (known === undefined) index.set(node.text, [node]);
  else known.push(node);
}

function collectNodes(root: ts.SourceFile): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return nodes;
}
