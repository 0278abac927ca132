import type { ApiKey } from '../../domain/keys/api-key.ts';
import { planNames } from '../../domain/rate-limit/plan-of-key.ts';
import type { ClockStart } from '../../domain/time/clock-pace.ts';
import { readIdleLife } from '../../domain/time/duration.ts';
import type { Account } from '../../world/account.ts';
import type { Accounts } from '../../world/accounts.ts';
import { readWallClock } from '../../world/time/machine-clock.ts';
import { expandClock, readPace } from '../clock/clock-pace.ts';
import { readInstant } from '../clock/read-time.ts';
import { ControlProblem } from '../control-problem.ts';
import type { ControlDependencies } from '../dependencies.ts';
import { type KeyOwner, mintKey, requireFreeKey } from '../keys/draw-key.ts';
import { type MintKey, readNewKey } from '../keys/read-key.ts';
import type { Schemas } from '../operations.ts';
import { requireRoom } from '../require-room.ts';
import { readOpeningRules } from './read-rules.ts';
import { readWorld } from './read-world.ts';

type NewAccount = Schemas['AccountSpec'];

/** Opens the account that a body describes. @throws ControlProblem, ApiProblem; nothing has changed then */
export async function openFreshAccount(
  body: NewAccount,
  dependencies: ControlDependencies,
): Promise<{ readonly account: Account; readonly apiKey: string }> {
  const { accounts } = dependencies;
  const world = await readWorld(body, dependencies);
  const rules = await readOpeningRules(body, dependencies);
  requireRoom('rules', 0, rules.length);
  requireFreeId(accounts, body.id);
  const clockStart = readClockStart(expandClock(body.clock ?? {}), accounts.template.clockStart);
  const { id = accounts.drawId(), name = id } = body;
  const owner = { id, seed: world.seed, environment: world.environment };
  const [fresh, ...given] = readKeys(
    [{ name: 'First key' }, ...(body.keys ?? [])],
    owner,
    clockStart,
    dependencies,
  );
  const keys = [fresh, ...world.keys, ...given];
  requireFreeKeys(accounts, keys);
  const account = await accounts.add({
    baseline: { ...world, id, name, keys, ...(rules.length > 0 && { rules }) },
    clockStart,
    ...(body.ttl !== undefined && { idleAfterMs: readIdleLife(body.ttl) }),
  });
  if (body.name !== undefined) accounts.coverage.noteTest(id, name);
  return { account, apiKey: fresh.key };
}

function requireFreeId(accounts: Accounts, id: string | undefined): void {
  if (id === undefined || !accounts.hasId(id)) return;
  throw new ControlProblem(
    'already-taken',
    `Failed to open account ${JSON.stringify(id)}: there is one by that id. Choose another, or leave it out.`,
    [{ path: '/body/id', message: 'is taken' }],
  );
}

/** What is left out is as every account starts here. */
function readClockStart(body: Schemas['ClockStart'], { at: startsAt, ...pace }: ClockStart): ClockStart {
  const isTold = body.mode !== undefined || body.factor !== undefined;
  const at = body.at === undefined ? startsAt : readInstant(body.at, '/body/clock/at');
  return {
    ...(isTold ? readPace(body, '/body/clock') : pace),
    ...(at !== undefined && { at }),
  };
}

type KeySpecs = [Schemas['KeySpec'], ...NonNullable<NewAccount['keys']>];

/** The first is the fresh one, which the body does not name. */
function readKeys(
  specs: KeySpecs,
  owner: KeyOwner,
  clockStart: ClockStart,
  { accounts, editions, config }: ControlDependencies,
): [ApiKey, ...ApiKey[]] {
  const rules = {
    editions,
    environment: owner.environment,
    plans: planNames(config),
    now: clockStart.at ?? readWallClock(),
    isOfBaseline: true,
  };
  return specs.map((given, index) => {
    const mint: MintKey = (keyFormat) => mintKey(keyFormat, { accounts, owner, ordinal: index });
    return readNewKey(given, mint, { ...rules, path: `/body/keys/${index - 1}` });
  }) as [ApiKey, ...ApiKey[]];
}

function requireFreeKeys(accounts: Accounts, keys: readonly ApiKey[]): void {
  const seen = new Set<string>();
  for (const { key } of keys) {
    requireFreeKey(accounts, key, '/body');
    if (seen.has(key)) {
      throw new ControlProblem(
        'already-taken',
        'Failed to open the account: it is given a key twice. Take one of the two away.',
        [{ path: '/body/keys', message: 'repeats a key' }],
      );
    }
    seen.add(key);
  }
}
