import type { Environment } from '../../domain/entities.ts';
import { type EditionKeys, hasPrefix, type KeySpec } from '../../domain/keys/edition-keys.ts';
import { maskKey } from '../../domain/keys/mask-keys.ts';
import type { InputProblem } from '../../domain/validation/input-problem.ts';

interface KeyProblem extends Pick<InputProblem, 'why' | 'advice'> {
  /** The part of the key's record that is wrong. */
  readonly field: 'key' | 'edition';
}

/** What is wrong with a key of an account; undefined where nothing is. Only an edition knows what its keys look like. */
export type CheckKey = (spec: KeySpec, environment: Environment) => KeyProblem | undefined;

const OTHER: Readonly<Record<Environment, Environment>> = { sandbox: 'live', live: 'sandbox' };

/** Checks whether keys begin as those of their edition and of their account's environment do. */
export function createKeyCheck(editions: readonly EditionKeys[]): CheckKey {
  return ({ key, edition }, environment) => {
    const possible = editions.filter(({ name }) => edition === undefined || name === edition);
    if (possible.length === 0) {
      const advice = `Use ${editions.map(({ name }) => name).join(', ')}, or leave it out.`;
      return { field: 'edition', why: `there is no edition ${JSON.stringify(edition)}.`, advice };
    }
    if (possible.some((candidate) => hasPrefix(candidate, key, environment))) return undefined;
    const begin = `Begin it with ${possible.map(({ keyFormat }) => keyFormat.prefixesOf(environment)[0]).join(' or ')}`;
    return possible.some((candidate) => hasPrefix(candidate, key, OTHER[environment]))
      ? {
          field: 'key',
          why: `the key ${maskKey(key)} does not belong to the account's environment, ${environment}.`,
          advice: `${begin}, or move it to an account of the other environment.`,
        }
      : {
          field: 'key',
          why: `the key ${maskKey(key)} is not written as keys of the API are.`,
          advice: `${begin}.`,
        };
  };
}
