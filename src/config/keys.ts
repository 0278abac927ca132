import { PERMISSIONS, type Permission } from '../domain/api-key.ts';
import type { Instant } from '../domain/instant.ts';
import { closedObject, listOf } from './collections.ts';
import { refuse, showValue } from './config-error.ts';
import { type ConfigPath, pathWithin } from './config-path.ts';
import { type InstantInput, instant } from './instant.ts';
import { unknownPlan } from './plans.ts';
import { oneOf, optional, type Reader, someText, text } from './readers.ts';

/** A key that the configuration adds to the first account. */
export interface KeyConfig {
  readonly key: string;
  readonly name?: string;
  readonly permissions?: readonly Permission[];
  /** Name of one of the rate-limit plans, or `unlimited`; the default plan where it is left out. */
  readonly plan?: string;
  readonly expiresAt?: Instant;
  readonly revokedAt?: Instant;
}

/** A key as a user writes it: the bare key, or the key with what it may do and until when. */
export type KeyInput =
  | string
  | (Omit<KeyConfig, 'expiresAt' | 'revokedAt'> & {
      readonly expiresAt?: InstantInput;
      readonly revokedAt?: InstantInput;
    });

const readKey = text({
  pattern: /^sk_(sandbox|live)_[A-Za-z0-9_]{6,64}$/,
  expected: 'sk_sandbox_ or sk_live_ and 6 to 64 letters, digits or underscores',
  example: 'sk_sandbox_mytests',
});

const readKeyObject = closedObject<KeyConfig>({
  key: readKey,
  name: optional(someText('Nightly tests')),
  permissions: optional(distinct(listOf(oneOf(PERMISSIONS)))),
  plan: optional(someText('ratelimited')),
  expiresAt: optional(instant()),
  revokedAt: optional(instant()),
});

export function keys(): Reader<readonly KeyConfig[]> {
  const readAll = listOf<KeyConfig>((value, path) =>
    typeof value === 'string' ? { key: readKey(value, path) } : readKeyObject(value, path),
  );
  return (value, path) => {
    const all = readAll(value, path);
    const twice = all.findIndex(({ key }, index) => all.findIndex((other) => other.key === key) < index);
    if (twice < 0) return all;
    const advice = 'Keep one of the two.';
    throw refuse(pathWithin(path, twice), `repeats the key ${showValue(all[twice]?.key)}`, advice);
  };
}

function distinct(read: Reader<readonly Permission[]>): Reader<readonly Permission[]> {
  return (value, path) => {
    const permissions = read(value, path);
    if (permissions.length > 0 && new Set(permissions).size === permissions.length) return permissions;
    throw refuse(path, `is ${showValue(value)}, but must name one or more, each once`, permissionAdvice());
  };
}

function permissionAdvice(): string {
  return `Write one or more of ${PERMISSIONS.join(', ')}.`;
}

/** @throws ConfigError where a key names a plan that is not defined. */
export function checkPlans(all: readonly KeyConfig[], plans: readonly string[], path: ConfigPath): void {
  for (const [index, { plan }] of all.entries()) {
    if (plan === undefined || plans.includes(plan)) continue;
    throw unknownPlan(plan, plans, pathWithin(pathWithin(path, index), 'plan'));
  }
}
