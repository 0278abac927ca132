import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { code, inline, page, table } from './markdown.mjs';

const SOURCE = fileURLToPath(new URL('../../src/testing/control/control-types.ts', import.meta.url));
const ROOT_TYPE = 'ControlClient';
/** What the types call the schemas of the document. */
const SCHEMAS = 'Schemas';

/** `docs/control.md`: the methods of the typed client, with the comments of its types. */
export async function createControlPage() {
  const text = await readFile(SOURCE, 'utf8');
  const source = ts.createSourceFile(SOURCE, text, ts.ScriptTarget.Latest, true);
  const declarations = new Map(
    source.statements.filter(isNamedType).map((statement) => [statement.name.text, statement]),
  );
  const root = declarations.get(ROOT_TYPE);
  const methods = listMethods(root, declarations, 'control');
  const groups = [...new Set(methods.map(({ owner }) => owner))].map((owner) => [
    owner,
    methods.filter((method) => method.owner === owner),
  ]);
  const used = listUsedTypes(methods, declarations);
  return page('src/testing/control/control-types.ts', [
    '# The control client',
    docOf(root),
    'It is `sandbox.control`, `account.control` and `amps.control` of [the fixtures](in-process.md), `container.control` of [the container](testcontainers.md), and what `createControlClient({ url })` of `amps-sandbox/control-client` returns. Types whose fields are not listed here are [objects of the control API](control-api.md#objects).',
    groups.map(([owner, own]) => describeGroup(owner, own, groups, declarations)),
    '## Types',
    table(
      ['Type', 'Is'],
      used.flatMap((declaration) => describeAlias(declaration) ?? []),
    ),
    used.filter(ts.isInterfaceDeclaration).map(describeType),
  ]);
}

function isNamedType(statement) {
  return ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
}

/** The methods of a group; where another has the same, only that. */
function describeGroup(owner, own, groups, declarations) {
  const isSame = ([, others]) => others.every(({ node }) => own.some((method) => method.node === node));
  const [twin] = groups.find(isSame);
  const rows = own.map(({ name, signature, doc }) => [code(`${name}${signature}`), doc]);
  return [
    `## ${owner}`,
    docOf(own[0].place ?? declarations.get(own[0].type)),
    twin === owner ? table(['Method', 'What it does'], rows) : `It has the methods of ${code(twin)}.`,
  ];
}

/** The methods of a type and of its groups, in their order: its own first. */
function listMethods(declaration, declarations, owner, place) {
  const members = membersOf(declaration, declarations);
  const own = members.filter(ts.isMethodSignature).map((member) => ({
    owner,
    type: declaration.name?.text,
    place,
    name: member.name.text,
    signature: signatureOf(member),
    doc: docOf(member),
    node: member,
  }));
  const groups = members.filter(ts.isPropertySignature).flatMap((member) => {
    const group = resolveType(member.type, declarations);
    return group === undefined
      ? []
      : listMethods(
          group,
          declarations,
          `${owner}.${member.name.text}`,
          docOf(member) === '' ? undefined : member,
        );
  });
  return [...own, ...groups];
}

function membersOf(declaration, declarations) {
  const own = declaration.members ?? declaration.type?.members ?? [];
  const inherited = (declaration.heritageClauses ?? []).flatMap(({ types }) =>
    types.flatMap(({ expression }) => {
      const parent = declarations.get(expression.text);
      return parent === undefined ? [] : membersOf(parent, declarations);
    }),
  );
  return [...inherited, ...own];
}

/** The declaration of a group, be it named or written in place. */
function resolveType(type, declarations) {
  if (ts.isTypeLiteralNode(type)) return type;
  return ts.isTypeReferenceNode(type) ? declarations.get(type.typeName.text) : undefined;
}

function signatureOf({ parameters, type }) {
  return inline(`(${parameters.map((parameter) => parameter.getText()).join(', ')}): ${type.getText()}`);
}

/** The types of the same file that parameters and results name, and those that these name in turn. */
function listUsedTypes(methods, declarations) {
  const found = new Set();
  const visit = (node) => {
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) add(node.typeName.text);
    if (ts.isExpressionWithTypeArguments(node)) add(node.expression.text);
    ts.forEachChild(node, visit);
  };
  const add = (name) => {
    const declaration = declarations.get(name);
    if (declaration === undefined || found.has(declaration)) return;
    found.add(declaration);
    visit(declaration);
  };
  for (const { node } of methods) visit(node);
  return [...declarations.values()].filter((one) => found.has(one) && !isGroup(one, declarations));
}

/** A group is described by its methods; the name of all schemas is none of the client's. */
function isGroup(declaration, declarations) {
  return declaration.name.text === SCHEMAS || membersOf(declaration, declarations).some(ts.isMethodSignature);
}

function describeType(declaration) {
  const members = declaration.members.filter(ts.isPropertySignature);
  const parents = (declaration.heritageClauses ?? []).flatMap(({ types }) =>
    types.map((type) => type.getText()),
  );
  return [
    `### ${declaration.name.text}`,
    docOf(declaration),
    parents.length === 0 ? '' : `With the fields of ${parents.map(code).join(', ')}.`,
    table(
      ['Field', 'Type', 'Meaning'],
      members.map((member) => [
        code(`${member.name.text}${member.questionToken === undefined ? '' : '?'}`),
        code(member.type.getText().replaceAll(/Schemas\['(\w+)'\]/g, '$1')),
        docOf(member),
      ]),
    ),
  ];
}

/** A row for a type that is another one under a name of ours; undefined for an interface. */
function describeAlias(declaration) {
  if (!ts.isTypeAliasDeclaration(declaration)) return undefined;
  const text = declaration.type.getText();
  const [, schema] = /^Schemas\['(\w+)'\]$/.exec(text) ?? [];
  const what = schema === undefined ? code(text) : `[${schema}](control-api.md#${schema.toLowerCase()})`;
  return [[code(declaration.name.text), [what, docOf(declaration)].filter(Boolean).join('. ')]];
}

/** The comment above a declaration, on one line. */
function docOf(node) {
  const [comment] = node === undefined ? [] : (ts.getJSDocCommentsAndTags(node) ?? []);
  const text = comment === undefined ? '' : (ts.getTextOfJSDocComment(comment.comment) ?? '');
  return inline(text);
}
