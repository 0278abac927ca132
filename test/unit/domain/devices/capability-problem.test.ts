import { expect, test } from 'vitest';
import type { ActionFailure } from '../../../../src/domain/actions/action-failure.ts';
import type { DeviceCommand } from '../../../../src/domain/device-command.ts';
import { capabilityProblem } from '../../../../src/domain/devices/index.ts';
import type { Device } from '../../../../src/domain/entities.ts';
import {
  referenceBattery,
  referenceCharger,
  referenceHvac,
  referenceInverter,
  referenceVehicle,
} from './fleet.ts';

const heatOnly = { ...referenceHvac, modes: ['heat', 'off'] } as const;
const hold = { kind: 'hvac.hold', mode: 'auto', heatSetPointC: 20, coolSetPointC: 24 } as const;

test.each<[string, Device, DeviceCommand]>([
  ['charges to any target', referenceBattery, { kind: 'battery.mode', mode: 'charge', targetPercent: 5 }],
  [
    'discharges down to its limit',
    referenceBattery,
    { kind: 'battery.mode', mode: 'discharge', targetPercent: 20 },
  ],
  ['discharges without a target', referenceBattery, { kind: 'battery.mode', mode: 'discharge' }],
  [
    'is idle, whatever the target',
    referenceBattery,
    { kind: 'battery.mode', mode: 'idle', targetPercent: 0 },
  ],
  ['holds in one of its modes', referenceHvac, hold],
  [
    'holds set points that cross where only one of them counts',
    referenceHvac,
    { ...hold, mode: 'heat', heatSetPointC: 30 },
  ],
  ['follows its schedule', heatOnly, { kind: 'hvac.schedule' }],
  ['starts', referenceCharger, { kind: 'charger.start' }],
  ['stops', referenceCharger, { kind: 'charger.stop' }],
  ['charges at its own rating', referenceCharger, { kind: 'charger.limit', maxPowerKw: 11 }],
])('a device that %s has no problem', (_what, device, command) => {
  expect(capabilityProblem(device, command)).toBeUndefined();
});

test.each<[string, Device, DeviceCommand, ActionFailure]>([
  [
    'a discharge below its limit',
    referenceBattery,
    { kind: 'battery.mode', mode: 'discharge', targetPercent: 19 },
    { kind: 'target-out-of-range', percent: 19, minPercent: 20, maxPercent: 100 },
  ],
  [
    'a charge above 100 %',
    referenceBattery,
    { kind: 'battery.mode', mode: 'charge', targetPercent: 101 },
    { kind: 'target-out-of-range', percent: 101, minPercent: 0, maxPercent: 100 },
  ],
  [
    'a charge below 0 %',
    referenceBattery,
    { kind: 'battery.mode', mode: 'charge', targetPercent: -1 },
    { kind: 'target-out-of-range', percent: -1, minPercent: 0, maxPercent: 100 },
  ],
  [
    'a hold that heats above where it cools',
    referenceHvac,
    { ...hold, heatSetPointC: 25 },
    { kind: 'set-points-crossed' },
  ],
  [
    'more power than its rating',
    referenceCharger,
    { kind: 'charger.limit', maxPowerKw: 11.1 },
    { kind: 'power-out-of-range', powerKw: 11.1, maxPowerKw: 11 },
  ],
  [
    'less power than none',
    referenceCharger,
    { kind: 'charger.limit', maxPowerKw: -0.1 },
    { kind: 'power-out-of-range', powerKw: -0.1, maxPowerKw: 11 },
  ],
])('%s is out of range', (_what, device, command, failure) => {
  expect(capabilityProblem(device, command)).toEqual(failure);
});

test('a mode that the device has not is unsupported', () => {
  expect(capabilityProblem(heatOnly, hold)).toEqual({ kind: 'unsupported-mode', mode: 'auto' });
});

test.each<[Device, DeviceCommand]>([
  [referenceInverter, { kind: 'charger.start' }],
  [referenceVehicle, { kind: 'charger.start' }],
  [referenceBattery, { kind: 'hvac.schedule' }],
  [referenceHvac, { kind: 'battery.mode', mode: 'idle' }],
])('a command of another family is unsupported', (device, command) => {
  expect(capabilityProblem(device, command)).toEqual({ kind: 'unsupported-command', command: command.kind });
});
