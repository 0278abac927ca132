import type { Device, EvCharger, Vehicle } from './entities.ts';

/** Who plugs in where, by device id, seen from both ends of the cable. */
export interface PluggedPairs {
  readonly vehicleOf: ReadonlyMap<string, Vehicle>;
  readonly chargerOf: ReadonlyMap<string, EvCharger>;
}

/** The i-th vehicle of a user plugs into the i-th charger of that user; what is left over stays unplugged. */
export function pairVehiclesWithChargers(devices: Iterable<Device>): PluggedPairs {
  const chargersOf = new Map<string, EvCharger[]>();
  const vehiclesOf = new Map<string, Vehicle[]>();
  for (const device of devices) {
    if (device.family === 'ev-charger') addTo(chargersOf, device);
    else if (device.family === 'vehicle') addTo(vehiclesOf, device);
  }
  const vehicleOf = new Map<string, Vehicle>();
  const chargerOf = new Map<string, EvCharger>();
  for (const [userId, vehicles] of vehiclesOf) {
    const chargers = chargersOf.get(userId) ?? [];
    for (const [i, vehicle] of vehicles.entries()) {
      const charger = chargers[i];
      if (charger === undefined) break;
      vehicleOf.set(charger.id, vehicle);
      chargerOf.set(vehicle.id, charger);
    }
  }
  return { vehicleOf, chargerOf };
}

/** The vehicle as it charges at this charger: neither side gives or takes more than the other allows. */
export function pluggedInto(vehicle: Vehicle, charger: EvCharger): Vehicle {
  return {
    ...vehicle,
    maxChargeKw: Math.min(vehicle.maxChargeKw, charger.maxPowerKw),
    maxCurrentA: Math.min(vehicle.maxCurrentA, charger.maxCurrentA),
  };
}

function addTo<D extends Device>(ofUser: Map<string, D[]>, device: D): void {
  const list = ofUser.get(device.userId);
  if (list === undefined) ofUser.set(device.userId, [device]);
  else list.push(device);
}
