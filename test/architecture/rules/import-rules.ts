import { posix } from 'node:path';
import ts from 'typescript';
import { EXCEPTIONS } from '../law/exceptions.ts';
import { createFileRule, type Finding, type Rule } from '../law/rule.ts';
import { type ImportedModule, importedModules } from '../sources/imported-modules.ts';
import { globalReferences, mentions } from '../sources/references.ts';
import type { SourceFile } from '../sources/source-file.ts';

/** Ways to load a module that are not seen as an import. */
const LOADERS = ['createRequire', 'getBuiltinModule', '_linkedBinding'];
const DATA = /^(openapi|fixtures)\/|^package\.json$/;

export const IMPORT_RULES: readonly Rule[] = [
  createFileRule({
    name: 'specifiers-are-literals',
    find: (file) =>
      importedModules(file)
        .filter(({ specifier }) => specifier === undefined)
        .map(({ node }) => ({ node, message: 'imports what is computed: name it by a string literal' })),
  }),
  createFileRule({
    name: 'modules-are-loaded-by-import',
    exceptions: EXCEPTIONS.loader,
    find: (file) =>
      [
        ...globalReferences(file, 'require'),
        ...globalReferences(file, 'module'),
        ...mentions(file, LOADERS),
        ...file.nodes.filter(ts.isImportEqualsDeclaration),
      ].map((node) => ({ node, message: 'loads a module in another way than by import' })),
  }),
  createFileRule({
    name: 'imports-of-types-leave-no-trace',
    find: (file) =>
      file.nodes
        .filter(isImportOfInlineTypes)
        .map((node) => ({ node, message: 'loads a module for its types alone: write `import type`' })),
  }),
  createFileRule({
    name: 'relative-imports-name-files',
    find: (file) => importedModules(file).flatMap((imported) => relativeFinding(imported, file.path) ?? []),
  }),
  createFileRule({ name: 'no-hidden-references', find: findHiddenReferences }),
  createFileRule({
    name: 'no-import-meta',
    find: (file) =>
      file.nodes
        .filter(ts.isMetaProperty)
        .filter(({ keywordToken }) => keywordToken === ts.SyntaxKind.ImportKeyword)
        .map((node) => ({ node, message: 'uses import.meta, by which modules are found and loaded' })),
  }),
  createFileRule({
    name: 'no-default-exports',
    exceptions: EXCEPTIONS.defaultExport,
    find: (file) =>
      file.nodes.filter(isDefaultExport).map((node) => ({ node, message: 'has a default export' })),
  }),
];

/** `import { type X }` leaves `import {}`, by which the module is loaded. */
function isImportOfInlineTypes(node: ts.Node): boolean {
  if (ts.isNamedExports(node)) {
    const { isTypeOnly, moduleSpecifier } = node.parent;
    return moduleSpecifier !== undefined && !isTypeOnly && areTypes(node);
  }
  if (!ts.isNamedImports(node)) return false;
  const { isTypeOnly, name } = node.parent;
  return name === undefined && !isTypeOnly && areTypes(node);
}

function areTypes({ elements }: ts.NamedImports | ts.NamedExports): boolean {
  return elements.every(({ isTypeOnly }) => isTypeOnly);
}

function relativeFinding({ node, specifier }: ImportedModule, importer: string): Finding | undefined {
  if (specifier?.startsWith('.') !== true) return undefined;
  if (ts.isModuleDeclaration(node)) return { node, message: `adds to the types of ${specifier}` };
  const target = posix.join(posix.dirname(importer), specifier);
  const isFile = target.startsWith('src/') ? target.endsWith('.ts') : DATA.test(target);
  return isFile
    ? undefined
    : { node, message: `imports ${specifier}, which is no .ts file of src and no data` };
}

function findHiddenReferences({ tree }: SourceFile): Finding[] {
  const directives = [
    ...tree.referencedFiles,
    ...tree.typeReferenceDirectives,
    ...tree.libReferenceDirectives,
    ...tree.amdDependencies.map(({ path }) => ({ fileName: path })),
  ];
  return directives.map(({ fileName }) => ({ message: `refers to ${fileName} by a directive` }));
}

function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportAssignment(node)) return true;
  if (ts.isExportSpecifier(node) || ts.isNamespaceExport(node)) return node.name.text === 'default';
  if (!ts.canHaveModifiers(node)) return false;
  return ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) === true;
}
