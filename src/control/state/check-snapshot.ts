import type { EditionSet } from '../../contract/edition-set.ts';
import type { ApiKey } from '../../domain/api-key.ts';
import type { DeviceCommand } from '../../domain/device-command.ts';
import type { Family } from '../../domain/entities.ts';
import { MAX_INSTANT } from '../../domain/instant.ts';
import type { ProblemDetail } from '../../domain/problem.ts';
import { FAMILY_OF_COMMAND } from '../../files/world/check-world.ts';
import type { AccountSnapshot } from '../../world/account.ts';
import type { AccountBaseline, BaselineAction } from '../../world/baseline.ts';
import type { ClockPace } from '../../world/clock.ts';
import type { LoggedCommand, PushAction } from '../../world/world-command.ts';
import { checkJournal } from './check-journal.ts';
import { checkQuotas } from './check-quotas.ts';
import { checkRuleRecords } from './saved-rules.ts';

type Problems = Generator<ProblemDetail>;

/** What a schema cannot say of a saved account: that time goes forward, and that names mean something. */
export function* checkSavedAccount(saved: AccountSnapshot, editions: EditionSet, path: string): Problems {
  const { baseline, clockStart, clock } = saved;
  yield* checkPace(clockStart, `${path}/clockStart`);
  yield* checkPace(clock, `${path}/clock`);
  yield* checkOrder(saved, path);
  yield* checkNames(baseline, `${path}/baseline`);
  for (const [k, key] of baseline.keys.entries()) {
    yield* checkKey(key, { baseline, editions }, `${path}/baseline/keys/${k}`);
  }
  for (const [a, action] of baseline.actions.entries()) {
    yield* checkAction(action, saved, `${path}/baseline/actions/${a}`);
  }
  yield* checkCommands(saved, editions, `${path}/commands`);
  if (saved.journal !== undefined) yield* checkJournal(saved.journal, `${path}/journal`);
  yield* checkQuotas(saved, `${path}/usage/quotas`);
  yield* checkRuleRecords(saved, `${path}/rules/rules`);
}

const IS_PACE: Readonly<Record<ClockPace['mode'], (factor: number) => boolean>> = {
  real: (factor) => factor === 1,
  frozen: (factor) => factor === 0,
  scaled: (factor) => factor > 0,
};

function* checkPace({ mode, factor }: ClockPace, path: string): Problems {
  if (!IS_PACE[mode](factor)) yield { path: `${path}/factor`, message: `does not fit the mode ${mode}` };
}

function* checkOrder({ startedAt, commands, clock }: AccountSnapshot, path: string): Problems {
  let latest = startedAt;
  for (const [c, { at }] of commands.entries()) {
    if (at < latest) yield { path: `${path}/commands/${c}/at`, message: 'is before what came before it' };
    latest = Math.max(latest, at);
  }
  if (clock.at < latest)
    yield { path: `${path}/clock/at`, message: 'is before the last thing that happened' };
}

function* checkNames({ users, devices, keys, actions }: AccountBaseline, path: string): Problems {
  const lists = {
    users: users.map(({ id }) => id),
    devices: devices.map(({ id }) => id),
    keys: keys.map(({ key }) => key),
    actions: actions.map(({ family, id }) => `${family}/${id}`),
  };
  for (const [list, names] of Object.entries(lists)) {
    if (new Set(names).size < names.length) yield { path: `${path}/${list}`, message: 'has a name twice' };
  }
}

interface KeyHome {
  readonly baseline: AccountBaseline;
  readonly editions: EditionSet;
}

function* checkKey(key: ApiKey, { baseline: { environment }, editions }: KeyHome, path: string): Problems {
  const edition = editions.get(key.edition);
  if (edition === undefined) yield { path: `${path}/edition`, message: 'is no edition that is served' };
  // A world file may have keys that are too short for the real service.
  const named = edition?.keyFormat.parse(key.key) ?? environment;
  const isFit = named === environment && key.environment === environment;
  if (!isFit) yield { path: `${path}/key`, message: `is no ${environment} key of this edition` };
}

function* checkAction(
  action: BaselineAction,
  { baseline, startedAt }: AccountSnapshot,
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
  else if (FAMILY_OF_COMMAND[command.kind] !== family) {
    yield { path: `${path}/command/kind`, message: 'is no command of the family' };
  }
}

function* checkCommands(
  { baseline, commands }: AccountSnapshot,
  editions: EditionSet,
  path: string,
): Problems {
  const families = new Map(baseline.devices.map(({ id, family }) => [id, family]));
  for (const [c, command] of commands.entries()) {
    const place = `${path}/${c}`;
    if (command.type === 'key.put') yield* checkKey(command.key, { baseline, editions }, `${place}/key`);
    if (command.type === 'action.push') yield* checkPush(command, families, place);
    else yield* followDevices(command, families, place);
  }
}

function* checkPush(
  push: PushAction & LoggedCommand,
  families: ReadonlyMap<string, Family>,
  path: string,
): Problems {
  yield* checkTarget(push, families.get(push.deviceId), path);
  const isLater = push.deferUntil === undefined || push.deferUntil > push.at;
  if (!isLater) yield { path: `${path}/deferUntil`, message: 'is not later than the command' };
}

/** Keeps the devices that there are up to date with a command. */
function* followDevices(command: LoggedCommand, families: Map<string, Family>, path: string): Problems {
  if (command.type === 'device.add') {
    const { id, family } = command.device;
    if (families.has(id)) yield { path: `${path}/device/id`, message: 'is taken at that time' };
    families.set(id, family);
  } else if (command.type === 'device.replace') {
    const { id, family } = command.device;
    if (families.get(id) !== family)
      yield { path: `${path}/device`, message: 'replaces no device of that family' };
  } else if ('deviceId' in command) {
    if (!families.has(command.deviceId))
      yield { path: `${path}/deviceId`, message: 'names no device of that time' };
    if (command.type === 'device.remove') families.delete(command.deviceId);
  }
}
