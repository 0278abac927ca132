import type { Instant } from './time/instant.ts';

export const FAMILIES = ['battery', 'hvac', 'ev-charger', 'solar-inverter', 'vehicle'] as const;
export type Family = (typeof FAMILIES)[number];

/** Which of the vendor's two hosts a key or a request belongs to. */
export type Environment = 'sandbox' | 'live';

interface DeviceBase {
  readonly id: string;
  readonly userId: string;
  readonly vendor: string;
  readonly model: string;
  /** Since when its meters count and its history is known. */
  readonly installedAt: Instant;
  /** Follows the documented figures exactly; every other device varies around them by a stable draw. */
  readonly reference: boolean;
}

export interface Battery extends DeviceBase {
  readonly family: 'battery';
  readonly capacityKwh: number;
  readonly maxChargeKw: number;
  readonly maxDischargeKw: number;
  /** Lowest state of charge that discharging goes down to. */
  readonly dischargeLimitPercent: number;
}

export type HvacMode = 'heat' | 'cool' | 'auto' | 'off';

export interface Hvac extends DeviceBase {
  readonly family: 'hvac';
  readonly modes: readonly HvacMode[];
  /** The household's own set points, which `follow_schedule` follows. */
  readonly schedule: { readonly day: SetPoints; readonly night: SetPoints };
}

export interface SetPoints {
  readonly heatC: number;
  readonly coolC: number;
}

export interface EvCharger extends DeviceBase {
  readonly family: 'ev-charger';
  readonly maxPowerKw: number;
  readonly maxCurrentA: number;
  /** The vehicle that plugs in here; a charger without one is never connected. */
  readonly vehicle?: Vehicle;
}

export interface SolarInverter extends DeviceBase {
  readonly family: 'solar-inverter';
  /** Output on the plateau of a day in June. */
  readonly peakKw: number;
}

export interface Vehicle extends DeviceBase {
  readonly family: 'vehicle';
  readonly capacityKwh: number;
  /** State of charge at which charging stops. */
  readonly chargeLimitPercent: number;
  readonly maxChargeKw: number;
  readonly maxCurrentA: number;
  readonly fullRangeKm: number;
}

export type Device = Battery | Hvac | EvCharger | SolarInverter | Vehicle;
export type DeviceOf<F extends Family> = Extract<Device, { family: F }>;
