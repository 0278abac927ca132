import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../../../src/domain/devices/catalogue/catalogue.ts';
import {
  completeDevice,
  type PartialDevice,
} from '../../../../../src/domain/devices/catalogue/complete-device.ts';
import { type DeviceOf, FAMILIES, type Family } from '../../../../../src/domain/entities.ts';

function complete<F extends Family>(family: F, rest: object = {}, seed = 'seed'): DeviceOf<F> {
  return completeDevice(seed, {
    id: 'device_1',
    userId: 'ann',
    ...rest,
    family,
  } as PartialDevice) as DeviceOf<F>;
}

function completeMany<F extends Family>(family: F, rest: object = {}): DeviceOf<F>[] {
  return Array.from({ length: 300 }, (_, i) => complete(family, { ...rest, id: `device_${i}` }));
}

describe('the catalogue', () => {
  it.each(FAMILIES)('knows six products of four vendors or more for %s, each once', (family) => {
    const products = CATALOGUE[family];
    const names = new Set(products.map(({ vendor, model }) => `${vendor} ${model}`));
    expect(names.size).toBe(products.length);
    expect(names.size).toBeGreaterThanOrEqual(6);
    expect(new Set(products.map(({ vendor }) => vendor)).size).toBeGreaterThanOrEqual(4);
  });

  it('has the vendors that people know', () => {
    const vendorsOf = (family: Family) => CATALOGUE[family].map(({ vendor }) => vendor);
    expect(vendorsOf('battery')).toEqual(
      expect.arrayContaining(['Tesla', 'Enphase', 'FoxESS', 'LG', 'sonnen', 'BYD']),
    );
    expect(vendorsOf('ev-charger')).toEqual(
      expect.arrayContaining(['Wallbox', 'ChargePoint', 'Tesla', 'Zaptec', 'Easee']),
    );
    expect(vendorsOf('hvac')).toEqual(expect.arrayContaining(['ecobee', 'Google Nest', 'Daikin', 'tado']));
    expect(vendorsOf('solar-inverter')).toEqual(
      expect.arrayContaining(['SolarEdge', 'Enphase', 'Fronius', 'SMA', 'Huawei']),
    );
    expect(vendorsOf('vehicle')).toEqual(
      expect.arrayContaining(['Tesla', 'Rivian', 'Hyundai', 'Volkswagen', 'Kia']),
    );
  });

  it('has no battery whose power could not follow the documented slopes of 7 and 10 % an hour', () => {
    for (const { capacityKwh, maxChargeKw, maxDischargeKw } of CATALOGUE.battery) {
      expect(maxChargeKw).toBeGreaterThan(capacityKwh * 0.07);
      expect(maxDischargeKw).toBeGreaterThan(capacityKwh * 0.1);
    }
  });

  it('has no charger too weak to bring any of its vehicles back by the morning', () => {
    const weakestKw = Math.min(...CATALOGUE['ev-charger'].map(({ maxPowerKw }) => maxPowerKw));
    for (const { capacityKwh, maxChargeKw } of CATALOGUE.vehicle) {
      expect(Math.min(weakestKw, maxChargeKw)).toBeGreaterThan(capacityKwh * 0.05);
    }
  });
});

describe('a completed device', () => {
  it.each(FAMILIES)('is the same for the same seed and id, and another for another: %s', (family) => {
    expect(complete(family)).toEqual(complete(family));
    const others = completeMany(family);
    const distinct = new Set(others.map(({ id: _, ...facts }) => JSON.stringify(facts)));
    expect(distinct.size).toBeGreaterThan(290);
    expect(complete(family, {}, 'another seed')).not.toEqual(complete(family));
  });

  it.each(FAMILIES)('is drawn from every product of its family: %s', (family) => {
    const drawn = new Set(completeMany(family).map(({ vendor, model }) => `${vendor} ${model}`));
    expect(drawn).toEqual(new Set(CATALOGUE[family].map(({ vendor, model }) => `${vendor} ${model}`)));
  });

  it('was installed at a full hour, two to five years before 2025', () => {
    for (const { installedAt } of FAMILIES.flatMap((family) => completeMany(family))) {
      expect(installedAt).toBeGreaterThanOrEqual(Date.UTC(2020, 0, 1));
      expect(installedAt).toBeLessThan(Date.UTC(2023, 0, 1));
      expect(installedAt % 3_600_000).toBe(0);
    }
  });

  it('has plausible figures in every family', () => {
    for (const { dischargeLimitPercent } of completeMany('battery')) {
      expect(dischargeLimitPercent).toBeGreaterThanOrEqual(5);
      expect(dischargeLimitPercent).toBeLessThanOrEqual(20);
    }
    for (const { chargeLimitPercent, fullRangeKm } of completeMany('vehicle')) {
      expect(Math.abs(chargeLimitPercent - 95)).toBeLessThanOrEqual(3);
      expect(fullRangeKm).toBeGreaterThan(300);
    }
    for (const { modes, schedule } of completeMany('hvac')) {
      expect(modes).toEqual(expect.arrayContaining(['heat', 'off']));
      expect(schedule.day.heatC).toBeLessThan(schedule.day.coolC);
      expect(schedule.night.heatC).toBeLessThan(schedule.day.heatC);
    }
    for (const { vendor, model, peakKw } of completeMany('solar-inverter')) {
      const rated = CATALOGUE['solar-inverter'].find(
        (product) => product.vendor === vendor && product.model === model,
      );
      expect(peakKw).toBeLessThanOrEqual(rated?.peakKw ?? 0);
      expect(peakKw).toBeGreaterThanOrEqual((rated?.peakKw ?? 0) * 0.75);
    }
  });

  it('keeps every figure that is given', () => {
    const given = {
      reference: true,
      installedAt: 7,
      vendor: 'Tesla',
      model: 'Powerwall 3',
      capacityKwh: 10.4,
    };
    expect(complete('battery', given)).toMatchObject({ ...given, maxDischargeKw: 11.5 });
  });

  it('takes the ratings of a product named in any case, and keeps the spelling', () => {
    const battery = complete('battery', { vendor: 'foxess', model: 'hv2600 (4 MODULES)' });
    expect(battery).toMatchObject({ vendor: 'foxess', model: 'hv2600 (4 MODULES)', capacityKwh: 10.4 });
  });

  it('draws a product of the vendor that is given', () => {
    for (const { model } of completeMany('vehicle', { vendor: 'Kia' })) expect(model).toMatch(/^(EV6|Niro)/);
  });

  it('finds the vendor of a model that stands alone', () => {
    expect(complete('ev-charger', { model: 'Home Flex' }).vendor).toBe('ChargePoint');
  });

  it('gives a vendor that it does not know a plain model and the ratings of a drawn product', () => {
    const { vendor, model, capacityKwh } = complete('battery', { vendor: 'Acme' });
    expect({ vendor, model }).toEqual({ vendor: 'Acme', model: 'Battery' });
    expect(capacityKwh).toBeGreaterThan(0);
  });

  it.each([
    ['ev-charger', { maxCurrentA: 5e-324 }, { maxPowerKw: 0.1 }],
    ['ev-charger', { maxPowerKw: 1000 }, { maxCurrentA: 1000 }],
    ['vehicle', { maxCurrentA: 0.01 }, { maxChargeKw: 0.1 }],
    ['vehicle', { maxChargeKw: 1000 }, { maxCurrentA: 1000 }],
    ['vehicle', { capacityKwh: 0.001 }, { fullRangeKm: 1 }],
    ['vehicle', { capacityKwh: 10_000 }, { fullRangeKm: 5000 }],
  ] as const)('derives no figure that a device may not have: %s %j', (family, given, derived) => {
    expect(complete(family, given)).toMatchObject({ ...given, ...derived });
  });

  it('keeps power, current and range in step with the one that is given', () => {
    const wallbox = { vendor: 'Wallbox', model: 'Pulsar Max' };
    expect(complete('ev-charger', { ...wallbox, maxPowerKw: 11 }).maxCurrentA).toBe(16);
    expect(complete('ev-charger', { ...wallbox, maxCurrentA: 16 }).maxPowerKw).toBe(11);
    const tesla = { vendor: 'Tesla', model: 'Model 3 Long Range' };
    expect(complete('vehicle', { ...tesla, capacityKwh: 37.5 }).fullRangeKm).toBe(301);
  });
});
