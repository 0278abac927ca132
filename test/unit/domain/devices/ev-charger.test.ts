import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deviceAt } from '../../../../src/domain/devices/index.ts';
import {
  anyHistory,
  anyVehicle,
  chargerCommand,
  chargerOf,
  commandsAt,
  instantAround,
  referenceCharger,
  SEED,
  utc,
} from './fleet.ts';

const AVAILABLE = {
  family: 'ev-charger',
  status: 'available',
  isConnected: false,
  isCharging: false,
  powerKw: 0,
};

describe('a charger', () => {
  test.each([
    ['03:00', 'charging', true],
    ['07:59', 'charging', true],
    ['08:00', 'connected', true],
    ['08:59', 'connected', true],
    ['09:00', 'available', false],
    ['16:00', 'available', false],
    ['20:59', 'available', false],
    ['21:00', 'charging', true],
  ])('at %s is %s', (time, status, isConnected) => {
    const state = deviceAt(SEED, referenceCharger, [], utc(`2025-01-23T${time}:00Z`));
    expect(state).toMatchObject({ status, isConnected, isCharging: status === 'charging' });
  });

  test('without a vehicle is never connected, whatever it is told', () => {
    const { vehicle: _none, ...lonely } = referenceCharger;
    const commands = commandsAt(['2025-01-23T22:00:00Z', { kind: 'charger.start' }]);
    expect(deviceAt(SEED, lonely, commands, utc('2025-01-23T23:00:00Z'))).toEqual(AVAILABLE);
  });

  test('that was stopped is connected', () => {
    const commands = commandsAt(['2025-01-23T22:00:00Z', { kind: 'charger.stop' }]);
    expect(deviceAt(SEED, referenceCharger, commands, utc('2025-01-23T23:00:00Z'))).toMatchObject({
      status: 'connected',
      isConnected: true,
      isCharging: false,
      powerKw: 0,
    });
  });

  test('agrees with its vehicle at every instant of any history', () => {
    const histories = anyHistory(anyVehicle, chargerCommand).chain((history) =>
      fc
        .array(instantAround(history.commands), { minLength: 1, maxLength: 20 })
        .map((instants) => ({ ...history, instants })),
    );
    fc.assert(
      fc.property(histories, ({ device, commands, instants }) => {
        // The charger's own copy of the vehicle, as a restored world has it.
        const charger = chargerOf(structuredClone(device));
        for (const at of instants) {
          const vehicle = deviceAt(SEED, device, commands, at);
          const state = deviceAt(SEED, charger, commands, at);
          expect(state.isConnected).toBe(vehicle.plugged);
          expect(state.isCharging).toBe(vehicle.charging);
          expect(state.powerKw).toBe(vehicle.chargeRateKw);
          const plugged = vehicle.charging ? 'charging' : 'connected';
          expect(state.status).toBe(vehicle.plugged ? plugged : 'available');
        }
      }),
      { numRuns: 1000 },
    );
  });
});
