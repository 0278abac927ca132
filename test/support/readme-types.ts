import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { CodeBlock } from './readme-parts.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What the compiler has against programs that stand on the page, each a module that imports the package by its name. */
export function findTypeErrors(programs: readonly CodeBlock[]): string[] {
  const texts = new Map(
    programs.map(({ line, text }, index) => [join(ROOT, `test/page-${index}-line-${line}.ts`), text]),
  );
  const options = readOptions();
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => texts.has(name) || fileExists(name);
  host.readFile = (name) => texts.get(name) ?? readFile(name);
  host.getSourceFile = (name, language) => {
    const text = texts.get(name);
    return text === undefined ? getSourceFile(name, language) : ts.createSourceFile(name, text, language);
  };
  const program = ts.createProgram([...texts.keys(), join(ROOT, 'src/yaml.d.ts')], options, host);
  return [...texts.keys()].flatMap((name) => {
    const file = program.getSourceFile(name);
    const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return found.map(({ messageText }) => `${name}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
  });
}

function readOptions(): ts.CompilerOptions {
  const path = join(ROOT, 'tsconfig.json');
  const { config } = ts.readConfigFile(path, ts.sys.readFile) as { config: { compilerOptions: object } };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, dirname(path));
  const paths = {
    'amps-sandbox': [join(ROOT, 'src/index.ts')],
    'amps-sandbox/vitest': [join(ROOT, 'src/testing/vitest/vitest.ts')],
  };
  return { ...options, paths };
}
