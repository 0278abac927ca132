import { SystemDate } from '../../domain/captured-globals.ts';
import { FAMILY_OF_COMMAND } from '../../domain/device-command.ts';
import { completeDevice, type PartialDevice } from '../../domain/devices/catalogue/complete-device.ts';
import {
  type AccountSpec,
  type ActionSpec,
  type DeviceSpec,
  keysOf,
  type UserSpec,
  type WorldFile,
} from '../../domain/documents/world-file.ts';
import type { Device, Environment, Family } from '../../domain/entities.ts';
import { buildKey } from '../../domain/keys/build-key.ts';
import { type EditionKeys, editionOfKey, type KeySpec } from '../../domain/keys/edition-keys.ts';
import { drawText } from '../../domain/random.ts';
import type { AccountBaseline, BaselineAction, User } from '../../domain/record/baseline.ts';
import { parseDuration } from '../../domain/time/duration.ts';
import type { Instant } from '../../domain/time/instant.ts';
import { type InstantInput, readInstantInput } from '../../domain/time/instant-input.ts';
import { Slices } from '../../world/time/slices.ts';
import { accountsOf } from './fixture-accounts.ts';
import { generateHouseholds } from './generate-households.ts';

const KEY_CREATED_AT = SystemDate.UTC(2025, 0, 1);

/**
 * The accounts of a world with everything drawn that the file leaves out: the same for the same file and seed. A large one
 * is built in slices.
 * @param editions what keys may be of, the usual one first
 */
export async function buildBaselines(
  file: WorldFile,
  seed: string,
  editions: readonly EditionKeys[],
): Promise<AccountBaseline[]> {
  const slices = new Slices();
  const baselines: AccountBaseline[] = [];
  for (const [index, spec] of accountsOf(file, editions).entries()) {
    const { environment = 'sandbox' } = spec;
    baselines.push({
      ...(await buildAccount(spec, index, spec.seed ?? seed, slices)),
      keys: keysOf(spec).map((key, k) => buildWorldKey(key, k, environment, editions)),
    });
  }
  return baselines;
}

async function buildAccount(
  spec: AccountSpec,
  index: number,
  seed: string,
  slices: Slices,
): Promise<Omit<AccountBaseline, 'keys'>> {
  const { environment = 'sandbox', users: given = [], generate, actions = [] } = spec;
  const id = spec.id ?? `acct_${drawText(10, seed, 'account', index)}`;
  const generated = generate === undefined ? [] : await generateHouseholds(generate, seed, id);
  const users = [...given, ...generated].map((user, i) => ({
    ...user,
    id: user.id ?? drawUserId(seed, id, i),
  }));
  const devices: Device[] = [];
  for (const user of users) {
    for (const device of buildDevices(user, seed, id)) {
      devices.push(device);
      await slices.pause();
    }
  }
  return {
    id,
    name: spec.name ?? id,
    environment,
    seed,
    users: users.map(({ devices: _, ...user }): User => user),
    devices,
    actions: actions.map(buildAction),
  };
}

function drawUserId(seed: string, accountId: string, index: number): string {
  return `user_${drawText(10, seed, accountId, 'user', index)}`;
}

function* buildDevices(
  user: UserSpec & { readonly id: string },
  seed: string,
  accountId: string,
): Generator<Device> {
  const counts = new Map<Family, number>();
  for (const spec of user.devices ?? []) {
    const { family } = spec;
    // Counted within the family, so that another battery does not make another car of the car.
    const ordinal = counts.get(family) ?? 0;
    counts.set(family, ordinal + 1);
    const id = spec.id ?? `device_${drawText(10, seed, accountId, user.id, family, ordinal)}`;
    yield completeDevice(seed, toPartial(spec, id, user.id));
  }
}

function toPartial({ installedAt, ...spec }: DeviceSpec, id: string, userId: string): PartialDevice {
  const installation = installedAt === undefined ? {} : { installedAt: toInstant(installedAt) };
  return { ...spec, ...installation, id, userId } as PartialDevice;
}

function buildAction({ id, deviceId, command, ...time }: ActionSpec): BaselineAction {
  const action = { id, deviceId, family: FAMILY_OF_COMMAND[command.kind], command };
  return {
    ...action,
    ...(time.ago !== undefined && { agoMs: toMilliseconds(time.ago) }),
    ...(time.in !== undefined && { inMs: toMilliseconds(time.in) }),
  };
}

function buildWorldKey(
  spec: KeySpec,
  index: number,
  environment: Environment,
  editions: readonly EditionKeys[],
) {
  return buildKey(spec, {
    name: `Key ${index + 1}`,
    edition: editionOfKey(spec.key, environment, editions).name,
    environment,
    createdAt: KEY_CREATED_AT,
  });
}

function toInstant(given: InstantInput): Instant {
  return readInstantInput(given) ?? unchecked(String(given));
}

function toMilliseconds(text: string): number {
  return parseDuration(text) ?? unchecked(text);
}

function unchecked(text: string): never {
  throw new RangeError(
    `Failed to build the world: "${text}" is no time that can be read. Check the file with parseWorldFile first.`,
  );
}
