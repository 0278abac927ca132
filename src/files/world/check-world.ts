import { FAMILY_OF_COMMAND } from '../../domain/device-command.ts';
import {
  type AccountSpec,
  type ActionSpec,
  type DeviceSpec,
  keysOf,
  type WorldFile,
} from '../../domain/documents/world-file.ts';
import type { Family, SetPoints } from '../../domain/entities.ts';
import { explainInstant, explainKeyTimes } from '../../domain/keys/build-key.ts';
import type { EditionKeys } from '../../domain/keys/edition-keys.ts';
import { maskKey } from '../../domain/keys/mask-keys.ts';
import { explainUnknownPlan } from '../../domain/rate-limit/unknown-plan.ts';
import type { InputProblem } from '../../domain/validation/input-problem.ts';
import type { Path } from '../../domain/validation/path.ts';
import { checkDuration } from '../problems/check-duration.ts';
import { findDuplicates } from '../problems/find-duplicates.ts';
import type { Findings } from '../problems/take-problems.ts';
import { explainKey } from './check-key.ts';

/** More would not fit into the memory of a small CI runner. */
const MAX_GENERATED_DEVICES = 200_000;

type Problems = Generator<InputProblem>;

/** What a world is checked by that only those know who run it; what is left out is not checked. */
export interface WorldChecks {
  /** Those whose keys there may be. */
  readonly editions?: readonly EditionKeys[];
  /** Names of the rate-limit plans: a misspelt one would leave its key without a limit. */
  readonly plans?: readonly string[];
}

/** What is wrong with a world whose shape is right: names given twice, references to nothing, and the like. */
export function* findMeaningProblems({ accounts }: WorldFile, checks: WorldChecks): Findings {
  yield* findDuplicateAccounts(accounts);
  yield* findDuplicateKeys(accounts);
  yield* findLimitExceeded(accounts);
  for (const [i, account] of accounts.entries()) yield* checkAccount(account, ['accounts', i], checks);
}

function* findDuplicateAccounts(accounts: readonly AccountSpec[]): Problems {
  const ids = accounts.map(({ id }, i) => ({ name: id, path: ['accounts', i, 'id'] }));
  yield* findDuplicates(ids, (id) => `another account has the id "${id}".`);
}

function* findDuplicateKeys(accounts: readonly AccountSpec[]): Problems {
  const keys = accounts.flatMap((account, i) =>
    keysOf(account).map(({ key }, k) => ({ name: key, path: keyPath(account, k, ['accounts', i]) })),
  );
  yield* findDuplicates(
    keys,
    (key) => `the key ${maskKey(key)} is given twice, and a key speaks for one account.`,
  );
}

/** Where the text of a key stands, which may be bare. */
function keyPath({ keys = [] }: AccountSpec, index: number, path: Path): Path {
  const place = [...path, 'keys', index];
  return typeof keys[index] === 'string' ? place : [...place, 'key'];
}

function* findLimitExceeded(accounts: readonly AccountSpec[]): Problems {
  let total = 0;
  for (const [i, { generate }] of accounts.entries()) {
    total += generate?.devices ?? 0;
    if (generate === undefined || total <= MAX_GENERATED_DEVICES) continue;
    yield {
      path: ['accounts', i, 'generate', 'devices'],
      why: `with it ${total} devices would be generated.`,
      advice: `Keep the sum over all accounts to ${MAX_GENERATED_DEVICES}.`,
    };
  }
}

function* checkAccount(account: AccountSpec, path: Path, { editions, plans }: WorldChecks): Findings {
  const { environment = 'sandbox', users = [], actions = [] } = account;
  for (const [k, key] of keysOf(account).entries()) {
    const place = [...path, 'keys', k];
    if (editions !== undefined)
      yield* explainKey(key, environment, editions, { path: place, keyPath: keyPath(account, k, path) });
    if (plans !== undefined) yield* explainUnknownPlan(key.plan, plans, [...place, 'plan']);
    yield* explainKeyTimes(key, place);
    yield* checkDuration(key.expiresIn, [...place, 'expiresIn']);
  }
  const userIds = users.map(({ id }, u) => ({ name: id, path: [...path, 'users', u, 'id'] }));
  yield* findDuplicates(userIds, (id) => `another user of the account has the id "${id}".`);
  const placed = users.flatMap(({ devices = [] }, u) =>
    devices.map((device, d) => ({ name: device.id, device, path: [...path, 'users', u, 'devices', d] })),
  );
  for (const { device, path: place } of placed) {
    yield* checkDevice(device, place);
    yield undefined;
  }
  const deviceIds = placed.map(({ name, path: place }) => ({ name, path: [...place, 'id'] }));
  yield* findDuplicates(deviceIds, (id) => `another device of the account has the id "${id}".`);
  yield undefined;
  yield* checkActions(actions, new Map(placed.map(({ device }) => [device.id, device.family])), [
    ...path,
    'actions',
  ]);
}

function* checkDevice(device: DeviceSpec, path: Path): Problems {
  yield* explainInstant(device.installedAt, [...path, 'installedAt']);
  if (device.id === 'actions') {
    yield {
      path: [...path, 'id'],
      why: 'the path of such a device is that of the actions.',
      advice: 'Choose another id.',
    };
  }
  if (device.family !== 'hvac' || device.schedule === undefined) return;
  yield* checkSetPoints(device.schedule.day, [...path, 'schedule', 'day']);
  yield* checkSetPoints(device.schedule.night, [...path, 'schedule', 'night']);
}

function* checkActions(
  actions: readonly ActionSpec[],
  familyOf: ReadonlyMap<string | undefined, Family>,
  path: Path,
): Problems {
  const names = actions.map(({ id, command }, a) => ({
    name: `${FAMILY_OF_COMMAND[command.kind]} ${id}`,
    path: [...path, a, 'id'],
  }));
  yield* findDuplicates(names, (name) => `another action of the family has the same id (${name}).`);
  for (const [a, action] of actions.entries())
    yield* checkAction(action, familyOf.get(action.deviceId), [...path, a]);
}

function* checkAction(
  { deviceId, command, ...time }: ActionSpec,
  family: Family | undefined,
  path: Path,
): Problems {
  if (family === undefined) {
    yield {
      path: [...path, 'deviceId'],
      why: `no device of the account is called "${deviceId}".`,
      advice: 'Give the device that id under "users", or name another.',
    };
  } else if (FAMILY_OF_COMMAND[command.kind] !== family) {
    yield {
      path: [...path, 'command', 'kind'],
      why: `"${command.kind}" is a command for ${FAMILY_OF_COMMAND[command.kind]}, but "${deviceId}" is of the family ${family}.`,
      advice: commandsOf(family),
    };
  }
  if (command.kind === 'hvac.hold') {
    yield* checkSetPoints({ heatC: command.heatSetPointC, coolC: command.coolSetPointC }, [
      ...path,
      'command',
    ]);
  }
  yield* checkDuration(time.ago, [...path, 'ago']);
  yield* checkDuration(time.in, [...path, 'in']);
}

function commandsOf(family: Family): string {
  const kinds = Object.entries(FAMILY_OF_COMMAND).filter(([, of]) => of === family);
  if (kinds.length === 0) return 'Name another device; this family takes no commands.';
  return `Use ${kinds.map(([kind]) => kind).join(', ')}, or name another device.`;
}

function* checkSetPoints({ heatC, coolC }: SetPoints, path: Path): Problems {
  if (heatC < coolC) return;
  yield {
    path,
    why: `heating up to ${heatC} °C and cooling down to ${coolC} °C would work against each other.`,
    advice: 'Put the heating set point below the cooling set point.',
  };
}
