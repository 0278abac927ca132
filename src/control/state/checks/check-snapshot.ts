import type { EditionSet } from '../../../contract/edition-set.ts';
import type { Action } from '../../../domain/actions/action.ts';
import { FAMILY_OF_COMMAND } from '../../../domain/device-command.ts';
import type { ProblemDetail } from '../../../domain/failures/problem.ts';
import type { ApiKey } from '../../../domain/keys/api-key.ts';
import type { AccountBaseline } from '../../../domain/record/baseline.ts';
import type { AccountCheckpoint, DeviceRecord } from '../../../domain/record/checkpoint.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { AccountSnapshot } from '../../../world/account-snapshot.ts';
import { checkActions } from './check-actions.ts';
import { checkJournal } from './check-journal.ts';
import { checkQuotas } from './check-quotas.ts';
import { checkRepeats } from './check-repeats.ts';
import { checkRuleRecords } from './check-rule-records.ts';
import type { WorldChecks } from './world-checks.ts';

type Problems = Generator<ProblemDetail>;

/** What the accounts of a snapshot are checked by. */
export interface SnapshotChecks {
  readonly editions: EditionSet;
  readonly worlds: WorldChecks;
}

/** What a schema cannot say of a saved account: that time goes forward, and that names mean something. */
export function* checkSavedAccount(saved: AccountSnapshot, checks: SnapshotChecks, path: string): Problems {
  yield* checkCheckpoint(saved, checks, path);
  yield* checkFactOrder(saved, `${path}/facts`);
  yield* checkFacts(saved, checks, `${path}/facts`);
  if (saved.journal !== undefined) yield* checkJournal(saved.journal, `${path}/journal`);
}

function* checkCheckpoint(saved: AccountCheckpoint, checks: SnapshotChecks, path: string): Problems {
  const { baseline } = saved;
  yield* checkOrder(saved, path);
  yield* checkNames(saved, path);
  yield* checkBaseline(baseline, saved, checks, `${path}/baseline`);
  for (const [k, key] of saved.keys.entries())
    yield* checkKey(key, baseline, checks.editions, `${path}/keys/${k}`);
  yield* checkDevices(saved, checks, path);
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
  { editions, worlds }: SnapshotChecks,
  path: string,
): Problems {
  yield* worlds.check(baseline, path);
  yield* checkRepeats({ keys: baseline.keys.map(({ key }) => key) }, path);
  for (const [k, key] of baseline.keys.entries())
    yield* checkKey(key, baseline, editions, `${path}/keys/${k}`);
  if (!worlds.isInTime(baseline, startedAt))
    yield { path, message: 'has an action that lies outside of time' };
}

function* checkNames(saved: AccountCheckpoint, path: string): Problems {
  const { keys, devices = [], deviceHistories = [], scenarios } = saved;
  const lists = {
    keys: keys.map(({ key }) => key),
    devices: devices.map(({ device }) => device.id),
    deviceHistories: deviceHistories.map(({ deviceId }) => deviceId),
    scenarios: scenarios.map(({ name }) => name),
  };
  yield* checkRepeats(lists, path);
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

function* checkFamily({ family, command }: Pick<Action, 'family' | 'command'>, path: string): Problems {
  if (FAMILY_OF_COMMAND[command.kind] !== family)
    yield { path: `${path}/command/kind`, message: 'is no command of the family' };
}

function* checkDevices(saved: AccountCheckpoint, { worlds }: SnapshotChecks, path: string): Problems {
  const { baseline, devices = [], deviceHistories = [], clock } = saved;
  yield* checkPasts(devices, clock.at, `${path}/devices`);
  yield* checkPasts(deviceHistories, clock.at, `${path}/deviceHistories`);
  for (const [h, { deviceId }] of deviceHistories.entries()) {
    if (worlds.familiesOf(baseline).has(deviceId)) continue;
    yield { path: `${path}/deviceHistories/${h}/deviceId`, message: 'names no device of the baseline' };
  }
}

function* checkPasts(pasts: readonly Omit<DeviceRecord, 'device'>[], now: Instant, path: string): Problems {
  for (const [d, { commands, freshAt, offlineSince = 0 }] of pasts.entries()) {
    const place = `${path}/${d}`;
    const instants = commands.map(({ at }) => at);
    if (instants.some((at, i) => at < (instants[i - 1] ?? 0)))
      yield { path: `${place}/commands`, message: 'is not in the order of time' };
    if (Math.max(freshAt, offlineSince, instants.at(-1) ?? 0) > now)
      yield { path: place, message: 'is later than the clock' };
  }
}

/** Facts are applied as they are: what they name need not be there, but it must be well formed. */
function* checkFacts({ baseline, facts }: AccountSnapshot, checks: SnapshotChecks, path: string): Problems {
  const added = new Set<string>();
  for (const [f, fact] of facts.entries()) {
    const place = `${path}/${f}`;
    switch (fact.kind) {
      case 'account.opened':
        added.clear();
        yield* checkOwner(fact.baseline, baseline, `${place}/baseline`);
        yield* checkBaseline(fact.baseline, { startedAt: fact.at }, checks, `${place}/baseline`);
        break;
      case 'account.restored':
        added.clear();
        yield* checkOwner(fact.checkpoint.baseline, baseline, `${place}/checkpoint/baseline`);
        yield* checkCheckpoint(fact.checkpoint, checks, `${place}/checkpoint`);
        break;
      case 'key.put':
        yield* checkKey(fact.key, baseline, checks.editions, `${place}/key`);
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
