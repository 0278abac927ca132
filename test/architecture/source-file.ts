import ts from 'typescript';

export interface ImportedModule {
  readonly specifier: string;
  /** Leaves no trace at run time. */
  readonly typeOnly: boolean;
  /** What is imported by name; empty for a namespace or a whole module. */
  readonly names: readonly string[];
}

/** A source file, read for what it imports, exports and names. */
export class SourceFile {
  readonly path: string;
  readonly text: string;
  readonly #tree: ts.SourceFile;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
    this.#tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  }

  get lineCount(): number {
    return this.text.trimEnd().split('\n').length;
  }

  /** Modules named by import and export declarations, by `import()` and by `import()` types. */
  imports(): ImportedModule[] {
    return [...this.#nodes()].flatMap((node) => importOf(node) ?? []);
  }

  hasDefaultExport(): boolean {
    return [...this.#nodes()].some(
      (node) =>
        ts.isExportAssignment(node) ||
        (ts.isExportSpecifier(node) && node.name.text === 'default') ||
        (ts.canHaveModifiers(node) && hasModifier(node, ts.SyntaxKind.DefaultKeyword)),
    );
  }

  /** Whether the file reads the wall clock: `Date` in any way but `Date.UTC`, `Date.parse` and `new Date(at)`. */
  readsWallClock(): boolean {
    return this.#uses('Date', isHarmlessDate) || this.names(['hrtime', 'uptime', 'timeOrigin']);
  }

  /** Whether the file measures durations with `performance`. */
  measuresTime(): boolean {
    return this.#uses('performance', () => false);
  }

  /** Whether the file draws what no seed decides. */
  drawsAtRandom(): boolean {
    const names = [
      'randomUUID',
      'randomBytes',
      'randomInt',
      'randomFill',
      'randomFillSync',
      'getRandomValues',
      'generateKey',
      'generateKeyPair',
      'generateKeyPairSync',
    ];
    return this.names(names) || this.#uses('Math', isHarmlessMath);
  }

  /** Whether the file names one of these, as a variable or after a dot. */
  names(names: readonly string[]): boolean {
    return [...this.#nodes()].some((node) => ts.isIdentifier(node) && names.includes(node.text));
  }

  /** Whether a global is referred to in a way that is not harmless. */
  #uses(name: string, isHarmless: (node: ts.Identifier) => boolean): boolean {
    return [...this.#nodes()].some(
      (node) => ts.isIdentifier(node) && node.text === name && isReference(node) && !isHarmless(node),
    );
  }

  *#nodes(node: ts.Node = this.#tree): Generator<ts.Node> {
    yield node;
    for (const child of node.getChildren(this.#tree)) yield* this.#nodes(child);
  }
}

function importOf(node: ts.Node): ImportedModule | undefined {
  if (ts.isImportDeclaration(node)) {
    const bindings = node.importClause?.namedBindings;
    const elements = bindings !== undefined && ts.isNamedImports(bindings) ? [...bindings.elements] : [];
    const isTypeOnly = node.importClause?.isTypeOnly === true || isAllTypes(elements);
    return toImport(node.moduleSpecifier, isTypeOnly, elements);
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
    const { exportClause } = node;
    const elements =
      exportClause !== undefined && ts.isNamedExports(exportClause) ? [...exportClause.elements] : [];
    return toImport(node.moduleSpecifier, node.isTypeOnly || isAllTypes(elements), elements);
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return toImport(node.arguments[0], false, []);
  }
  return ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
    ? toImport(node.argument.literal, true, [])
    : undefined;
}

type Specifier = ts.ImportSpecifier | ts.ExportSpecifier;

function isAllTypes(elements: readonly Specifier[]): boolean {
  return elements.length > 0 && elements.every(({ isTypeOnly }) => isTypeOnly);
}

function toImport(
  specifier: ts.Node | undefined,
  typeOnly: boolean,
  elements: readonly Specifier[],
): ImportedModule {
  const isText = specifier !== undefined && ts.isStringLiteralLike(specifier);
  const names = elements.map(({ name, propertyName }) => (propertyName ?? name).text);
  return { specifier: isText ? specifier.text : '(computed)', typeOnly, names };
}

function hasModifier(node: ts.HasModifiers, kind: ts.SyntaxKind): boolean {
  return ts.getModifiers(node)?.some((modifier) => modifier.kind === kind) === true;
}

/** Not the name of a member or a type: `x.Date`, `{ Date: 1 }`, `at: Date`. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  return !ts.isTypeReferenceNode(parent) && !ts.isPropertySignature(parent) && !ts.isQualifiedName(parent);
}

function isHarmlessDate({ parent }: ts.Identifier): boolean {
  if (ts.isPropertyAccessExpression(parent)) return ['UTC', 'parse', 'prototype'].includes(parent.name.text);
  if (ts.isNewExpression(parent)) return (parent.arguments?.length ?? 0) > 0;
  return ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword;
}

function isHarmlessMath({ parent }: ts.Identifier): boolean {
  return ts.isPropertyAccessExpression(parent) && parent.name.text !== 'random';
}
