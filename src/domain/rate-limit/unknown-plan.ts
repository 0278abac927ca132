import { didYouMean } from '../closest-name.ts';
import type { InputProblem } from '../validation/input-problem.ts';
import type { Path } from '../validation/path.ts';

/** What is wrong with the name of a plan; nothing where it is a known one, or left out. */
export function* explainUnknownPlan(
  plan: string | undefined,
  known: readonly string[],
  path: Path,
): Generator<InputProblem> {
  if (plan === undefined || known.includes(plan)) return;
  const hint = didYouMean(plan.slice(0, 100), known);
  const advice = hint ?? `Define it under "plans" of the configuration, or use ${known.join(', ')}.`;
  yield { path, why: `there is no plan ${JSON.stringify(plan.slice(0, 100))}.`, advice };
}
