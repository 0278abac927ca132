import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** What an editor shows of one file of a project, by the language service of TypeScript. */
export interface Editor {
  /** What it offers where the file has the mark `/*|name*​/`. */
  completionsAt(name: string): Offer[];
  /** What it tells where the pointer rests on what follows the mark. */
  hoverAt(name: string): string;
  readonly problems: readonly string[];
}

/** A name that an editor offers, with the text that it shows beside. */
export interface Offer {
  readonly name: string;
  readonly text: string;
}

const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts', 'lib.esnext.disposable.d.ts', 'lib.dom.d.ts'],
  types: ['node'],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
};

/** Opens a file that lies in a project, whose packages it sees. */
export function openEditor(folder: string, path: string): Editor {
  const text = readFileSync(path, 'utf8');
  const service = ts.createLanguageService({
    getCompilationSettings: () => OPTIONS,
    getScriptFileNames: () => [path],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => {
      const content = ts.sys.readFile(name);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    readDirectory: ts.sys.readDirectory,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    ...(ts.sys.realpath !== undefined && { realpath: ts.sys.realpath }),
  } satisfies ts.LanguageServiceHost);
  const markOf = (name: string) => {
    const mark = `/*|${name}*/`;
    const at = text.indexOf(mark);
    if (at < 0) throw new Error(`The file has no mark ${mark}.`);
    return { start: at, end: at + mark.length };
  };
  /** Within the quotes of the text before the mark, where there is one. */
  const caretOf = (name: string) => {
    const { start } = markOf(name);
    return text[start - 1] === "'" ? start - 1 : start;
  };
  return {
    completionsAt: (name) => {
      const at = caretOf(name);
      const offered = service.getCompletionsAtPosition(path, at, {})?.entries ?? [];
      return offered.map((entry) => {
        const details = service.getCompletionEntryDetails(
          path,
          at,
          entry.name,
          {},
          entry.source,
          {},
          entry.data,
        );
        return { name: entry.name, text: ts.displayPartsToString(details?.documentation) };
      });
    },
    hoverAt: (name) =>
      ts.displayPartsToString(service.getQuickInfoAtPosition(path, markOf(name).end)?.documentation),
    problems: [...service.getSyntacticDiagnostics(path), ...service.getSemanticDiagnostics(path)].map(
      ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'),
    ),
  };
}
