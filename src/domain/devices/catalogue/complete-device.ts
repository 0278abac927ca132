import { SystemDate } from '../../captured-globals.ts';
import type {
  Battery,
  Device,
  DeviceOf,
  EvCharger,
  Family,
  Hvac,
  SolarInverter,
  Vehicle,
} from '../../entities.ts';
import { drawBetween, drawOne } from '../../random.ts';
import { HOUR_MS } from '../../time/instant.ts';
import { CATALOGUE, type ProductOf } from './catalogue.ts';

type Identity = 'family' | 'id' | 'userId';
type Given<F extends Family> = Pick<DeviceOf<F>, Identity> & Partial<Omit<DeviceOf<F>, Identity | 'vehicle'>>;

/** A device as far as its owner says: who it is, and any figure that shall not be drawn. */
export type PartialDevice = { [F in Family]: Given<F> }[Family];

type Completer<F extends Family> = (seed: string, given: Given<F>) => DeviceOf<F>;

const COMPLETERS: { readonly [F in Family]: Completer<F> } = {
  battery: completeBattery,
  hvac: completeHvac,
  'ev-charger': completeEvCharger,
  'solar-inverter': completeSolarInverter,
  vehicle: completeVehicle,
};

/**
 * The device with all that is not given drawn from the seed and its id alone. A vendor or model of the catalogue brings
 * its own ratings; an unknown one gets those of a drawn product of the family.
 */
export function completeDevice(seed: string, given: PartialDevice): Device {
  const complete = COMPLETERS[given.family] as Completer<Family>;
  return complete(seed, given);
}

function completeBattery(seed: string, given: Given<'battery'>): Battery {
  const { vendor, model, ...rated } = productFor(given.family, seed, given);
  return {
    ...rated,
    dischargeLimitPercent: drawOne([5, 10, 15, 20], seed, given.id, 'discharge-limit'),
    ...baseOf(seed, { vendor, model }, given),
    ...given,
  };
}

function completeHvac(seed: string, given: Given<'hvac'>): Hvac {
  const { vendor, model, ...rated } = productFor(given.family, seed, given);
  const setPointC = (lowestC: number, name: string): number =>
    lowestC + drawOne([0, 0.5, 1, 1.5, 2], seed, given.id, name);
  return {
    ...rated,
    schedule: {
      day: { heatC: setPointC(19.5, 'day-heat'), coolC: setPointC(24, 'day-cool') },
      night: { heatC: setPointC(16.5, 'night-heat'), coolC: setPointC(25, 'night-cool') },
    },
    ...baseOf(seed, { vendor, model }, given),
    ...given,
  };
}

function completeEvCharger(seed: string, given: Given<'ev-charger'>): EvCharger {
  const { vendor, model, ...rated } = productFor(given.family, seed, given);
  return {
    maxPowerKw: scaleRating(rated.maxPowerKw, given.maxCurrentA, rated.maxCurrentA, MOST_POWER_KW),
    maxCurrentA: scaleRating(rated.maxCurrentA, given.maxPowerKw, rated.maxPowerKw, MOST_CURRENT_A),
    ...baseOf(seed, { vendor, model }, given),
    ...given,
  };
}

function completeSolarInverter(seed: string, given: Given<'solar-inverter'>): SolarInverter {
  const { vendor, model, peakKw } = productFor(given.family, seed, given);
  return {
    // Few roofs drive their inverter to its rating, and no two are alike.
    peakKw: roundTenth(peakKw * drawBetween(0.8, 1, seed, given.id, 'peak')),
    ...baseOf(seed, { vendor, model }, given),
    ...given,
  };
}

function completeVehicle(seed: string, given: Given<'vehicle'>): Vehicle {
  const { vendor, model, ...rated } = productFor(given.family, seed, given);
  return {
    capacityKwh: rated.capacityKwh,
    // The documented morning ends at 95 %, and nobody strays more than three points from it.
    chargeLimitPercent: drawOne([92, 93, 94, 95, 96, 97, 98], seed, given.id, 'charge-limit'),
    maxChargeKw: scaleRating(rated.maxChargeKw, given.maxCurrentA, rated.maxCurrentA, MOST_POWER_KW),
    maxCurrentA: scaleRating(rated.maxCurrentA, given.maxChargeKw, rated.maxChargeKw, MOST_CURRENT_A),
    fullRangeKm: roundRange(
      scaleRating(rated.fullRangeKm, given.capacityKwh, rated.capacityKwh, MOST_RANGE_KM),
    ),
    ...baseOf(seed, { vendor, model }, given),
    ...given,
  };
}

/** What the schemas let a device have. */
const MOST_POWER_KW = 1000;
const MOST_CURRENT_A = 1000;
const MOST_RANGE_KM = 5000;
/** Less is rounded to nothing. */
const LEAST_RATING = 0.1;

type Name = Pick<Device, 'vendor' | 'model'>;

/** What a device is called whose vendor the catalogue does not know. */
const PLAIN_NAMES: Readonly<Record<Family, string>> = {
  battery: 'Battery',
  hvac: 'Thermostat',
  'ev-charger': 'Charger',
  'solar-inverter': 'Inverter',
  vehicle: 'Vehicle',
};

function productFor<F extends Family>(family: F, seed: string, given: PartialDevice): ProductOf<F> {
  const { id, vendor, model } = given;
  const sold: readonly ProductOf<F>[] = CATALOGUE[family];
  const ofVendor = vendor === undefined ? sold : sold.filter((product) => isSameName(product.vendor, vendor));
  const exact = ofVendor.find((product) => isSameName(product.model, model));
  return exact ?? drawOne(ofVendor.length > 0 ? ofVendor : sold, seed, id, 'product');
}

function isSameName(name: string, other: string | undefined): boolean {
  return name.toLowerCase() === other?.toLowerCase();
}

const FIRST_INSTALLATION = SystemDate.UTC(2020, 0, 1);
const LAST_INSTALLATION = SystemDate.UTC(2023, 0, 1);

type BaseFacts = Pick<Device, 'vendor' | 'model' | 'installedAt' | 'reference'>;

function baseOf(seed: string, product: Name, { family, id, vendor }: PartialDevice): BaseFacts {
  const isKnownVendor = vendor === undefined || isSameName(product.vendor, vendor);
  const installed = drawBetween(FIRST_INSTALLATION, LAST_INSTALLATION, seed, id, 'installed');
  return {
    vendor: product.vendor,
    model: isKnownVendor ? product.model : PLAIN_NAMES[family],
    installedAt: Math.floor(installed / HOUR_MS) * HOUR_MS,
    reference: false,
  };
}

/** A rating that moves with its twin, half the current is half the power, as far as a device may have it. */
function scaleRating(rating: number, givenTwin: number | undefined, ratedTwin: number, most: number): number {
  if (givenTwin === undefined) return rating;
  return Math.min(most, Math.max(LEAST_RATING, roundTenth((rating * givenTwin) / ratedTwin)));
}

function roundRange(km: number): number {
  return Math.max(1, Math.round(km));
}

function roundTenth(value: number): number {
  return Math.round(value * 10) / 10;
}
