import { expect, test } from 'vitest';
import type { ActionFailure } from '../../../../../src/domain/actions/action-failure.ts';
import { presentFailureV1 } from '../../../../../src/editions/v1/present/present-failure.ts';

test.each<[ActionFailure, string, string]>([
  [{ kind: 'device-offline' }, 'DEVICE_OFFLINE', 'Device is currently offline'],
  [{ kind: 'unknown-device' }, 'DEVICE_NOT_FOUND', 'Device not found or access denied'],
  [
    { kind: 'unsupported-command', command: 'hvac.schedule' },
    'UNSUPPORTED_COMMAND',
    'Command hvac.schedule is not supported by this device',
  ],
  [
    { kind: 'unsupported-mode', mode: 'auto' },
    'UNSUPPORTED_MODE',
    'Mode auto is not supported by this device',
  ],
  [
    { kind: 'target-out-of-range', percent: 19, minPercent: 20, maxPercent: 100 },
    'PARAMETER_OUT_OF_RANGE',
    "Target of 19 % is outside the device's range of 20 to 100 %",
  ],
  [{ kind: 'set-points-crossed' }, 'PARAMETER_OUT_OF_RANGE', 'Heat set point is above the cool set point'],
  [
    { kind: 'power-out-of-range', powerKw: 11.1, maxPowerKw: 11 },
    'PARAMETER_OUT_OF_RANGE',
    "Power of 11.1 kW is outside the device's range of 0 to 11 kW",
  ],
  [{ kind: 'scripted' }, 'COMMAND_FAILED', 'Command failed'],
  [{ kind: 'scripted', code: 'BOOM' }, 'BOOM', 'Command failed'],
  [{ kind: 'scripted', message: 'It broke' }, 'COMMAND_FAILED', 'It broke'],
  [{ kind: 'scripted', code: 'BOOM', message: 'It broke' }, 'BOOM', 'It broke'],
])('edition v1 says of %j %s: %s', (failure, code, message) => {
  expect(presentFailureV1(failure)).toEqual({ code, message });
});
