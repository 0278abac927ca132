import { ConfigError, quoteOptionPath, refuseOptions } from '../../config/config-error.ts';
import type { InputProblem } from '../../domain/validation/input-problem.ts';
import { type Layer, layerOf } from './layer.ts';

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

/** The error for a switch that is neither on nor off. */
export function refuseSwitch(option: string, value: unknown): ConfigError {
  const why = `${JSON.stringify(value)} is not true or false.`;
  return refuseOptions([{ path: [option], why, advice: 'Give true or false.' }]);
}
