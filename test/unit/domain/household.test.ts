import { describe, expect, it } from 'vitest';
import { completeDevice } from '../../../src/domain/devices/catalogue/complete-device.ts';
import type { Device, EvCharger, Vehicle } from '../../../src/domain/entities.ts';
import { pairVehiclesWithChargers, pluggedInto } from '../../../src/domain/household.ts';

function charger(id: string, userId: string, figures: Partial<EvCharger> = {}): EvCharger {
  return completeDevice('seed', { ...figures, family: 'ev-charger', id, userId }) as EvCharger;
}

function vehicle(id: string, userId: string, figures: Partial<Vehicle> = {}): Vehicle {
  return completeDevice('seed', { ...figures, family: 'vehicle', id, userId }) as Vehicle;
}

describe('a household', () => {
  it('plugs its i-th vehicle into its i-th charger, whatever stands between them', () => {
    const battery: Device = completeDevice('seed', { family: 'battery', id: 'b', userId: 'ann' });
    const devices = [
      vehicle('v1', 'ann'),
      battery,
      charger('c1', 'ann'),
      charger('c2', 'ann'),
      vehicle('v2', 'ann'),
    ];
    const { vehicleOf, chargerOf } = pairVehiclesWithChargers(devices);
    expect([...vehicleOf].map(([id, { id: partner }]) => [id, partner])).toEqual([
      ['c1', 'v1'],
      ['c2', 'v2'],
    ]);
    expect([...chargerOf].map(([id, { id: partner }]) => [id, partner])).toEqual([
      ['v1', 'c1'],
      ['v2', 'c2'],
    ]);
  });

  it('leaves a vehicle without a charger and a charger without a vehicle alone', () => {
    const devices = [vehicle('v1', 'ann'), vehicle('v2', 'ann'), charger('c1', 'ann'), charger('c9', 'bob')];
    const { vehicleOf, chargerOf } = pairVehiclesWithChargers(devices);
    expect([...chargerOf.keys()]).toEqual(['v1']);
    expect([...vehicleOf.keys()]).toEqual(['c1']);
  });

  it("never plugs into another user's charger", () => {
    const { vehicleOf } = pairVehiclesWithChargers([
      charger('c-bob', 'bob'),
      vehicle('v-ann', 'ann'),
      charger('c-ann', 'ann'),
      vehicle('v-bob', 'bob'),
    ]);
    expect(vehicleOf.get('c-bob')?.id).toBe('v-bob');
    expect(vehicleOf.get('c-ann')?.id).toBe('v-ann');
  });

  it('charges no faster than the weaker of vehicle and charger', () => {
    const car = vehicle('v', 'ann', { maxChargeKw: 11, maxCurrentA: 16 });
    const weak = pluggedInto(car, charger('c', 'ann', { maxPowerKw: 7.4, maxCurrentA: 32 }));
    expect(weak).toEqual({ ...car, maxChargeKw: 7.4, maxCurrentA: 16 });
    expect(pluggedInto(car, charger('c', 'ann', { maxPowerKw: 22, maxCurrentA: 32 }))).toEqual(car);
  });
});
