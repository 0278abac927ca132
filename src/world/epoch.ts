import type { Fact } from '../domain/record/fact.ts';

/** What ends an epoch. */
export type EpochEnd = 'reset' | 'restored' | 'closed';

/** Facts with which a state begins anew, and how the epoch before ends by them. */
const BEGINNINGS: ReadonlyMap<Fact['kind'] | undefined, EpochEnd> = new Map([
  ['account.opened', 'reset'],
  ['account.restored', 'restored'],
]);

/** How an epoch ends by facts; undefined where it goes on. */
export function endBy([first]: readonly Fact[]): EpochEnd | undefined {
  return BEGINNINGS.get(first?.kind);
}

/** Something went on in an account whose epoch is over: it belongs to a world that is gone. */
export class EpochOver extends Error {
  override readonly name = 'EpochOver';
  readonly end: EpochEnd;

  constructor(end: EpochEnd) {
    super(`The account was ${end}.`);
    this.end = end;
  }
}

/**
 * The life of an account's state from one beginning (its opening, a reset, a restore) to the next, or to its closing. A
 * request belongs to the epoch in which it came, and changes nothing in another.
 */
export class Epoch {
  /** Undefined while nobody listens, as in most accounts. */
  #listeners: Set<() => void> | undefined;
  #end: EpochEnd | undefined;

  /** Undefined while it lasts. */
  get end(): EpochEnd | undefined {
    return this.#end;
  }

  /** @throws EpochOver */
  requireCurrent(): void {
    if (this.#end !== undefined) throw new EpochOver(this.#end);
  }

  finish(end: EpochEnd): void {
    this.#end ??= end;
    const listeners = this.#listeners ?? [];
    this.#listeners = undefined;
    for (const listener of listeners) listener();
  }

  /** Calls back once it is over, which may be at once; what is answered takes that back. */
  onEnd(listener: () => void): () => void {
    if (this.#end !== undefined) {
      listener();
      return () => {};
    }
    this.#listeners ??= new Set();
    const listeners = this.#listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /** What a promise comes to, unless the epoch is over before. @throws EpochOver */
  outlast<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const forget = this.onEnd(() => reject(new EpochOver(this.#end ?? 'closed')));
      // By hand, for it is done for every request with a body: `race` and `finally` make a dozen promises more.
      promise.then(
        (value) => {
          forget();
          resolve(value);
        },
        (error: unknown) => {
          forget();
          reject(error);
        },
      );
    });
  }
}
