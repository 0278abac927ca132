import type { Instant } from '../../domain/instant.ts';
import type { Account } from '../../world/account.ts';
import type { components } from './contract.gen.ts';
import { type CommandedFamily, presentAcceptance, presentAction } from './present-action.ts';
import { readCommand, readDeferral, readScript } from './read-push.ts';

type Schemas = components['schemas'];

interface PushCall {
  readonly account: Account;
  readonly at: Instant;
  readonly params: { readonly deviceId: string };
  readonly body: Schemas['BatteryPush'] | Schemas['HvacPush'] | Schemas['EvChargerPush'];
}

interface PollCall {
  readonly account: Account;
  readonly params: { readonly actionId: string };
}

export function createPushHandler<F extends CommandedFamily>(family: F) {
  return ({ account, at, params: { deviceId }, body }: PushCall) => {
    const command = readCommand(body);
    const deferUntil = readDeferral(body.deferUntil, at);
    const script = readScript(body.sandbox);
    const action = account.world.push(
      {
        type: 'action.push',
        family,
        deviceId,
        command,
        ...(deferUntil !== undefined && { deferUntil }),
        ...(script !== undefined && { script }),
      },
      at,
    );
    return { status: 202 as const, body: presentAcceptance<F>(action) };
  };
}

export function createPollHandler<F extends CommandedFamily>(family: F) {
  return ({ account, params }: PollCall) => ({
    status: 200 as const,
    body: presentAction<F>(account.world.action(family, params.actionId)),
  });
}
