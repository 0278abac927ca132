import type { ApiKey } from '../../domain/keys/api-key.ts';
import { planNames } from '../../domain/rate-limit/plan-of-key.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Account } from '../../world/account.ts';
import type { Principal } from '../../world/principal.ts';
import type { ControlDependencies } from '../dependencies.ts';
import { type ControlHandlers, NO_CONTENT, type Schemas } from '../operations.ts';
import { paginate } from '../paginate.ts';
import { requireRoom } from '../require-room.ts';
import { mintKey, requireFreeKey } from './draw-key.ts';
import { findPrincipal, type KeyCall } from './find-principal.ts';
import { presentKey, presentWholeKey } from './present-key.ts';
import { type KeyRules, readKeyChange, readNewKey } from './read-key.ts';

type KeyOperation =
  | 'listKeys'
  | 'createKey'
  | 'getKey'
  | 'changeKey'
  | 'deleteKey'
  | 'expireKey'
  | 'revokeKey';

export function createKeyHandlers(dependencies: ControlDependencies): ControlHandlers<KeyOperation> {
  const { accounts, editions } = dependencies;
  const { publishedKeys } = editions;
  const rulesFor = (account: Account, now: Instant) => rulesOf(account, now, dependencies);
  const answer = ({ key, account }: Principal, at: Instant) => ({
    status: 200 as const,
    body: presentKey(key, account, at, publishedKeys),
  });
  const find = (call: KeyCall): Principal => findPrincipal(call, accounts);
  const change = async (call: KeyCall, changed: (principal: Principal, now: Instant) => ApiKey) => {
    const { account } = find(call);
    const now = await account.settle();
    const key = await accounts.putKey(account, () => changed(find(call), now));
    return answer({ key, account }, now);
  };
  return {
    listKeys: async ({ account, query }) => {
      const at = await account.settle();
      const { page, pagination } = paginate(account.world.keys(), query);
      const items = page.map((key) => presentKey(key, account, at, publishedKeys));
      return { status: 200, body: { items, pagination } };
    },
    createKey: async ({ account, body = {} }) => {
      const at = await account.settle();
      const rules = rulesFor(account, at);
      const key = await accounts.putKey(account, () => readKey(account, body, rules, accounts));
      return { status: 201, body: presentWholeKey(key, account, at) };
    },
    getKey: async (call) => {
      const at = await find(call).account.settle();
      return answer(find(call), at);
    },
    changeKey: (call) =>
      change(call, ({ key, account }, now) => readKeyChange(key, call.body, rulesFor(account, now))),
    expireKey: (call) =>
      change(call, ({ key }, now) => ({ ...key, expiresAt: Math.min(key.expiresAt ?? now, now) })),
    revokeKey: (call) =>
      change(call, ({ key }, now) => ({ ...key, revokedAt: Math.min(key.revokedAt ?? now, now) })),
    deleteKey: async (call) => {
      const { key, account } = find(call);
      await account.settle();
      await accounts.deleteKey(account, key.key);
      return NO_CONTENT;
    },
  };
}

/** The key that a body asks for. @throws ApiProblem, ControlProblem */
function readKey(
  owner: Account,
  body: Schemas['KeyOrText'],
  rules: KeyRules,
  accounts: ControlDependencies['accounts'],
): ApiKey {
  // No two keys of an account are drawn by the same ordinal.
  const factory = { accounts, owner, ordinal: owner.added.keys };
  const created = readNewKey(body, (keyFormat) => mintKey(keyFormat, factory), rules);
  requireFreeKey(accounts, created.key, typeof body === 'string' ? '/body' : '/body/key');
  requireRoom('keys', owner.world.keys().length);
  return created;
}

function rulesOf(
  { environment }: Account,
  now: Instant,
  { editions, config }: ControlDependencies,
): KeyRules {
  return { editions, environment, plans: planNames(config), now, path: '/body' };
}
