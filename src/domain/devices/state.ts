import type { HvacMode } from '../entities.ts';

export interface BatteryState {
  readonly family: 'battery';
  readonly status: 'charging' | 'discharging' | 'idle' | 'standby';
  readonly levelPercent: number;
  /** Positive while charging, negative while discharging: the slope of the level times the capacity. */
  readonly chargeRateKw: number;
}

export interface HvacState {
  readonly family: 'hvac';
  readonly indoorC: number;
  readonly active: boolean;
  readonly heatSetPointC: number;
  readonly coolSetPointC: number;
  readonly holdType: 'permanent' | 'follow_schedule';
  readonly mode: HvacMode;
}

export interface EvChargerState {
  readonly family: 'ev-charger';
  readonly status: 'available' | 'connected' | 'charging';
  readonly isConnected: boolean;
  readonly isCharging: boolean;
  readonly powerKw: number;
}

export interface SolarInverterState {
  readonly family: 'solar-inverter';
  readonly status: 'producing' | 'idle';
  readonly producing: boolean;
  readonly powerKw: number;
  /** Lifetime meter: the integral of the power since the installation. */
  readonly energyTotalKwh: number;
}

export interface VehicleState {
  readonly family: 'vehicle';
  readonly levelPercent: number;
  readonly rangeKm: number;
  readonly plugged: boolean;
  readonly charging: boolean;
  readonly fullyCharged: boolean;
  readonly chargeRateKw: number;
  /** Until the charge limit at the present rate; 0 while not charging. */
  readonly chargeTimeRemainingMinutes: number;
}

export type DeviceState = BatteryState | HvacState | EvChargerState | SolarInverterState | VehicleState;
