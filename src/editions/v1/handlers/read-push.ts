import type { ScriptedOutcome } from '../../../domain/actions/scripted-outcome.ts';
import type { DeviceCommand } from '../../../domain/device-command.ts';
import { invalidRequest } from '../../../domain/failures/problem.ts';
import { parseDuration } from '../../../domain/time/duration.ts';
import { type Instant, MAX_INSTANT, parseInstant } from '../../../domain/time/instant.ts';
import type { components } from '../contract.gen.ts';
import { toCelsius } from '../present/units.ts';

type Schemas = components['schemas'];
type PushBody = Schemas['BatteryPush'] | Schemas['HvacPush'] | Schemas['EvChargerPush'];

/** The device command that the body of a push names. */
export function readCommand(body: PushBody): DeviceCommand {
  switch (body.action) {
    case 'set_operation_mode': {
      const { mode, targetPercent } = body;
      return { kind: 'battery.mode', mode, ...(targetPercent !== undefined && { targetPercent }) };
    }
    case 'follow_schedule':
      return { kind: 'hvac.schedule' };
    case 'set_permanent_hold':
      return {
        kind: 'hvac.hold',
        mode: body.mode,
        heatSetPointC: toCelsius(body.heatSetpoint),
        coolSetPointC: toCelsius(body.coolSetpoint),
      };
    case 'start_charging':
      return { kind: 'charger.start' };
    case 'stop_charging':
      return { kind: 'charger.stop' };
    case 'set_max_power':
      return { kind: 'charger.limit', maxPowerKw: body.maxPower };
  }
}

/** The instant that `deferUntil` means. @throws ApiProblem where there is no such day, or it is not in the future. */
export function readDeferral(text: string | undefined, at: Instant): Instant | undefined {
  if (text === undefined) return undefined;
  const durationMs = parseDuration(text);
  const until = durationMs === undefined ? parseInstant(text) : at + durationMs;
  if (until === undefined)
    throw invalidRequest({ path: '/body/deferUntil', message: 'names a day that does not exist' });
  if (until <= at) throw invalidRequest({ path: '/body/deferUntil', message: 'must be in the future' });
  if (until > MAX_INSTANT)
    throw invalidRequest({ path: '/body/deferUntil', message: 'is too far in the future' });
  return until;
}

/** How the body's `sandbox` object wants the action to end. */
export function readScript(sandbox: Schemas['SandboxOptions'] | undefined): ScriptedOutcome | undefined {
  return sandbox === undefined || Object.keys(sandbox).length === 0
    ? undefined
    : (sandbox as ScriptedOutcome);
}
