import type { EditionSet } from '../../contract/edition-set.ts';
import type { DeviceCommand } from '../../domain/device-command.ts';
import { FAMILY_OF_COMMAND } from '../../domain/device-command.ts';
import type { Family } from '../../domain/entities.ts';
import type { ProblemDetail } from '../../domain/failures/problem.ts';
import type { ApiKey } from '../../domain/keys/api-key.ts';
import type { AccountBaseline, BaselineAction } from '../../domain/record/baseline.ts';
import type { AccountCheckpoint } from '../../domain/record/checkpoint.ts';
import { MAX_INSTANT } from '../../domain/time/instant.ts';
import type { AccountSnapshot } from '../../world/account.ts';
import { checkActions } from './check-actions.ts';
import { checkJournal } from './check-journal.ts';
import { checkQuotas } from './check-quotas.ts';
import { checkRuleRecords } from './check-rule-records.ts';

type Problems = Generator<ProblemDetail>;

/** What a schema cannot say of a saved account: that time goes forward, and that names mean something. */
export function* checkSavedAccount(saved: AccountSnapshot, editions: EditionSet, path: string): Problems {
  yield* checkCheckpoint(saved, editions, path);
  yield* checkFactOrder(saved, `${path}/facts`);
  yield* checkFacts(saved, editions, `${path}/facts`);
  if (saved.journal !== undefined) yield* checkJournal(saved.journal, `${path}/journal`);
}

function* checkCheckpoint(saved: AccountCheckpoint, editions: EditionSet, path: string): Problems {
  const { baseline } = saved;
  yield* checkOrder(saved, path);
  yield* checkNames(saved, path);
  yield* checkBaseline(baseline, saved, editions, `${path}/baseline`);
  for (const [k, key] of saved.keys.entries()) yield* checkKey(key, baseline, editions, `${path}/keys/${k}`);
  yield* checkDevices(saved, path);
  yield* checkActions(saved, path);
  yield* checkQuotas(saved, `${path}/quotas`);
  yield* checkRuleRecords(saved, path);
}

function* checkOrder({ startedAt, latestAt, clock }: AccountCheckpoint, path: string): Problems {
  if (latestAt < startedAt) yield { path: `${path}/latestAt`, message: 'is before the start' };
  if (clock.at < latestAt)
    yield { path: `${path}/clock/at`, message: 'is before the last thing that happened' };
}

/** What begins an account anew may go back in time, and after an opening the past comes that its world names. */
function* checkFactOrder({ latestAt, facts }: AccountSnapshot, path: string): Problems {
  let latest = latestAt;
  for (const [f, { kind, at }] of facts.entries()) {
    const isBeginning = kind === 'account.opened' || kind === 'account.restored';
    if (at < latest && !isBeginning)
      yield { path: `${path}/${f}/at`, message: 'is before what came before it' };
    latest = kind === 'account.opened' ? 0 : at;
  }
}

function* checkBaseline(
  baseline: AccountBaseline,
  { startedAt }: Pick<AccountCheckpoint, 'startedAt'>,
  editions: EditionSet,
  path: string,
): Problems {
  const { users, devices, keys, actions } = baseline;
  const lists = {
    users: users.map(({ id }) => id),
    devices: devices.map(({ id }) => id),
    keys: keys.map(({ key }) => key),
    actions: actions.map(({ family, id }) => `${family}/${id}`),
  };
  yield* checkRepeats(lists, path);
  for (const [k, key] of keys.entries()) yield* checkKey(key, baseline, editions, `${path}/keys/${k}`);
  for (const [a, action] of actions.entries())
    yield* checkBaselineAction(action, { baseline, startedAt }, `${path}/actions/${a}`);
}

function* checkNames({ keys, devices, scenarios }: AccountCheckpoint, path: string): Problems {
  const lists = {
    keys: keys.map(({ key }) => key),
    devices: devices.map(({ device }) => device.id),
    scenarios: scenarios.map(({ name }) => name),
  };
  yield* checkRepeats(lists, path);
}

function* checkRepeats(lists: Readonly<Record<string, readonly string[]>>, path: string): Problems {
  for (const [list, names] of Object.entries(lists)) {
    if (new Set(names).size < names.length) yield { path: `${path}/${list}`, message: 'has a name twice' };
  }
}

function* checkKey(
  key: ApiKey,
  { environment }: AccountBaseline,
  editions: EditionSet,
  path: string,
): Problems {
  const edition = editions.get(key.edition);
  if (edition === undefined) yield { path: `${path}/edition`, message: 'is no edition that is served' };
  // A world file may have keys that are too short for the real service.
  const named = edition?.keyFormat.parse(key.key) ?? environment;
  const isFit = named === environment && key.environment === environment;
  if (!isFit) yield { path: `${path}/key`, message: `is no ${environment} key of this edition` };
}

function* checkBaselineAction(
  action: BaselineAction,
  { baseline, startedAt }: Pick<AccountCheckpoint, 'baseline' | 'startedAt'>,
  path: string,
): Problems {
  const device = baseline.devices.find(({ id }) => id === action.deviceId);
  yield* checkTarget(action, device?.family, path);
  const { agoMs = 0, inMs = 0 } = action;
  const isInReach = startedAt - agoMs >= 0 && startedAt + inMs <= MAX_INSTANT;
  if (!isInReach) yield { path, message: 'lies outside of time' };
}

interface Target {
  readonly family: Family;
  readonly command: DeviceCommand;
}

function* checkTarget({ family, command }: Target, found: Family | undefined, path: string): Problems {
  if (found === undefined) yield { path: `${path}/deviceId`, message: 'names no device of that time' };
  else if (found !== family) yield { path: `${path}/family`, message: 'is not the family of the device' };
  else yield* checkFamily({ family, command }, path);
}

function* checkFamily({ family, command }: Target, path: string): Problems {
  if (FAMILY_OF_COMMAND[command.kind] !== family)
    yield { path: `${path}/command/kind`, message: 'is no command of the family' };
}

function* checkDevices({ devices, clock }: AccountCheckpoint, path: string): Problems {
  for (const [d, { commands, freshAt, offlineSince = 0 }] of devices.entries()) {
    const place = `${path}/devices/${d}`;
    const instants = commands.map(({ at }) => at);
    if (instants.some((at, i) => at < (instants[i - 1] ?? 0)))
      yield { path: `${place}/commands`, message: 'is not in the order of time' };
    if (Math.max(freshAt, offlineSince, instants.at(-1) ?? 0) > clock.at)
      yield { path: place, message: 'is later than the clock' };
  }
}

/** Facts are applied as they are: what they name need not be there, but it must be well formed. */
function* checkFacts({ baseline, facts }: AccountSnapshot, editions: EditionSet, path: string): Problems {
  const added = new Set<string>();
  for (const [f, fact] of facts.entries()) {
    const place = `${path}/${f}`;
    switch (fact.kind) {
      case 'account.opened':
        added.clear();
        yield* checkOwner(fact.baseline, baseline, `${place}/baseline`);
        yield* checkBaseline(fact.baseline, { startedAt: fact.at }, editions, `${place}/baseline`);
        break;
      case 'account.restored':
        added.clear();
        yield* checkOwner(fact.checkpoint.baseline, baseline, `${place}/checkpoint/baseline`);
        yield* checkCheckpoint(fact.checkpoint, editions, `${place}/checkpoint`);
        break;
      case 'key.put':
        yield* checkKey(fact.key, baseline, editions, `${place}/key`);
        break;
      case 'action.created':
        yield* checkFamily(fact.action, `${place}/action`);
        break;
      case 'device.added':
        if (added.has(fact.device.id)) yield { path: `${place}/device/id`, message: 'is taken at that time' };
        added.add(fact.device.id);
        break;
      case 'device.removed':
        added.delete(fact.deviceId);
        break;
    }
  }
}

function* checkOwner({ id }: AccountBaseline, owner: AccountBaseline, path: string): Problems {
  if (id !== owner.id) yield { path: `${path}/id`, message: `is not the account's own, ${owner.id}` };
}
