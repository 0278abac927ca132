import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draw, drawBetween, drawOne, drawSeed, drawText } from '../../../src/domain/random.ts';

describe('A draw', () => {
  it('depends on the seed and the keys alone', () => {
    const first = draw('amps', 'device_1', 'offset');
    draw('amps', 'device_2', 'offset');
    expect(draw('amps', 'device_1', 'offset')).toBe(first);
    expect(draw('other', 'device_1', 'offset')).not.toBe(first);
    expect(draw('amps', 'device_1', 'level')).not.toBe(first);
  });

  it('is pinned: another value would change every world that people rely on', () => {
    expect(draw('amps', 'device_1', 'offset')).toMatchInlineSnapshot(`0.9213552716167366`);
    expect(drawText(12, 'amps', 'action', 'device_1', 0)).toMatchInlineSnapshot(`"a9qy766x2qec"`);
    expect(drawSeed('amps', 'user_1')).toMatchInlineSnapshot(`4043756557`);
  });

  it('tells keys apart that are cut at another place', () => {
    expect(draw('amps', 'ab', 'c')).not.toBe(draw('amps', 'a', 'bc'));
  });

  it('lies in its range for any seed and keys', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (seed, keys) => {
        const value = draw(seed, ...keys);
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThan(1);
        expect(drawBetween(-3, 3, seed, ...keys)).toBe(-3 + 6 * value);
        expect(drawText(10, seed, ...keys)).toMatch(/^[a-z0-9]{10}$/);
      }),
    );
  });

  it('spreads evenly', () => {
    const buckets = new Array<number>(10).fill(0);
    for (let i = 0; i < 10_000; i++) {
      const bucket = Math.floor(draw('amps', 'spread', i) * 10);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
    for (const count of buckets) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });

  it('makes texts that do not collide', () => {
    const texts = new Set(Array.from({ length: 50_000 }, (_, i) => drawText(10, 'amps', 'id', i)));
    expect(texts.size).toBe(50_000);
  });

  it('refuses to choose from nothing', () => {
    expect(() => drawOne([], 'amps')).toThrow('Give at least one');
  });
});
