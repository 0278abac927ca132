import type { PresentedFailure } from '../../../contract/edition.ts';
import type { ActionFailure } from '../../../domain/actions/action-failure.ts';
import type { KnownFailureCode } from '../../../domain/names/known-names.gen.ts';

/** With a code that the document lists: only a rule makes others up. */
interface KnownFailure extends PresentedFailure {
  readonly code: KnownFailureCode;
}

type Presenters = {
  readonly [K in ActionFailure['kind']]: (
    failure: Extract<ActionFailure, { kind: K }>,
  ) => K extends 'scripted' ? PresentedFailure : KnownFailure;
};

const SCRIPTED_CODE: KnownFailureCode = 'COMMAND_FAILED';

const PRESENTERS: Presenters = {
  'device-offline': () => ({ code: 'DEVICE_OFFLINE', message: 'Device is currently offline' }),
  'unknown-device': () => ({ code: 'DEVICE_NOT_FOUND', message: 'Device not found or access denied' }),
  'unsupported-command': ({ command }) => ({
    code: 'UNSUPPORTED_COMMAND',
    message: `Command ${command} is not supported by this device`,
  }),
  'unsupported-mode': ({ mode }) => ({
    code: 'UNSUPPORTED_MODE',
    message: `Mode ${mode} is not supported by this device`,
  }),
  'target-out-of-range': ({ percent, minPercent, maxPercent }) =>
    outOfRange(`Target of ${percent} % is outside the device's range of ${minPercent} to ${maxPercent} %`),
  'set-points-crossed': () => outOfRange('Heat set point is above the cool set point'),
  'power-out-of-range': ({ powerKw, maxPowerKw }) =>
    outOfRange(`Power of ${powerKw} kW is outside the device's range of 0 to ${maxPowerKw} kW`),
  scripted: ({ code = SCRIPTED_CODE, message = 'Command failed' }) => ({ code, message }),
};

/** Why an action failed, as edition v1 says it. Codes and messages are assumed. */
export function presentFailureV1(failure: ActionFailure): PresentedFailure {
  return PRESENTERS[failure.kind](failure as never);
}

function outOfRange(message: string): KnownFailure {
  return { code: 'PARAMETER_OUT_OF_RANGE', message };
}
