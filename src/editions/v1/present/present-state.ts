import type { DeviceState } from '../../../domain/devices/state.ts';
import type {
  Battery,
  Device,
  DeviceOf,
  EvCharger,
  Family,
  Hvac,
  SolarInverter,
  Vehicle,
} from '../../../domain/entities.ts';
import type { components } from '../contract.gen.ts';
import { roundTo, toFahrenheit } from './units.ts';

type Schemas = components['schemas'];
type StateOf<F extends Family> = Extract<DeviceState, { family: F }>;

export interface StateSchemas {
  battery: Schemas['BatteryState'];
  hvac: Schemas['HvacState'];
  'ev-charger': Schemas['EvChargerState'];
  'solar-inverter': Schemas['SolarInverterState'];
  vehicle: Schemas['VehicleState'];
}

type StatePresenters = {
  readonly [F in Family]: (device: DeviceOf<F>, state: StateOf<F>) => StateSchemas[F];
};

/** Wire shape of each family's state: kWh, kW, percent, km, minutes, ampere, and Fahrenheit for HVAC. */
const presenters: StatePresenters = {
  battery: (device: Battery, state) => ({
    status: state.status,
    capacity: device.capacityKwh,
    level: roundTo(state.levelPercent, 1),
    chargeRate: roundTo(state.chargeRateKw, 2),
    dischargeLimit: device.dischargeLimitPercent,
  }),
  hvac: (_device: Hvac, state) => ({
    temperature: roundTo(toFahrenheit(state.indoorC), 1),
    active: state.active,
    heatSetpoint: toFahrenheit(state.heatSetPointC),
    coolSetpoint: toFahrenheit(state.coolSetPointC),
    holdType: state.holdType,
    mode: state.mode,
  }),
  'ev-charger': (device: EvCharger, state) => ({
    status: state.status,
    isConnected: state.isConnected,
    isCharging: state.isCharging,
    currentPower: roundTo(state.powerKw, 2),
    maxCurrent: device.maxCurrentA,
  }),
  'solar-inverter': (_device: SolarInverter, state) => ({
    status: state.status,
    currentPower: roundTo(state.powerKw, 2),
    producing: state.producing,
    energyTotal: roundTo(state.energyTotalKwh, 2),
  }),
  vehicle: (device: Vehicle, state) => ({
    batteryLevel: roundTo(state.levelPercent, 1),
    range: roundTo(state.rangeKm, 0),
    plugged: state.plugged,
    charging: state.charging,
    fullyCharged: state.fullyCharged,
    batteryCapacity: device.capacityKwh,
    chargeLimit: device.chargeLimitPercent,
    chargeRate: roundTo(state.chargeRateKw, 2),
    chargeTimeRemaining: roundTo(state.chargeTimeRemainingMinutes, 0),
    maxCurrent: device.maxCurrentA,
  }),
};

export function presentState<F extends Family>(
  family: F,
  device: Device,
  state: DeviceState,
): StateSchemas[F] {
  // The simulation answers a device with a state of its own family.
  return presenters[family](device as DeviceOf<F>, state as StateOf<F>);
}
