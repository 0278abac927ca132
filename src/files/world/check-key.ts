import type { Environment } from '../../domain/entities.ts';
import { type EditionKeys, hasPrefix, type KeySpec } from '../../domain/keys/edition-keys.ts';
import { maskKey } from '../../domain/keys/mask-keys.ts';
import type { InputProblem } from '../../domain/validation/input-problem.ts';
import type { Path } from '../../domain/validation/path.ts';

const OTHER: Readonly<Record<Environment, Environment>> = { sandbox: 'live', live: 'sandbox' };

/**
 * What is wrong with a key of an account: that it names no edition, is no key, or is one of the other environment. Only an
 * edition knows what its keys look like.
 */
export function* explainKey(
  { key, edition }: KeySpec,
  environment: Environment,
  editions: readonly EditionKeys[],
  { path, keyPath }: { readonly path: Path; readonly keyPath: Path },
): Generator<InputProblem> {
  const possible = editions.filter(({ name }) => edition === undefined || name === edition);
  if (possible.length === 0) {
    const advice = `Use ${editions.map(({ name }) => name).join(', ')}, or leave it out.`;
    yield { path: [...path, 'edition'], why: `there is no edition ${JSON.stringify(edition)}.`, advice };
    return;
  }
  if (possible.some((candidate) => isKeyOf(candidate, key, environment))) return;
  const begin = `Begin it with ${possible.map(({ keyFormat }) => keyFormat.prefixesOf(environment)[0]).join(' or ')}`;
  const isOfOther = possible.some((candidate) => hasPrefix(candidate, key, OTHER[environment]));
  yield isOfOther
    ? {
        path: keyPath,
        why: `the key ${maskKey(key)} does not belong to the account's environment, ${environment}.`,
        advice: `${begin}, or move it to an account of the other environment.`,
      }
    : {
        path: keyPath,
        why: `the key ${maskKey(key)} is not written as keys of the API are.`,
        advice: `A key is ${possible.map(({ keyFormat }) => keyFormat.description).join(', or ')}.`,
      };
}

/** The keys that an edition publishes are good as they are. */
function isKeyOf({ keyFormat, fixtureKeys }: EditionKeys, key: string, environment: Environment): boolean {
  if (keyFormat.parse(key) === environment) return true;
  const published =
    environment === 'live' ? fixtureKeys.live : [...fixtureKeys.sandbox, ...fixtureKeys.empty];
  return published.some((fixture) => fixture.key === key);
}
