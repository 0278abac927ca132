import { expect, test } from 'vitest';
import { fromBench } from './from-bench.ts';

const {
  pair,
  pairedRatio,
  inTurns,
}: {
  pair(
    rounds: number,
    a: () => Promise<number>,
    b: () => Promise<number>,
  ): Promise<{ a: number; b: number; ratio: number; difference: number }>;
  pairedRatio(a: number[], b: number[]): number;
  inTurns(list: string[]): string[];
} = await import(fromBench('statistics.mjs'));

test('A round that was slow for both sides does not change the paired ratio', () => {
  expect(pairedRatio([10, 100, 10], [20, 200, 20])).toBe(0.5);
  // The ratio of the medians would be 1.
  expect(pairedRatio([1, 10, 100], [2, 10, 300])).toBe(0.5);
});

test('Rounds that are no pairs are refused', () => {
  expect(() => pairedRatio([1, 2], [1])).toThrow('2 and 1 rounds are no pairs.');
  expect(() => pairedRatio([], [])).toThrow('0 and 0 rounds are no pairs.');
});

test('Two measurements are made in turn', async () => {
  const calls: string[] = [];
  const note = (name: string, value: number) => async () => {
    calls.push(name);
    return value;
  };
  expect(await pair(2, note('a', 3), note('b', 6))).toEqual({ a: 3, b: 6, ratio: 0.5, difference: -3 });
  expect(calls).toEqual(['a', 'b', 'a', 'b']);
});

test('Everyone has one turn in a round', () => {
  const list = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const orders = Array.from({ length: 50 }, () => inTurns(list));
  for (const order of orders) expect([...order].sort()).toEqual(list);
  expect(new Set(orders.map((order) => order.join(''))).size).toBeGreaterThan(1);
  expect(list.join('')).toBe('abcdefg');
});
