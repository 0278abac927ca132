import { parseDuration } from '../../domain/time/duration.ts';
import { DAY_MS } from '../../domain/time/instant.ts';
import type { InputProblem } from '../../domain/validation/input-problem.ts';
import type { Path } from '../../domain/validation/path.ts';

interface Limit {
  readonly ms: number;
  /** As a file writes it. */
  readonly text: string;
}

const HUNDRED_YEARS: Limit = { ms: 36_500 * DAY_MS, text: '36500d' };

/** What is wrong with a duration that has the right form: that it is too long. */
export function* checkDuration(
  text: string | undefined,
  path: Path,
  { ms, text: most }: Limit = HUNDRED_YEARS,
): Generator<InputProblem> {
  if (text === undefined || (parseDuration(text) ?? Number.POSITIVE_INFINITY) <= ms) return;
  yield { path, why: `${text} is too long.`, advice: `Give at most ${most}.` };
}
