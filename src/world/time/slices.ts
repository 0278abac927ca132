import { readMonotonic, startImmediate } from './machine-clock.ts';

/** How long work may go on before other requests have their turn, in milliseconds. */
const SLICE_MS = 10;

/** Lets other requests have their turn between two steps of long work; undefined where it goes on at once. */
export interface Pausing {
  pause(): Promise<void> | undefined;
}

/** Long work that is done in slices: asked between its steps, it lets other requests have their turn once a slice is over. */
export class Slices implements Pausing {
  #startedAt = readMonotonic();

  /** Undefined while the slice lasts, so that short work is done at once. */
  pause(): Promise<void> | undefined {
    if (readMonotonic() - this.#startedAt < SLICE_MS) return undefined;
    return new Promise((resolve) => {
      startImmediate(() => {
        this.#startedAt = readMonotonic();
        resolve();
      });
    });
  }
}

/** What a function makes of each item, in slices. */
export async function mapInSlices<T, U>(items: readonly T[], map: (item: T) => U): Promise<U[]> {
  const slices = new Slices();
  const mapped: U[] = [];
  for (const item of items) {
    mapped.push(map(item));
    await slices.pause();
  }
  return mapped;
}
