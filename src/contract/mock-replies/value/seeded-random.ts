import { draw } from '../../../domain/random.ts';

/** Draws that depend on their seed and their order alone. */
export class SeededRandom {
  readonly #seed: string;
  #count = 0;

  constructor(...seed: readonly (string | number)[]) {
    this.#seed = seed.join(' ');
  }

  /** A whole number, both bounds included. */
  int(min: number, max: number): number {
    return min + Math.floor(draw(this.#seed, this.#count++) * (max - min + 1));
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.int(0, items.length - 1)] ?? items[0];
  }
}
