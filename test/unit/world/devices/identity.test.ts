import { describe, expect, it } from 'vitest';
import { completeDevice } from '../../../../src/domain/devices/catalogue/complete-device.ts';
import { describeDevice, describeUser } from '../../../../src/world/devices/identity.ts';

const NOW = Date.UTC(2025, 0, 23, 10, 30);
const ids = Array.from({ length: 50 }, (_, i) => `user_${i}`);

describe('who a user is', () => {
  it('depends on the seed and the id alone, not on whom one asked for before', async () => {
    const forwards = new Map<string, unknown>();
    for (const id of ids) forwards.set(id, await describeUser('seed', { id }, NOW));
    for (const id of ids.toReversed())
      expect(await describeUser('seed', { id }, NOW)).toEqual(forwards.get(id));
    expect(await Promise.all(ids.map((id) => describeUser('seed', { id }, NOW)))).toEqual([
      ...forwards.values(),
    ]);
  });

  it('is another for another seed and for another id', async () => {
    const first = await describeUser('seed', { id: 'user_1' }, NOW);
    const otherSeed = await describeUser('other', { id: 'user_1' }, NOW);
    const otherId = await describeUser('seed', { id: 'user_2' }, NOW);
    for (const other of [otherSeed, otherId]) {
      expect(other.name).not.toBe(first.name);
      expect(other.address).not.toEqual(first.address);
      expect(other.phone).not.toBe(first.phone);
    }
  });

  it('is what the world file gives, where it gives anything', async () => {
    const given = { id: 'user_1', name: 'Jo Doe', email: 'jo@home.example' };
    expect(await describeUser('seed', given, NOW)).toMatchObject({
      name: 'Jo Doe',
      email: 'jo@home.example',
    });
    expect((await describeUser('seed', { id: 'jo@example.com' }, NOW)).email).toBe('jo@example.com');
    expect((await describeUser('seed', { id: 'user_1', name: 'Jo Doe' }, NOW)).email).toMatch(
      /^jo.*@example\./,
    );
  });

  it('names nobody who can be reached', async () => {
    for (const id of ids) {
      const { email, phone } = await describeUser('seed', { id }, NOW);
      expect(email).toMatch(/@example\.(com|net|org)$/);
      expect(phone).toMatch(/^\+1-[2-9]\d{2}-555-01\d{2}$/);
    }
  });

  it('counts back from the instant that it is given', async () => {
    for (const at of [NOW, Date.UTC(1999, 5, 1)]) {
      const { customerSince } = await describeUser('seed', { id: 'user_1' }, at);
      expect(Date.parse(customerSince)).toBeLessThan(at);
      expect(Date.parse(customerSince)).toBeGreaterThan(at - 6 * 365 * 86_400_000);
    }
  });
});

describe('what stands on a device', () => {
  const device = completeDevice('seed', {
    family: 'battery',
    id: 'device_1',
    userId: 'user_1',
    vendor: 'Tesla',
  });

  it('is a serial number with the mark of its maker, and a firmware', async () => {
    const { serialNumber, firmware } = await describeDevice('seed', device);
    expect(serialNumber).toMatch(/^TES[A-Z0-9]{10}$/);
    expect(firmware).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('is its own, at every time', async () => {
    const twin = { ...device, id: 'device_2' };
    const first = await describeDevice('seed', device);
    expect((await describeDevice('seed', twin)).serialNumber).not.toBe(first.serialNumber);
    expect(await describeDevice('seed', device)).toEqual(first);
  });

  it('is installed where its user lives', async () => {
    const { address } = await describeUser('seed', { id: 'user_1' }, NOW);
    expect((await describeDevice('seed', device)).address).toEqual(address);
  });
});
