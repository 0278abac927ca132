import { describe, expect, it } from 'vitest';
import { andThen, eachInTurn } from '../../../src/domain/maybe-promise.ts';

describe('What is there', () => {
  it('is gone on with at once', () => {
    expect(andThen(2, (value) => value + 1)).toBe(3);
    const done: number[] = [];
    expect(eachInTurn([1, 2, 3], (item) => done.push(item))).toBeUndefined();
    expect(done).toEqual([1, 2, 3]);
  });

  it('throws at once where going on throws', () => {
    const fail = (): never => {
      throw new Error('It broke.');
    };
    expect(() => andThen(2, fail)).toThrow('It broke.');
    expect(() => eachInTurn([1], fail)).toThrow('It broke.');
  });
});

describe('What is there later', () => {
  it('is gone on with then', async () => {
    const later = andThen(Promise.resolve(2), (value) => value + 1);
    expect(later).toBeInstanceOf(Promise);
    expect(await later).toBe(3);
  });

  it('is waited for before the next one begins', async () => {
    const done: string[] = [];
    const run = (item: number): unknown => {
      done.push(`begin ${item}`);
      return item === 2 ? Promise.resolve().then(() => done.push('end 2')) : undefined;
    };
    const later = eachInTurn([1, 2, 3], run);
    expect(done).toEqual(['begin 1', 'begin 2']);
    await later;
    expect(done).toEqual(['begin 1', 'begin 2', 'end 2', 'begin 3']);
  });

  it('keeps those after it from beginning where it fails', async () => {
    const done: number[] = [];
    const run = (item: number): unknown => {
      done.push(item);
      return item === 2 ? Promise.reject(new Error('It broke.')) : undefined;
    };
    await expect(eachInTurn([1, 2, 3], run)).rejects.toThrow('It broke.');
    expect(done).toEqual([1, 2]);
  });
});
