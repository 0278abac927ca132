import { ConfigError, quoteOptionPath, refuseOptions } from '../../config/config-error.ts';
import type { InputProblem } from '../../domain/validation/input-problem.ts';
import type { Path } from '../../domain/validation/path.ts';
import { provides } from './https-options.ts';

/** Options from one origin, and what they are called there. */
export interface Layer {
  readonly options: Readonly<Record<string, unknown>>;
  nameOf(path: Path): string;
  /** The file that they stand in. */
  readonly file?: { readonly path: string; readonly text: string };
}

/** The first of the layers that has something to say of an option. */
export function layerOf(path: Path, layers: readonly Layer[]): Layer | undefined {
  return layers.find(({ options }) => provides(options, path));
}

/** Tells an error of the configuration by the names and the places that its options have where the user wrote them. */
export async function explainByOrigin(error: unknown, layers: readonly Layer[]): Promise<unknown> {
  if (!(error instanceof ConfigError) || error.problems.length === 0) return error;
  const file = layers.find((layer) => layer.file !== undefined)?.file;
  const problems = await Promise.all(error.problems.map((problem) => locate(problem, layers)));
  return refuseOptions(problems, {
    file: file?.path,
    format: (path) => layerOf(path, layers)?.nameOf(path) ?? quoteOptionPath(path),
  });
}

async function locate(problem: InputProblem, layers: readonly Layer[]): Promise<InputProblem> {
  const { file } = layerOf(problem.path, layers) ?? {};
  if (file === undefined) return problem;
  const { locateProblems } = await import('../../files/text/locate-problems.ts');
  return locateProblems([problem], file.text)[0] ?? problem;
}
