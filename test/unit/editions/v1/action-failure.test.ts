import { expect, test } from 'vitest';
import {
  type ActionFailure,
  presentActionFailure,
} from '../../../../src/editions/v1/present/action-failure.ts';

test.each<[ActionFailure, string, string]>([
  [{ kind: 'device-offline' }, 'DEVICE_OFFLINE', 'Device is currently offline'],
  [{ kind: 'unknown-device' }, 'DEVICE_NOT_FOUND', 'Device not found or access denied'],
  [
    { kind: 'unsupported-command', command: 'hvac.schedule' },
    'UNSUPPORTED_COMMAND',
    'Command hvac.schedule is not supported by this device',
  ],
  [
    { kind: 'unsupported-mode', mode: 'cool' },
    'UNSUPPORTED_MODE',
    'Mode cool is not supported by this device',
  ],
  [
    { kind: 'out-of-range', detail: { parameter: 'targetPercent', value: 5, min: 20, max: 100 } },
    'PARAMETER_OUT_OF_RANGE',
    "Target of 5 % is outside the device's range of 20 to 100 %",
  ],
  [
    { kind: 'out-of-range', detail: { parameter: 'maxPowerKw', value: 9, min: 0, max: 7.4 } },
    'PARAMETER_OUT_OF_RANGE',
    "Power of 9 kW is outside the device's range of 0 to 7.4 kW",
  ],
  [
    { kind: 'out-of-range', detail: { parameter: 'setPoints' } },
    'PARAMETER_OUT_OF_RANGE',
    'Heat set point is above the cool set point',
  ],
  [{ kind: 'scripted' }, 'COMMAND_FAILED', 'Command failed'],
  [{ kind: 'scripted', code: 'JAMMED', message: 'It is stuck' }, 'JAMMED', 'It is stuck'],
])('v1 says of the failure %o that it is %s, "%s"', (failure, code, message) => {
  expect(presentActionFailure(failure)).toEqual({ code, message });
});
