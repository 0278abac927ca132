import type { MaybePromise } from '../domain/maybe-promise.ts';

/** Runs one thing after the other; at once where nothing is under way. */
export class Turns {
  /** The last of those that are under way; the next one waits for it. */
  #underWay: Promise<void> | undefined;

  take<T>(run: () => MaybePromise<T>): MaybePromise<T> {
    const done = this.#underWay === undefined ? run() : this.#underWay.then(run);
    if (!(done instanceof Promise)) return done;
    const forget = (): void => {
      if (this.#underWay === settled) this.#underWay = undefined;
    };
    const settled: Promise<void> = done.then(forget, forget);
    this.#underWay = settled;
    return done;
  }
}
