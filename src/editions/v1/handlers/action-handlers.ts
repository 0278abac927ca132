import { heeding, type RuleOverrides } from '../../../contract/typed-handlers.ts';
import type { ScriptedOutcome } from '../../../domain/actions/scripted-outcome.ts';
import type { Instant } from '../../../domain/time/instant.ts';
import type { Account } from '../../../world/account.ts';
import type { Epoch } from '../../../world/epoch.ts';
import type { components } from '../contract.gen.ts';
import { type CommandedFamily, presentAcceptance, presentAction } from '../present/present-action.ts';
import { readCommand, readDeferral, readScript } from './read-push.ts';

type Schemas = components['schemas'];

interface PushCall {
  readonly overrides: RuleOverrides;
  readonly account: Account;
  readonly at: Instant;
  readonly epoch: Epoch;
  readonly params: { readonly deviceId: string };
  readonly body: Schemas['BatteryPush'] | Schemas['HvacPush'] | Schemas['EvChargerPush'];
}

interface PollCall {
  readonly account: Account;
  readonly params: { readonly actionId: string };
}

const PUSH_EFFECTS = ['action', 'deviceOffline'] as const;

export function createPushHandler<F extends CommandedFamily>(family: F) {
  const effectsOn = ({ account, at, params, body }: PushCall) => {
    account.world.entryOf(family, params.deviceId);
    readDeferral(body.deferUntil, at);
    return PUSH_EFFECTS;
  };
  return heeding(effectsOn, async (call: PushCall) => {
    const { account, at, epoch, params, body, overrides } = call;
    const { deviceId } = params;
    const command = readCommand(body);
    const deferUntil = readDeferral(body.deferUntil, at);
    const script = scriptOf(overrides, account) ?? readScript(body.sandbox);
    const action = await account.push(
      {
        type: 'action.push',
        family,
        deviceId,
        command,
        ...(deferUntil !== undefined && { deferUntil }),
        ...(script !== undefined && { script }),
      },
      at,
      epoch,
    );
    return { status: 202 as const, body: presentAcceptance<F>(action) };
  });
}

export function createPollHandler<F extends CommandedFamily>(family: F) {
  return ({ account, params }: PollCall) => ({
    status: 200 as const,
    body: presentAction<F>(account.world.action(params.actionId, family)),
  });
}

/** A rule outranks the body: it is there to surprise the client. */
function scriptOf({ action, deviceOffline }: RuleOverrides, { world }: Account): ScriptedOutcome | undefined {
  if (action !== undefined || deviceOffline !== true) return action;
  return {
    outcome: 'failed',
    cause: 'device-offline',
    completeAfterSeconds: world.offlineAfterSeconds,
  };
}
