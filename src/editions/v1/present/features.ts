import type { Device, DeviceOf, Family } from '../../../domain/entities.ts';
import type { components } from '../contract.gen.ts';

type Feature = components['schemas']['DeviceFeature'];
type Features = components['schemas']['DeviceFeatures'];

const PERCENT = { min: 0, max: 100 };
/** Bounds of a set point in degrees Fahrenheit: edition v2's 10 to 35 °C. */
const SET_POINT = { min: 50, max: 95 };

const known = new WeakMap<Device, Features>();

/** What a device can report, by state field, and what it can be asked, by action name (the keys are assumed). */
export function featuresOf(device: Device): Features {
  let features = known.get(device);
  if (features === undefined) {
    features = describers[device.family](device as never);
    known.set(device, features);
  }
  return features;
}

const describers: { readonly [F in Family]: (device: DeviceOf<F>) => Features } = {
  battery: (device) => ({
    pull: [
      { key: 'status' },
      { key: 'capacity', min: 0 },
      { key: 'level', ...PERCENT },
      { key: 'chargeRate', min: -device.maxDischargeKw, max: device.maxChargeKw },
      { key: 'dischargeLimit', ...PERCENT },
    ],
    push: [{ key: 'set_operation_mode', ...PERCENT }],
  }),
  hvac: () => ({
    pull: [
      ...fields('temperature', 'active'),
      { key: 'heatSetpoint', ...SET_POINT },
      { key: 'coolSetpoint', ...SET_POINT },
      ...fields('holdType', 'mode'),
    ],
    push: [{ key: 'follow_schedule' }, { key: 'set_permanent_hold', ...SET_POINT }],
  }),
  'ev-charger': (device) => ({
    pull: [
      ...fields('status', 'isConnected', 'isCharging'),
      { key: 'currentPower', min: 0, max: device.maxPowerKw },
      { key: 'maxCurrent', min: 0, max: device.maxCurrentA },
    ],
    push: [
      ...fields('start_charging', 'stop_charging'),
      { key: 'set_max_power', min: 0, max: device.maxPowerKw },
    ],
  }),
  'solar-inverter': (device) => ({
    pull: [
      ...fields('status', 'producing'),
      { key: 'currentPower', min: 0, max: device.peakKw },
      { key: 'energyTotal', min: 0 },
    ],
    push: [],
  }),
  vehicle: (device) => ({
    pull: [
      { key: 'batteryLevel', ...PERCENT },
      { key: 'range', min: 0, max: device.fullRangeKm },
      ...fields('plugged', 'charging', 'fullyCharged'),
      { key: 'batteryCapacity', min: 0 },
      { key: 'chargeLimit', ...PERCENT },
      { key: 'chargeRate', min: 0, max: device.maxChargeKw },
      { key: 'chargeTimeRemaining', min: 0 },
      { key: 'maxCurrent', min: 0, max: device.maxCurrentA },
    ],
    push: [],
  }),
};

function fields(...keys: readonly string[]): Feature[] {
  return keys.map((key) => ({ key }));
}
