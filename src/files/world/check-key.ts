import type { Environment } from '../../domain/entities.ts';
import { maskKey } from '../../domain/mask-keys.ts';
import type { InputProblem } from '../../domain/validation/input-problem.ts';
import { quoteValue } from '../../domain/validation/quote-value.ts';
import type { KeySpec } from './world-file.ts';

type KeyProblem = Pick<InputProblem, 'why' | 'advice'>;

/** What is wrong with a key of an account; undefined where nothing is. The edition of the API knows what its keys look like. */
export type CheckKey = (spec: KeySpec, environment: Environment) => KeyProblem | undefined;

/** The part of an edition's key format that worlds are checked by. */
export interface WorldKeyFormat {
  readonly description: string;
  parse(text: string): Environment | undefined;
  mint(environment: Environment, random: string): string;
}

/** As long as the shortest key of any edition: a made-up one may be shorter. */
const FULL_LENGTH = 32;

export function createKeyCheck({ description, parse, mint }: WorldKeyFormat): CheckKey {
  return ({ key }, environment) => {
    const beginning = mint(environment, '');
    const named = key === beginning ? undefined : (parse(key) ?? parse(key.padEnd(FULL_LENGTH, '0')));
    if (named === environment) return undefined;
    if (named === undefined)
      return { why: `${quoteValue(key)} does not have the right form.`, advice: `A key is ${description}.` };
    return {
      why: `the key ${maskKey(key)} does not belong to the account's environment, ${environment}.`,
      advice: `Begin it with ${beginning}, or move it to an account of the other environment.`,
    };
  };
}
