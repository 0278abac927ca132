import ts from 'typescript';
import type { SourceFile } from './source-file.ts';

/** Where a file refers to a global value: not to a member, a type or a declaration of the same name. */
export function globalReferences(file: SourceFile, name: string): ts.Identifier[] {
  const identifiers = file.identifiers(name);
  if (identifiers.length === 0) return [];
  const scopes = new Set(identifiers.flatMap((node) => scopeDeclaredBy(node) ?? []));
  return identifiers.filter((node) => isValueReference(node) && !isWithin(node, scopes));
}

/** Where a file names something: as a variable, as a member, or by a text as in `x['name']`. */
export function mentions(file: SourceFile, names: readonly string[]): ts.Node[] {
  return names.flatMap((name) => [...file.identifiers(name), ...file.texts(name).filter(isNameOfMember)]);
}

function isNameOfMember({ parent }: ts.Node): boolean {
  return (
    ts.isElementAccessExpression(parent) || ts.isBindingElement(parent) || ts.isComputedPropertyName(parent)
  );
}

function isValueReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if ('name' in parent && parent.name === node) return false;
  if (ts.isBindingElement(parent) || ts.isImportSpecifier(parent)) return parent.propertyName !== node;
  return !ts.isTypeReferenceNode(parent) && !ts.isQualifiedName(parent) && !ts.isTypeQueryNode(parent);
}

/** The part of the file in which a declaration hides the global of its name; undefined for other identifiers. */
function scopeDeclaredBy(node: ts.Identifier): ts.Node | undefined {
  const declaration = node.parent;
  if (!isValueDeclaration(declaration) || declaration.name !== node) return undefined;
  const isAmbient = (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Ambient) !== 0;
  return isAmbient ? undefined : ts.findAncestor(declaration.parent, isScope);
}

function isValueDeclaration(node: ts.Node): node is ts.NamedDeclaration {
  return (
    ts.isVariableDeclaration(node) ||
    ts.isBindingElement(node) ||
    ts.isParameter(node) ||
    ts.isFunctionDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isImportSpecifier(node) ||
    ts.isImportClause(node) ||
    ts.isNamespaceImport(node)
  );
}

function isScope(node: ts.Node): boolean {
  return (
    ts.isBlock(node) ||
    ts.isFunctionLike(node) ||
    ts.isIterationStatement(node, false) ||
    ts.isCatchClause(node) ||
    ts.isSourceFile(node)
  );
}

function isWithin(node: ts.Node, scopes: ReadonlySet<ts.Node>): boolean {
  return ts.findAncestor(node, (ancestor) => scopes.has(ancestor)) !== undefined;
}
