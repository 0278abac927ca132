import type { ClockObjectInput } from '../../../config/sandbox-options.ts';
import type { components } from '../../../control/contract.gen.ts';
import { SHIPPED_SCENARIOS } from '../../../domain/rules/shipped-scenarios.ts';
import { SHIPPED_WORLDS } from '../../../domain/shipped-worlds.ts';
import type { KeyChange, NewAccount, NewDevice, NewKey } from '../control-types.ts';
import { isObject, optionsOf } from './check-argument.ts';
import { toInstantText, withInstantTexts } from './instants.ts';
import { readDocument } from './read-document.ts';

type Schemas = components['schemas'];

/** What an account begins with as the sandbox takes it, which reads no files. @throws ControlError */
export function toAccountBody(given: NewAccount | undefined, what: string): Schemas['AccountSpec'] {
  const { world, clock, keys, scenarios, ...rest } = optionsOf(given, what);
  const read = <T extends object>(document: string | T, shipped: readonly string[]) =>
    readDocument(document, shipped, what);
  return {
    ...rest,
    ...(world !== undefined && { world: read(world, SHIPPED_WORLDS) }),
    ...(clock !== undefined && { clock: toClockBody(clock, what) }),
    ...(keys !== undefined && { keys: Array.isArray(keys) ? keys.map((key) => toKeyBody(key, what)) : keys }),
    ...(scenarios !== undefined && {
      scenarios: [scenarios].flat().map((one) => read(one, SHIPPED_SCENARIOS)),
    }),
  } as unknown as Schemas['AccountSpec'];
}

/** A clock as the sandbox takes it, which knows instants as text. @throws ControlError */
export function toClockBody<T extends string | ClockObjectInput>(clock: T, what: string): T {
  if (!isObject(clock) || clock.at === undefined) return clock;
  return { ...clock, at: toInstantText(clock.at, what) };
}

const KEY_INSTANTS = ['createdAt', 'expiresAt', 'revokedAt'] as const;

/** A key in the same way. @throws ControlError */
export function toKeyBody(key: string | NewKey, what: string): Schemas['KeyOrText'] {
  const body = typeof key === 'string' ? key : withInstants(key, KEY_INSTANTS, what);
  return body as Schemas['KeyOrText'];
}

/** A change of a key in the same way. @throws ControlError */
export function toKeyChangeBody(change: KeyChange, what: string): Schemas['KeyChange'] {
  return withInstants(change, ['expiresAt', 'revokedAt'], what) as Schemas['KeyChange'];
}

/** A device in the same way. @throws ControlError */
export function toDeviceBody(device: NewDevice, what: string): Schemas['DeviceSpec'] {
  return withInstants(device, ['installedAt'], what) as Schemas['DeviceSpec'];
}

/** What is no object is refused by the sandbox, which says what it wants. */
function withInstants<T extends object>(given: T, names: readonly (keyof T & string)[], what: string): T {
  return isObject(given) ? withInstantTexts(given, names, what) : given;
}
