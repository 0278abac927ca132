import type { Environment } from '../entities.ts';
import { parseDuration } from '../time/duration.ts';
import type { Instant } from '../time/instant.ts';
import { type InstantInput, readInstantInput } from '../time/instant-input.ts';
import type { InputProblem } from '../validation/input-problem.ts';
import type { Path } from '../validation/path.ts';
import { type ApiKey, PERMISSIONS } from './api-key.ts';
import type { KeySpec } from './edition-keys.ts';

/** What a key has of what its author left out. */
interface KeyDefaults {
  readonly name: string;
  readonly edition: string;
  readonly environment: Environment;
  readonly createdAt: Instant;
}

/** The key that an account begins with, of a description that has been checked. */
export function buildKey(spec: KeySpec, defaults: KeyDefaults): ApiKey {
  const { key, name = defaults.name, edition = defaults.edition, permissions = PERMISSIONS, plan } = spec;
  const { createdAt = defaults.createdAt, expiresAt, expiresIn, revokedAt } = spec;
  return {
    key,
    name,
    edition,
    environment: defaults.environment,
    permissions,
    ...(plan !== undefined && { plan }),
    createdAt: requireInstant(createdAt),
    ...(expiresAt !== undefined && { expiresAt: requireInstant(expiresAt) }),
    ...(expiresIn !== undefined && { expiresInMs: parseDuration(expiresIn) ?? unchecked(expiresIn) }),
    ...(revokedAt !== undefined && { revokedAt: requireInstant(revokedAt) }),
  };
}

/** What no schema can say of a key: that its days are days of the calendar, and that it expires once. */
export function* explainKeyTimes(key: KeySpec, path: Path): Generator<InputProblem> {
  for (const name of ['createdAt', 'expiresAt', 'revokedAt'] as const)
    yield* explainInstant(key[name], [...path, name]);
  if (key.expiresAt === undefined || key.expiresIn === undefined) return;
  yield { path: [...path, 'expiresIn'], why: 'it contradicts "expiresAt".', advice: 'Keep one of the two.' };
}

/** What is wrong with an instant that has the right form. */
export function* explainInstant(given: InstantInput | undefined, path: Path): Generator<InputProblem> {
  if (given === undefined || readInstantInput(given) !== undefined) return;
  const why = `"${given}" is not a day of the calendar.`;
  yield { path, why, advice: 'Give a UTC time such as 2025-01-23T10:30:00Z.' };
}

function requireInstant(given: InstantInput): Instant {
  return readInstantInput(given) ?? unchecked(given);
}

function unchecked(given: InstantInput): never {
  throw new RangeError(`Failed to build a key: "${given}" is no time that can be read. Check the key first.`);
}
