import type { HvacMode } from '../entities.ts';
import type { InstantInput } from '../time/instant-input.ts';

// The comments on the properties are those of `world.schema.json`: `npm run generate` writes them.

/** A device of which only the family must be known. */
export type DeviceSpec = BatterySpec | HvacSpec | EvChargerSpec | SolarInverterSpec | VehicleSpec;

export interface BatterySpec {
  /** The family of the device. */
  readonly family: 'battery';
  /**
   * Unique in the account. Drawn from the seed, the user and the device's place in the household where it is left out.
   */
  readonly id?: string;
  /** Drawn from the catalogue where it is left out; a vendor that the catalogue does not know is welcome. */
  readonly vendor?: string;
  /** Needs a vendor. Drawn from the vendor's products where it is left out. */
  readonly model?: string;
  /**
   * True for a device that follows the vendor's documented figures exactly; any other varies around them by a stable
   * draw.
   * @defaultValue `false`
   */
  readonly reference?: boolean;
  /** Since when its meters count; drawn from 2020, 2021 and 2022 where it is left out. */
  readonly installedAt?: InstantInput;
  /** An energy in kWh, above 0 and at most 10000. */
  readonly capacityKwh?: number;
  /** A power in kW, above 0 and at most 1000. */
  readonly maxChargeKw?: number;
  /** A power in kW, above 0 and at most 1000. */
  readonly maxDischargeKw?: number;
  /** Lowest level that discharging goes down to. */
  readonly dischargeLimitPercent?: number;
}

export interface HvacSpec {
  /** The family of the device. */
  readonly family: 'hvac';
  /**
   * Unique in the account. Drawn from the seed, the user and the device's place in the household where it is left out.
   */
  readonly id?: string;
  /** Drawn from the catalogue where it is left out; a vendor that the catalogue does not know is welcome. */
  readonly vendor?: string;
  /** Needs a vendor. Drawn from the vendor's products where it is left out. */
  readonly model?: string;
  /**
   * True for a device that follows the vendor's documented figures exactly; any other varies around them by a stable
   * draw.
   * @defaultValue `false`
   */
  readonly reference?: boolean;
  /** Since when its meters count; drawn from 2020, 2021 and 2022 where it is left out. */
  readonly installedAt?: InstantInput;
  /** What the unit can do; a push of another mode ends as failed. */
  readonly modes?: readonly HvacMode[];
  /** The household's own set points, by day and by night. */
  readonly schedule?: ScheduleSpec;
}

export interface ScheduleSpec {
  /** Heating goes up to heatC, cooling down to coolC; heatC lies below coolC. */
  readonly day: SetPointsSpec;
  /** Heating goes up to heatC, cooling down to coolC; heatC lies below coolC. */
  readonly night: SetPointsSpec;
}

export interface SetPointsSpec {
  /** A temperature in °C from 10 to 35. */
  readonly heatC: number;
  /** A temperature in °C from 10 to 35. */
  readonly coolC: number;
}

export interface EvChargerSpec {
  /** The family of the device. */
  readonly family: 'ev-charger';
  /**
   * Unique in the account. Drawn from the seed, the user and the device's place in the household where it is left out.
   */
  readonly id?: string;
  /** Drawn from the catalogue where it is left out; a vendor that the catalogue does not know is welcome. */
  readonly vendor?: string;
  /** Needs a vendor. Drawn from the vendor's products where it is left out. */
  readonly model?: string;
  /**
   * True for a device that follows the vendor's documented figures exactly; any other varies around them by a stable
   * draw.
   * @defaultValue `false`
   */
  readonly reference?: boolean;
  /** Since when its meters count; drawn from 2020, 2021 and 2022 where it is left out. */
  readonly installedAt?: InstantInput;
  /** A power in kW, above 0 and at most 1000. */
  readonly maxPowerKw?: number;
  /** A current in A, above 0 and at most 1000. */
  readonly maxCurrentA?: number;
}

export interface SolarInverterSpec {
  /** The family of the device. */
  readonly family: 'solar-inverter';
  /**
   * Unique in the account. Drawn from the seed, the user and the device's place in the household where it is left out.
   */
  readonly id?: string;
  /** Drawn from the catalogue where it is left out; a vendor that the catalogue does not know is welcome. */
  readonly vendor?: string;
  /** Needs a vendor. Drawn from the vendor's products where it is left out. */
  readonly model?: string;
  /**
   * True for a device that follows the vendor's documented figures exactly; any other varies around them by a stable
   * draw.
   * @defaultValue `false`
   */
  readonly reference?: boolean;
  /** Since when its meters count; drawn from 2020, 2021 and 2022 where it is left out. */
  readonly installedAt?: InstantInput;
  /** Output in kW on the plateau of a day in June, above 0 and at most 1000. */
  readonly peakKw?: number;
}

export interface VehicleSpec {
  /** The family of the device. */
  readonly family: 'vehicle';
  /**
   * Unique in the account. Drawn from the seed, the user and the device's place in the household where it is left out.
   */
  readonly id?: string;
  /** Drawn from the catalogue where it is left out; a vendor that the catalogue does not know is welcome. */
  readonly vendor?: string;
  /** Needs a vendor. Drawn from the vendor's products where it is left out. */
  readonly model?: string;
  /**
   * True for a device that follows the vendor's documented figures exactly; any other varies around them by a stable
   * draw.
   * @defaultValue `false`
   */
  readonly reference?: boolean;
  /** Since when its meters count; drawn from 2020, 2021 and 2022 where it is left out. */
  readonly installedAt?: InstantInput;
  /** An energy in kWh, above 0 and at most 10000. */
  readonly capacityKwh?: number;
  /** Level at which charging stops. */
  readonly chargeLimitPercent?: number;
  /** A power in kW, above 0 and at most 1000. */
  readonly maxChargeKw?: number;
  /** A current in A, above 0 and at most 1000. */
  readonly maxCurrentA?: number;
  /** Range in km of a full battery, above 0 and at most 5000. */
  readonly fullRangeKm?: number;
}
