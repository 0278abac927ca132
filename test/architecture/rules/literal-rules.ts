import ts from 'typescript';
import { EXCEPTIONS } from '../law/exceptions.ts';
import { ROOMS_WITHOUT_EDITION, roomOf } from '../law/rooms.ts';
import { createFileRule, type Finding, type Rule } from '../law/rule.ts';
import type { Project } from '../sources/project.ts';
import type { SourceFile } from '../sources/source-file.ts';

/** The beginning of the vendor's keys; `disk_` is none. */
const KEY = /(?<![a-z])sk_/i;
const HOST = /amps\.ai/i;
/** A text that is nothing but capitals and underscores: `DEVICE_OFFLINE`. */
const CODE = /^[A-Z]{2,}(_[A-Z]+)+$/;
/** Error codes of Node and its HTTP parser, and environment variables, which no edition answers with. */
const OTHER_CAPITALS = /^(ERR|HPE|AMPS|NODE)_/;
const CODES_OF_DOCUMENT =
  /(?<![A-Za-z0-9_])(?:[A-Z]{2,}(?:_[A-Z]+)+(?![A-Za-z0-9_])|(?<=\bcode: )[A-Z]{2,}\b)/g;

export const LITERAL_RULES: readonly Rule[] = [
  createFileRule({
    name: 'no-key-format-below-editions',
    find: (file) => literalFindings(file, (text) => (KEY.test(text) ? 'the format of a key' : undefined)),
  }),
  createFileRule({
    name: 'no-host-below-editions',
    exceptions: EXCEPTIONS.hostLiteral,
    find: (file) => literalFindings(file, (text) => (HOST.test(text) ? 'a host of the vendor' : undefined)),
  }),
  createFileRule({
    name: 'no-wire-code-below-editions',
    exceptions: EXCEPTIONS.wireCode,
    find: (file, project) => literalFindings(file, (text) => wireCodeIn(text, codesOf(project))),
  }),
];

function literalFindings(file: SourceFile, judge: (text: string) => string | undefined): Finding[] {
  const room = roomOf(file.path);
  if (room === undefined || !ROOMS_WITHOUT_EDITION.includes(room)) return [];
  return file.nodes.flatMap((node) => {
    const text = textOf(node);
    const what = text === undefined ? undefined : judge(text);
    return what === undefined ? [] : [{ node, message: `writes ${what}, which only an edition knows` }];
  });
}

/** What a literal, a part of a template, a regular expression or a key of an object says. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) return node.text;
  if (ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) return node.text;
  if (ts.isRegularExpressionLiteral(node)) return node.text.replace(/\\[a-z]/gi, ' ').replaceAll('\\', '');
  const isKey =
    ts.isIdentifier(node) && (ts.isPropertyAssignment(node.parent) || ts.isEnumMember(node.parent));
  return isKey && node.parent.name === node ? node.text : undefined;
}

function wireCodeIn(text: string, codes: ReadonlySet<string>): string | undefined {
  const words = text.match(/[A-Za-z0-9_]+/g) ?? [];
  const known = words.find((word) => codes.has(word));
  const code = known ?? (CODE.test(text) && !OTHER_CAPITALS.test(text) ? text : undefined);
  return code === undefined ? undefined : `the code ${code}`;
}

const CODES = new WeakMap<Project, ReadonlySet<string>>();

/** The codes that the documents of the editions name anywhere. */
function codesOf(project: Project): ReadonlySet<string> {
  const known = CODES.get(project);
  if (known !== undefined) return known;
  const found = project.documents.flatMap((text) => text.match(CODES_OF_DOCUMENT) ?? []);
  const codes = new Set(found.filter((code) => !OTHER_CAPITALS.test(code)));
  CODES.set(project, codes);
  return codes;
}
