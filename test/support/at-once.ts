import type { MaybePromise } from '../../src/domain/maybe-promise.ts';

/** What is there without waiting: an account that is kept in memory makes nobody wait. */
export function atOnce<T>(value: MaybePromise<T>): T {
  if (value instanceof Promise) throw new Error('It made its caller wait.');
  return value;
}
