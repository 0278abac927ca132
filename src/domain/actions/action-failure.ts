import type { DeviceCommand } from '../device-command.ts';
import type { HvacMode } from '../entities.ts';
import type { ScriptedOutcome } from './scripted-outcome.ts';

/** Why an action failed, in the words of no edition: each gives it a code and a message of its own. */
export type ActionFailure =
  | { readonly kind: 'device-offline' }
  | { readonly kind: 'unknown-device' }
  | { readonly kind: 'unsupported-command'; readonly command: DeviceCommand['kind'] }
  | { readonly kind: 'unsupported-mode'; readonly mode: HvacMode }
  | {
      readonly kind: 'target-out-of-range';
      readonly percent: number;
      readonly minPercent: number;
      readonly maxPercent: number;
    }
  | { readonly kind: 'set-points-crossed' }
  | { readonly kind: 'power-out-of-range'; readonly powerKw: number; readonly maxPowerKw: number }
  /** The caller asked for it; what it does not name is the edition's to fill in. */
  | { readonly kind: 'scripted'; readonly code?: string; readonly message?: string };

export function failureOfScript({ cause, errorCode, errorMessage }: ScriptedOutcome): ActionFailure {
  if (cause !== undefined) return { kind: cause };
  return {
    kind: 'scripted',
    ...(errorCode !== undefined && { code: errorCode }),
    ...(errorMessage !== undefined && { message: errorMessage }),
  };
}
