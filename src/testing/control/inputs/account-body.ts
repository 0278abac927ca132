import type { ClockObjectInput, InstantInput } from '../../../config/sandbox-options.ts';
import type { components } from '../../../control/contract.gen.ts';
import { SystemDate } from '../../../domain/captured-globals.ts';
import { SHIPPED_WORLDS } from '../../../domain/shipped-worlds.ts';
import type { NewAccount } from '../control-types.ts';
import { readDocument } from './read-document.ts';

type Schemas = components['schemas'];

/** What an account begins with as the sandbox takes it, which reads no files. @throws ControlError */
export function toAccountBody({ world, clock, ...rest }: NewAccount, what: string): Schemas['AccountSpec'] {
  return {
    ...rest,
    ...(world !== undefined && { world: readDocument(world, SHIPPED_WORLDS, what) }),
    ...(clock !== undefined && { clock: typeof clock === 'object' ? toClock(clock) : clock }),
  } as Schemas['AccountSpec'];
}

function toClock({ at, ...pace }: ClockObjectInput): Schemas['ClockStart'] {
  return { ...pace, ...(at !== undefined && { at: toInstantText(at) }) };
}

/** An instant as text, of whichever form. */
export function toInstantText(at: InstantInput): string {
  return typeof at === 'string' ? at : new SystemDate(at).toISOString();
}
