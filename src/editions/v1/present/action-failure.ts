/** A parameter that lies outside of what a device can do. */
export type RangeDetail =
  | {
      readonly parameter: 'targetPercent';
      readonly value: number;
      readonly min: number;
      readonly max: number;
    }
  | { readonly parameter: 'maxPowerKw'; readonly value: number; readonly min: number; readonly max: number }
  /** Heating up to more than cooling down to. */
  | { readonly parameter: 'setPoints' };

/** Why an action failed, in the words of no edition. */
export type ActionFailure =
  | { readonly kind: 'device-offline' }
  | { readonly kind: 'unknown-device' }
  | { readonly kind: 'unsupported-command'; readonly command: string }
  | { readonly kind: 'unsupported-mode'; readonly mode: string }
  | { readonly kind: 'out-of-range'; readonly detail: RangeDetail }
  | { readonly kind: 'scripted'; readonly code?: string; readonly message?: string };

export interface PresentedFailure {
  readonly code: string;
  readonly message: string;
}

type Kind = ActionFailure['kind'];
type Present<K extends Kind> = (failure: Extract<ActionFailure, { kind: K }>) => PresentedFailure;

/** The codes and messages of failed actions in v1. Offline is documented, the others are assumed. */
const PRESENT: { readonly [K in Kind]: Present<K> } = {
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
  'out-of-range': ({ detail }) => ({ code: 'PARAMETER_OUT_OF_RANGE', message: describeRange(detail) }),
  scripted: ({ code = 'COMMAND_FAILED', message = 'Command failed' }) => ({ code, message }),
};

export function presentActionFailure(failure: ActionFailure): PresentedFailure {
  const present = PRESENT[failure.kind] as Present<Kind>;
  return present(failure);
}

function describeRange(detail: RangeDetail): string {
  switch (detail.parameter) {
    case 'targetPercent':
      return `Target of ${detail.value} % is outside the device's range of ${detail.min} to ${detail.max} %`;
    case 'maxPowerKw':
      return `Power of ${detail.value} kW is outside the device's range of ${detail.min} to ${detail.max} kW`;
    case 'setPoints':
      return 'Heat set point is above the cool set point';
  }
}
