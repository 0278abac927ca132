import ts from 'typescript';
import type { Finding } from '../law/rule.ts';
import type { SourceFile } from '../sources/source-file.ts';

/** A package that invents values, by chance unless it gets a seed. */
interface Generator {
  readonly specifier: RegExp;
  /** What it exports that draws. */
  readonly names: RegExp;
  /** Whether a use of such an export draws nothing, or by a seed. */
  readonly isSeeded: (use: ts.Identifier) => boolean;
}

const GENERATORS: readonly Generator[] = [
  // A ready-made faker has no seed: it serves to make another.
  { specifier: /^@faker-js\/faker(\/|$)/, names: /faker/, isSeeded: isPartOfFaker },
  { specifier: /^json-schema-faker$/, names: /^generate/, isSeeded: isSeededCall },
];

/** Where a generator of invented values draws what no seed decides. */
export function findUnseededFakers(file: SourceFile): Finding[] {
  return GENERATORS.flatMap((generator) => {
    const imports = file.nodes.filter((node) => generator.specifier.test(specifierOf(node) ?? ''));
    if (imports.length === 0) return [];
    return [
      ...imports.flatMap(findWholeImport),
      ...findUses(file, generator),
      ...findUnseededInstances(file),
    ];
  });
}

/** What a node that imports values names; undefined for other nodes. */
function specifierOf(node: ts.Node): string | undefined {
  const specifier = specifierNodeOf(node);
  return specifier !== undefined && ts.isStringLiteral(specifier) ? specifier.text : undefined;
}

function specifierNodeOf(node: ts.Node): ts.Expression | undefined {
  if (ts.isImportDeclaration(node))
    return node.importClause?.isTypeOnly === true ? undefined : node.moduleSpecifier;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly ? undefined : node.moduleSpecifier;
  const isCall = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isCall ? node.arguments[0] : undefined;
}

function findWholeImport(node: ts.Node): Finding[] {
  return bindsByName(node)
    ? []
    : [{ node, message: 'has a generator as a whole: import what is used by name' }];
}

function bindsByName(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node)) {
    const bindings = node.importClause?.namedBindings;
    return bindings !== undefined && ts.isNamedImports(bindings);
  }
  const declaration = ts.isAwaitExpression(node.parent) ? node.parent.parent : node.parent;
  return ts.isVariableDeclaration(declaration) && ts.isObjectBindingPattern(declaration.name);
}

function findUses(file: SourceFile, { names, isSeeded }: Generator): Finding[] {
  const bound = file.nodes.flatMap((node) => {
    if (!ts.isImportSpecifier(node) && !ts.isBindingElement(node)) return [];
    const source = (node.propertyName ?? node.name).getText(file.tree);
    return names.test(source) && ts.isIdentifier(node.name) ? [node.name.text] : [];
  });
  return bound
    .flatMap((name) => file.identifiers(name))
    .filter(
      (node) => !ts.isImportSpecifier(node.parent) && !ts.isBindingElement(node.parent) && !isSeeded(node),
    )
    .map((node) => ({ node, message: `draws by ${node.text} without a seed` }));
}

function findUnseededInstances(file: SourceFile): Finding[] {
  return file.nodes
    .filter(ts.isNewExpression)
    .filter(({ expression }) => /Faker/.test(expression.getText(file.tree)))
    .filter(({ arguments: options }) => !hasSeed(options))
    .map((node) => ({ node, message: 'makes a faker without a seed' }));
}

function isPartOfFaker({ parent }: ts.Identifier): boolean {
  return (
    ts.isPropertyAccessExpression(parent) && ['constructor', 'rawDefinitions'].includes(parent.name.text)
  );
}

function isSeededCall(node: ts.Identifier): boolean {
  const { parent } = node;
  return ts.isCallExpression(parent) && parent.expression === node && hasSeed(parent.arguments);
}

function hasSeed(options: readonly ts.Expression[] = []): boolean {
  return options.some(
    (option) =>
      ts.isObjectLiteralExpression(option) &&
      option.properties.some(({ name }) => name?.getText() === 'seed'),
  );
}
