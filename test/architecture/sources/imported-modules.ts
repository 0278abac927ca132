import ts from 'typescript';
import type { SourceFile } from './source-file.ts';

export interface ImportedModule {
  readonly node: ts.Node;
  /** Undefined where it is not a string literal. */
  readonly specifier: string | undefined;
  /** Leaves no trace at run time. */
  readonly isTypeOnly: boolean;
  /** The values that are imported by name; undefined where the whole module is. */
  readonly names: readonly string[] | undefined;
}

/** Modules named by import and export declarations, `import()`, `import()` types and `declare module`. */
export function importedModules(file: SourceFile): readonly ImportedModule[] {
  const known = IMPORTS.get(file);
  if (known !== undefined) return known;
  const found = file.nodes.flatMap((node) => importOf(node) ?? []);
  IMPORTS.set(file, found);
  return found;
}

/** Several rules ask. */
const IMPORTS = new WeakMap<SourceFile, readonly ImportedModule[]>();

function importOf(node: ts.Node): ImportedModule | undefined {
  if (ts.isImportDeclaration(node)) return importOfDeclaration(node);
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
    const clause = node.exportClause;
    const names = clause !== undefined && ts.isNamedExports(clause) ? valuesOf(clause) : undefined;
    return toImport(node, node.moduleSpecifier, { isTypeOnly: node.isTypeOnly, names });
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return toImport(node, node.arguments[0], { isTypeOnly: false, names: undefined });
  if (ts.isImportTypeNode(node)) {
    const literal = ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
    return toImport(node, literal, { isTypeOnly: true, names: undefined });
  }
  const isAugmentation = ts.isModuleDeclaration(node) && ts.isStringLiteral(node.name);
  return isAugmentation ? toImport(node, node.name, { isTypeOnly: true, names: undefined }) : undefined;
}

function importOfDeclaration(node: ts.ImportDeclaration): ImportedModule {
  const clause = node.importClause;
  const isTypeOnly = clause?.isTypeOnly === true;
  const named = clause?.namedBindings;
  if (clause === undefined || (named !== undefined && ts.isNamespaceImport(named)))
    return toImport(node, node.moduleSpecifier, { isTypeOnly, names: undefined });
  const byName = named === undefined ? [] : valuesOf(named);
  const names = clause.name === undefined ? byName : ['default', ...byName];
  return toImport(node, node.moduleSpecifier, { isTypeOnly, names });
}

function valuesOf({ elements }: ts.NamedImports | ts.NamedExports): string[] {
  return elements
    .filter(({ isTypeOnly }) => !isTypeOnly)
    .map(({ name, propertyName }) => (propertyName ?? name).text);
}

function toImport(
  node: ts.Node,
  specifier: ts.Node | undefined,
  { isTypeOnly, names }: Pick<ImportedModule, 'isTypeOnly' | 'names'>,
): ImportedModule {
  const isLiteral = specifier !== undefined && ts.isStringLiteral(specifier);
  return { node, specifier: isLiteral ? specifier.text : undefined, isTypeOnly, names };
}
