import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type IForbiddenRuleType, type IViolation } from 'dependency-cruiser';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { SourceFile } from './source-file.ts';

/** What the law judges: the sources, the data that they import, and the modules that imports resolve to. */
export interface Project {
  readonly files: readonly SourceFile[];
  /** Everything else in `src`, and all files of `openapi` and `fixtures`. */
  readonly otherPaths: readonly string[];
  /** The text of the OpenAPI document of every edition. */
  readonly documents: readonly string[];
  /** What dependency-cruiser found, by the rules that it judges. */
  readonly violations: readonly IViolation[];
}

/** What dependency-cruiser is asked about a project, where a rule leaves it to judge. */
interface GraphQuestion {
  readonly forbidden?: IForbiddenRuleType;
}

export async function readProject(root: string, rules: readonly GraphQuestion[]): Promise<Project> {
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const sources = listFiles(root, 'src');
  const data = [...listFiles(root, 'openapi'), ...listFiles(root, 'fixtures')];
  return {
    files: sources.filter(isTypeScript).map((path) => new SourceFile(path, read(path))),
    otherPaths: [...sources.filter((path) => !isTypeScript(path)), ...data],
    documents: data.filter((path) => /^openapi\/v\d+\.yaml$/.test(path)).map(read),
    violations: await findViolations(
      root,
      rules.flatMap(({ forbidden }) => forbidden ?? []),
    ),
  };
}

function isTypeScript(path: string): boolean {
  return path.endsWith('.ts');
}

/** Paths from the root, of all that is no folder: a link is listed as what it is called. */
function listFiles(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => join(parentPath, name).slice(join(root, '/').length).replaceAll('\\', '/'))
    .sort();
}

async function findViolations(
  root: string,
  forbidden: readonly IForbiddenRuleType[],
): Promise<readonly IViolation[]> {
  const fileName = join(root, 'tsconfig.json');
  const { output } = await cruise(
    ['src'],
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: [...forbidden] },
      // Imports of types count, though they are gone at run time.
      tsPreCompilationDeps: true,
      tsConfig: { fileName },
      doNotFollow: { path: 'node_modules' },
      enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
    },
    undefined,
    { tsConfig: extractTsConfig(fileName) },
  );
  if (typeof output === 'string') throw new Error(`dependency-cruiser answered in words: ${output}`);
  return output.summary.violations;
}
