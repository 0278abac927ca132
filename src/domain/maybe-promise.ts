/** A value that is there at once, or will be: who keeps everything in memory makes nobody wait. */
export type MaybePromise<T> = T | Promise<T>;

/** Goes on with a value as soon as it is there: at once where it already is. */
export function andThen<T, U>(value: MaybePromise<T>, next: (value: T) => MaybePromise<U>): MaybePromise<U> {
  return value instanceof Promise ? value.then(next) : next(value);
}

/** Runs one after the other; all of it at once where nobody makes it wait. */
export function eachInTurn<T>(
  items: readonly T[],
  run: (item: T) => MaybePromise<unknown>,
  from = 0,
): MaybePromise<void> {
  for (let i = from; i < items.length; i++) {
    const result = run(items[i] as T);
    if (result instanceof Promise) return result.then(() => eachInTurn(items, run, i + 1));
  }
  return undefined;
}
