import { didYouMean } from '../../domain/closest-name.ts';
import type { WorldFile } from './world-file.ts';
import { WorldFileError, type WorldProblem } from './world-file-error.ts';

/** A misspelt plan would leave its key without a limit. @throws WorldFileError where a key names a plan that is not known. */
export function requireKnownPlans(file: WorldFile, known: readonly string[], source: string): void {
  const problems = file.accounts.flatMap(({ keys = [] }, a) =>
    keys.flatMap(({ plan }, k): WorldProblem[] => {
      if (plan === undefined || known.includes(plan)) return [];
      const why = `there is no plan ${JSON.stringify(plan)}.`;
      const advice = didYouMean(plan, known) ?? `Define it in the configuration, or use ${known.join(', ')}.`;
      return [{ path: `$.accounts[${a}].keys[${k}].plan`, why, advice }];
    }),
  );
  if (problems.length > 0) throw new WorldFileError(source, problems);
}
