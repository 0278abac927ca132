import { maskKey } from '../../domain/api-key.ts';
import { type EditionKeys, hasPrefix, type KeySpec } from '../../domain/edition-keys.ts';
import type { Environment } from '../../domain/entities.ts';
import type { WorldProblem } from './world-file-error.ts';

interface KeyHome {
  /** Of the account that has the key. */
  readonly environment: Environment;
  /** What the key may be of. */
  readonly editions: readonly EditionKeys[];
}

const OTHER: Readonly<Record<Environment, Environment>> = { sandbox: 'live', live: 'sandbox' };

/** Whether a key is one of its edition and of its account's environment. */
export function* checkKeyForm(
  { key, edition }: KeySpec,
  { environment, editions }: KeyHome,
  path: string,
): Generator<WorldProblem> {
  const possible = editions.filter(({ name }) => edition === undefined || name === edition);
  if (possible.length === 0) {
    const why = `there is no edition ${JSON.stringify(edition)}.`;
    const advice = `Use ${editions.map(({ name }) => name).join(', ')}, or leave it out.`;
    yield { path: `${path}.edition`, why, advice };
    return;
  }
  if (possible.some((candidate) => hasPrefix(candidate, key, environment))) return;
  const begin = possible.map(({ keyFormat }) => keyFormat.prefixesOf(environment)[0]).join(' or ');
  yield possible.some((candidate) => hasPrefix(candidate, key, OTHER[environment]))
    ? {
        path: `${path}.key`,
        why: `the key ${maskKey(key)} does not belong to the account's environment, ${environment}.`,
        advice: `Begin it with ${begin}, or move it to an account of the other environment.`,
      }
    : {
        path: `${path}.key`,
        why: `the key ${maskKey(key)} is not written as keys of the API are.`,
        advice: `Begin it with ${begin}.`,
      };
}
