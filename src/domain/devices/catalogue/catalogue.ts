import type { Battery, EvCharger, Family, Hvac, HvacMode, SolarInverter, Vehicle } from '../../entities.ts';

type Product<D, Ratings extends keyof D> = Readonly<{ vendor: string; model: string } & Pick<D, Ratings>>;

export type BatteryProduct = Product<Battery, 'capacityKwh' | 'maxChargeKw' | 'maxDischargeKw'>;
export type HvacProduct = Product<Hvac, 'modes'>;
export type EvChargerProduct = Product<EvCharger, 'maxPowerKw' | 'maxCurrentA'>;
/** `peakKw` is the inverter's rated output; what a household gets out of it depends on its roof. */
export type SolarInverterProduct = Product<SolarInverter, 'peakKw'>;
export type VehicleProduct = Product<Vehicle, 'capacityKwh' | 'maxChargeKw' | 'maxCurrentA' | 'fullRangeKm'>;

const HEAT_AND_COOL: readonly HvacMode[] = ['heat', 'cool', 'auto', 'off'];
const HEAT_ONLY: readonly HvacMode[] = ['heat', 'off'];

const BATTERIES: readonly BatteryProduct[] = [
  { vendor: 'Tesla', model: 'Powerwall 3', capacityKwh: 13.5, maxChargeKw: 5, maxDischargeKw: 11.5 },
  { vendor: 'Tesla', model: 'Powerwall 2', capacityKwh: 13.5, maxChargeKw: 5, maxDischargeKw: 5 },
  { vendor: 'Enphase', model: 'IQ Battery 5P', capacityKwh: 5, maxChargeKw: 3.84, maxDischargeKw: 3.84 },
  { vendor: 'Enphase', model: 'IQ Battery 10', capacityKwh: 10.08, maxChargeKw: 3.84, maxDischargeKw: 3.84 },
  { vendor: 'FoxESS', model: 'HV2600 (4 modules)', capacityKwh: 10.4, maxChargeKw: 5, maxDischargeKw: 5 },
  { vendor: 'LG', model: 'RESU10H Prime', capacityKwh: 9.6, maxChargeKw: 5, maxDischargeKw: 5 },
  { vendor: 'LG', model: 'RESU16H Prime', capacityKwh: 16, maxChargeKw: 7, maxDischargeKw: 7 },
  { vendor: 'sonnen', model: 'sonnenCore+', capacityKwh: 10, maxChargeKw: 4.8, maxDischargeKw: 4.8 },
  { vendor: 'sonnen', model: 'sonnenBatterie 10', capacityKwh: 10, maxChargeKw: 4.6, maxDischargeKw: 4.6 },
  {
    vendor: 'BYD',
    model: 'Battery-Box Premium HVS 10.2',
    capacityKwh: 10.24,
    maxChargeKw: 10.2,
    maxDischargeKw: 10.2,
  },
  {
    vendor: 'BYD',
    model: 'Battery-Box Premium HVM 11.0',
    capacityKwh: 11.04,
    maxChargeKw: 10.2,
    maxDischargeKw: 10.2,
  },
  { vendor: 'GivEnergy', model: 'All in One', capacityKwh: 13.5, maxChargeKw: 6, maxDischargeKw: 6 },
  { vendor: 'Huawei', model: 'LUNA2000-10-S0', capacityKwh: 10, maxChargeKw: 5, maxDischargeKw: 5 },
  { vendor: 'SolarEdge', model: 'Home Battery 400V', capacityKwh: 9.7, maxChargeKw: 5, maxDischargeKw: 5 },
  { vendor: 'FranklinWH', model: 'aPower', capacityKwh: 13.6, maxChargeKw: 5, maxDischargeKw: 5 },
];

const HVACS: readonly HvacProduct[] = [
  { vendor: 'ecobee', model: 'Smart Thermostat Premium', modes: HEAT_AND_COOL },
  { vendor: 'ecobee', model: 'ecobee3 lite', modes: HEAT_AND_COOL },
  { vendor: 'Google Nest', model: 'Learning Thermostat (4th gen)', modes: HEAT_AND_COOL },
  { vendor: 'Google Nest', model: 'Nest Thermostat', modes: HEAT_AND_COOL },
  { vendor: 'Honeywell Home', model: 'T9 Smart Thermostat', modes: HEAT_AND_COOL },
  { vendor: 'Honeywell Home', model: 'T6 Pro Smart', modes: HEAT_AND_COOL },
  { vendor: 'Daikin', model: 'One+ Smart Thermostat', modes: HEAT_AND_COOL },
  { vendor: 'Daikin', model: 'Altherma 3 H HT', modes: HEAT_ONLY },
  { vendor: 'Mitsubishi Electric', model: 'MSZ-LN25', modes: HEAT_AND_COOL },
  { vendor: 'Mitsubishi Electric', model: 'Ecodan PUZ-WM85', modes: HEAT_ONLY },
  { vendor: 'tado', model: 'Smart AC Control V3+', modes: HEAT_AND_COOL },
  { vendor: 'tado', model: 'Smart Thermostat V3+', modes: HEAT_ONLY },
];

const EV_CHARGERS: readonly EvChargerProduct[] = [
  { vendor: 'ChargePoint', model: 'Home Flex', maxPowerKw: 12, maxCurrentA: 50 },
  { vendor: 'Tesla', model: 'Wall Connector (Gen 3)', maxPowerKw: 11.5, maxCurrentA: 48 },
  { vendor: 'Wallbox', model: 'Pulsar Plus 48A', maxPowerKw: 11.5, maxCurrentA: 48 },
  { vendor: 'Wallbox', model: 'Pulsar Max', maxPowerKw: 22, maxCurrentA: 32 },
  { vendor: 'Zaptec', model: 'Go', maxPowerKw: 22, maxCurrentA: 32 },
  { vendor: 'Zaptec', model: 'Pro', maxPowerKw: 22, maxCurrentA: 32 },
  { vendor: 'Easee', model: 'Home', maxPowerKw: 22, maxCurrentA: 32 },
  { vendor: 'Easee', model: 'One', maxPowerKw: 7.4, maxCurrentA: 32 },
  { vendor: 'myenergi', model: 'zappi 7 kW', maxPowerKw: 7.4, maxCurrentA: 32 },
  { vendor: 'myenergi', model: 'zappi 22 kW', maxPowerKw: 22, maxCurrentA: 32 },
  { vendor: 'Ohme', model: 'Home Pro', maxPowerKw: 7.4, maxCurrentA: 32 },
];

const SOLAR_INVERTERS: readonly SolarInverterProduct[] = [
  { vendor: 'SolarEdge', model: 'SE5000H Home Wave', peakKw: 5 },
  { vendor: 'SolarEdge', model: 'SE7600H Home Wave', peakKw: 7.6 },
  { vendor: 'SolarEdge', model: 'SE10000H Home Wave', peakKw: 10 },
  { vendor: 'Enphase', model: 'IQ8+ (20 microinverters)', peakKw: 5.8 },
  { vendor: 'Enphase', model: 'IQ8A (16 microinverters)', peakKw: 5.6 },
  { vendor: 'Fronius', model: 'Primo GEN24 6.0 Plus', peakKw: 6 },
  { vendor: 'Fronius', model: 'Symo GEN24 10.0 Plus', peakKw: 10 },
  { vendor: 'SMA', model: 'Sunny Boy 5.0', peakKw: 5 },
  { vendor: 'SMA', model: 'Sunny Tripower 10.0', peakKw: 10 },
  { vendor: 'Huawei', model: 'SUN2000-6KTL-L1', peakKw: 6 },
  { vendor: 'Huawei', model: 'SUN2000-10KTL-M1', peakKw: 10 },
  { vendor: 'Sungrow', model: 'SG5.0RS', peakKw: 5 },
];

const VEHICLES: readonly VehicleProduct[] = [
  {
    vendor: 'Tesla',
    model: 'Model 3 Long Range',
    capacityKwh: 75,
    maxChargeKw: 11.5,
    maxCurrentA: 48,
    fullRangeKm: 602,
  },
  {
    vendor: 'Tesla',
    model: 'Model Y Long Range',
    capacityKwh: 75,
    maxChargeKw: 11.5,
    maxCurrentA: 48,
    fullRangeKm: 533,
  },
  {
    vendor: 'Rivian',
    model: 'R1T Large Pack',
    capacityKwh: 128.9,
    maxChargeKw: 11.5,
    maxCurrentA: 48,
    fullRangeKm: 505,
  },
  {
    vendor: 'Rivian',
    model: 'R1S Large Pack',
    capacityKwh: 128.9,
    maxChargeKw: 11.5,
    maxCurrentA: 48,
    fullRangeKm: 508,
  },
  {
    vendor: 'Hyundai',
    model: 'IONIQ 5 Long Range',
    capacityKwh: 77.4,
    maxChargeKw: 11,
    maxCurrentA: 16,
    fullRangeKm: 507,
  },
  {
    vendor: 'Hyundai',
    model: 'Kona Electric Long Range',
    capacityKwh: 65.4,
    maxChargeKw: 11,
    maxCurrentA: 16,
    fullRangeKm: 514,
  },
  {
    vendor: 'Volkswagen',
    model: 'ID.3 Pro',
    capacityKwh: 58,
    maxChargeKw: 11,
    maxCurrentA: 16,
    fullRangeKm: 426,
  },
  {
    vendor: 'Volkswagen',
    model: 'ID.4 Pro',
    capacityKwh: 77,
    maxChargeKw: 11,
    maxCurrentA: 16,
    fullRangeKm: 522,
  },
  {
    vendor: 'Kia',
    model: 'EV6 Long Range',
    capacityKwh: 77.4,
    maxChargeKw: 11,
    maxCurrentA: 16,
    fullRangeKm: 528,
  },
  { vendor: 'Kia', model: 'Niro EV', capacityKwh: 64.8, maxChargeKw: 11, maxCurrentA: 16, fullRangeKm: 460 },
  {
    vendor: 'Polestar',
    model: '2 Long Range Single Motor',
    capacityKwh: 78,
    maxChargeKw: 11,
    maxCurrentA: 16,
    fullRangeKm: 551,
  },
  {
    vendor: 'BMW',
    model: 'i4 eDrive40',
    capacityKwh: 80.7,
    maxChargeKw: 11,
    maxCurrentA: 16,
    fullRangeKm: 590,
  },
  {
    vendor: 'Chevrolet',
    model: 'Bolt EUV',
    capacityKwh: 65,
    maxChargeKw: 11.5,
    maxCurrentA: 48,
    fullRangeKm: 397,
  },
];

/** Products that are sold, with the ratings of their data sheets: what a device is drawn from. */
export const CATALOGUE = {
  battery: BATTERIES,
  hvac: HVACS,
  'ev-charger': EV_CHARGERS,
  'solar-inverter': SOLAR_INVERTERS,
  vehicle: VEHICLES,
} as const satisfies Record<Family, readonly Readonly<{ vendor: string; model: string }>[]>;

export type ProductOf<F extends Family> = (typeof CATALOGUE)[F][number];
