import type { EditionSet } from '../../contract/edition-set.ts';
import type { Environment } from '../../domain/entities.ts';
import { invalidRequest } from '../../domain/failures/problem.ts';
import { type ApiKey, PERMISSIONS } from '../../domain/keys/api-key.ts';
import type { EditionKeys, KeyFormat } from '../../domain/keys/edition-keys.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { readInstant, readInstantAfter } from '../clock/read-time.ts';
import type { Schemas } from '../operations.ts';

/** What a key is read against. */
export interface KeyRules {
  readonly editions: EditionSet;
  readonly environment: Environment;
  /** Names of the rate-limit plans there are. */
  readonly plans: readonly string[];
  /** The account's instant. */
  readonly now: Instant;
  /** Where the description of the key stands in the request. */
  readonly path: string;
  /** Whether it is one of those that an account begins with, and gets back at its reset. */
  readonly isOfBaseline?: boolean;
}

/** Makes a key up that nobody has yet. */
export type MintKey = (keyFormat: KeyFormat) => string;

/** The key that a body describes, as text or with what it may do; a minted one where it gives none. @throws ApiProblem */
export function readNewKey(given: Schemas['KeyOrText'], mint: MintKey, rules: KeyRules): ApiKey {
  const { environment, now, path } = rules;
  const isText = typeof given === 'string';
  const spec: Schemas['KeySpec'] = isText ? { key: given } : given;
  const edition = chooseEdition(spec, rules);
  const { key = mint(edition.keyFormat), name = 'Made by the control API' } = spec;
  const { permissions = PERMISSIONS, plan, createdAt, revokedAt } = spec;
  requireWellFormed(key, edition, environment, isText ? path : `${path}/key`);
  return {
    key,
    name,
    edition: edition.name,
    environment,
    permissions,
    createdAt: createdAt === undefined ? now : readInstant(createdAt, `${path}/createdAt`),
    ...(plan !== undefined && { plan: requirePlan(plan, rules) }),
    ...readNewExpiry(spec, rules),
    ...(revokedAt !== undefined && { revokedAt: readInstant(revokedAt, `${path}/revokedAt`) }),
  };
}

/** The key as a body changes it; null takes a plan or an expiry away. @throws ApiProblem */
export function readKeyChange(key: ApiKey, change: Schemas['KeyChange'], rules: KeyRules): ApiKey {
  const { plan: planBefore, expiresAt: expiryBefore, revokedAt: revocationBefore, ...rest } = key;
  const { name = key.name, permissions = key.permissions, plan = planBefore ?? null } = change;
  const { expiresAt: expiryText, expiresIn, revokedAt: revocation } = change;
  const isExpiryTold = expiryText !== undefined || expiresIn !== undefined;
  const expiresAt = isExpiryTold ? readExpiry(change, rules) : expiryBefore;
  const revokedAt =
    typeof revocation === 'string' ? readInstant(revocation, `${rules.path}/revokedAt`) : undefined;
  const revokedFrom = revocation === undefined ? revocationBefore : revokedAt;
  return {
    ...rest,
    name,
    permissions,
    ...(plan !== null && { plan: plan === planBefore ? plan : requirePlan(plan, rules) }),
    ...(expiresAt !== undefined && { expiresAt }),
    ...(revokedFrom !== undefined && { revokedAt: revokedFrom }),
  };
}

/** When a new key expires; of one that an account begins with, how long after each beginning. */
function readNewExpiry(spec: Schemas['KeySpec'], rules: KeyRules): Pick<ApiKey, 'expiresAt' | 'expiresInMs'> {
  const expiresAt = readExpiry(spec, rules);
  if (expiresAt === undefined) return {};
  const isCounted = rules.isOfBaseline === true && spec.expiresIn !== undefined;
  return isCounted ? { expiresInMs: expiresAt - rules.now } : { expiresAt };
}

function readExpiry(
  { expiresAt, expiresIn }: { readonly expiresAt?: string | null; readonly expiresIn?: string },
  { now, path }: KeyRules,
): Instant | undefined {
  if (expiresIn === undefined) {
    return typeof expiresAt === 'string' ? readInstant(expiresAt, `${path}/expiresAt`) : undefined;
  }
  return readInstantAfter(expiresIn, now, `${path}/expiresIn`);
}

function requirePlan(plan: string, { plans, path }: KeyRules): string {
  if (plans.includes(plan)) return plan;
  const known = plans.map((name) => JSON.stringify(name)).join(', ');
  throw invalidRequest({
    path: `${path}/plan`,
    message: `must be one of the plans of the configuration: ${known}`,
  });
}

/** The one that is named, else the one that the key looks like, else the default one. */
function chooseEdition(
  { edition, key }: Schemas['KeySpec'],
  { editions, environment, path }: KeyRules,
): EditionKeys {
  if (edition === undefined) {
    return key === undefined ? editions.default : editions.ofKey(key, environment);
  }
  const named = editions.get(edition);
  if (named !== undefined) return named;
  const message = `must be one of the editions that are served: ${editions.names.join(', ')}`;
  throw invalidRequest({ path: `${path}/edition`, message });
}

function requireWellFormed(
  key: string,
  { keyFormat }: EditionKeys,
  environment: Environment,
  path: string,
): void {
  const named = keyFormat.parse(key);
  if (named === environment) return;
  const example = keyFormat.mint(environment, 'mytests1');
  const message =
    named === undefined
      ? `is no well-formed key; write for example ${example}`
      : `is a ${named} key and the account a ${environment} one; write for example ${example}`;
  throw invalidRequest({ path, message });
}
