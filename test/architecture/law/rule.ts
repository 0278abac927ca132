import type { IForbiddenRuleType, IRegularForbiddenRuleType } from 'dependency-cruiser';
import type ts from 'typescript';
import type { Project } from '../sources/project.ts';
import type { SourceFile } from '../sources/source-file.ts';

export interface Breach {
  readonly rule: string;
  readonly path: string;
  readonly line?: number;
  readonly message: string;
}

export interface Rule {
  readonly name: string;
  /** What dependency-cruiser is asked, where it is the one that judges. */
  readonly forbidden?: IForbiddenRuleType;
  /** Files and folders that may break it. */
  readonly exceptions: readonly string[];
  /** Its breaches, those of its exceptions too. */
  readonly findBreaches: (project: Project) => Breach[];
}

export interface Finding {
  /** None where it is the file as a whole. */
  readonly node?: ts.Node;
  readonly message: string;
}

interface FileRule {
  readonly name: string;
  readonly exceptions?: readonly string[];
  readonly find: (file: SourceFile, project: Project) => readonly Finding[];
}

/** A rule that judges each file by itself. */
export function createFileRule({ name, exceptions = [], find }: FileRule): Rule {
  return {
    name,
    exceptions,
    findBreaches: (project) =>
      project.files.flatMap((file) =>
        find(file, project).map(({ node, message }) => ({
          rule: name,
          path: file.path,
          ...(node !== undefined && { line: file.lineOf(node) }),
          message,
        })),
      ),
  };
}

/** A rule that dependency-cruiser judges by the modules that imports resolve to. */
export function createGraphRule(
  name: string,
  { from, to }: Pick<IRegularForbiddenRuleType, 'from' | 'to'>,
): Rule {
  return {
    name,
    forbidden: { name, severity: 'error', from, to },
    exceptions: [],
    findBreaches: ({ violations }) =>
      violations
        .filter(({ rule }) => rule.name === name)
        .map(({ from: path, to: target }) => ({ rule: name, path, message: `must not import ${target}` })),
  };
}

export function isExcepted(rule: Rule, path: string): boolean {
  return rule.exceptions.some((exception) =>
    exception.endsWith('/') ? path.startsWith(exception) : path === exception,
  );
}

/** What breaks the rules, in words; empty where all is well. */
export function breachesOf(project: Project, rules: readonly Rule[]): Breach[] {
  return rules.flatMap((rule) => rule.findBreaches(project).filter(({ path }) => !isExcepted(rule, path)));
}

export function describeBreach({ rule, path, line, message }: Breach): string {
  return `${path}${line === undefined ? '' : `:${line}`} ${message} (${rule})`;
}
