import type { Environment } from '../../domain/entities.ts';
import { maskKey } from '../../domain/mask-keys.ts';
import type { InputProblem } from '../../domain/validation/input-problem.ts';
import type { Path } from '../../domain/validation/path.ts';
import { quoteValue } from '../../domain/validation/quote-value.ts';

/** What keys look like, which the edition of the API knows that the world is for. */
export interface WorldKeyFormat {
  /** Words that follow "A key is". */
  readonly description: string;
  parse(text: string): Environment | undefined;
  mint(environment: Environment, random: string): string;
}

/** As long as the keys of any edition: a made-up one may be shorter. */
const FULL_LENGTH = 32;

/** What is wrong with a key of an account: that it is no key, or one of the other environment. */
export function* explainKey(
  key: string,
  environment: Environment,
  { description, parse, mint }: WorldKeyFormat,
  path: Path,
): Generator<InputProblem> {
  const beginning = mint(environment, '');
  const named = key === beginning ? undefined : (parse(key) ?? parse(key.padEnd(FULL_LENGTH, '0')));
  if (named === environment) return;
  if (named === undefined) {
    const why = `${quoteValue(key)} does not have the right form.`;
    yield { path, why, advice: `A key is ${description}.` };
  } else {
    const why = `the key ${maskKey(key)} does not belong to the account's environment, ${environment}.`;
    const advice = `Begin it with ${beginning}, or move it to an account of the other environment.`;
    yield { path, why, advice };
  }
}
