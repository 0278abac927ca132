import { type Instant, MAX_INSTANT } from '../domain/instant.ts';

export type ClockMode = 'real' | 'scaled' | 'frozen';

/** How a clock runs: `factor` virtual seconds pass in a real one (1 real, 0 frozen). */
export interface ClockPace {
  readonly mode: ClockMode;
  readonly factor: number;
}

/** A clock as data: its pace and the instant it shows. */
export interface ClockState extends ClockPace {
  readonly at: Instant;
}

export const REAL_PACE: ClockPace = { mode: 'real', factor: 1 };
export const FROZEN_PACE: ClockPace = { mode: 'frozen', factor: 0 };

export function scaledPace(factor: number): ClockPace {
  return { mode: 'scaled', factor };
}

/** The only reading of the wall clock in the whole program. */
export function readWallClock(): Instant {
  return Date.now();
}

/** One account's time: real, scaled or frozen, and never backwards but by `restore`. */
export class Clock {
  #pace: ClockPace;
  #virtualAnchor: Instant;
  #wallAnchor: Instant;
  #latest: Instant;
  readonly #readWall: () => Instant;

  constructor(state: ClockPace & { readonly at?: Instant }, readWall: () => Instant = readWallClock) {
    this.#readWall = readWall;
    this.#pace = { mode: state.mode, factor: state.factor };
    this.#wallAnchor = readWall();
    this.#virtualAnchor = state.at ?? this.#wallAnchor;
    this.#latest = this.#virtualAnchor;
  }

  get pace(): ClockPace {
    return this.#pace;
  }

  now(): Instant {
    const elapsedMs = this.#pace.factor === 0 ? 0 : this.#readWall() - this.#wallAnchor;
    const computed = Math.floor(this.#virtualAnchor + elapsedMs * this.#pace.factor);
    // The machine's own clock may be set back; an account's never is.
    this.#latest = Math.min(MAX_INSTANT, Math.max(this.#latest, computed));
    return this.#latest;
  }

  /** Changes the pace from this instant on. */
  setPace(pace: ClockPace): void {
    this.#anchor(this.now());
    this.#pace = pace;
  }

  /**
   * Jumps forward to `at` and goes on from there at the same pace. `now` is an instant that `now()` just gave, for a
   * caller who reckoned with it: a fast clock has gone on since. @throws RangeError for an earlier instant.
   */
  moveTo(at: Instant, now = this.now()): void {
    if (at < now) {
      throw new RangeError('Failed to move the clock: time never goes back. Reset or restore instead.');
    }
    this.#anchor(at);
  }

  state(): ClockState {
    return { ...this.#pace, at: this.now() };
  }

  /** Takes over another clock's pace and instant, earlier or later. */
  restore(state: ClockState): void {
    this.#pace = { mode: state.mode, factor: state.factor };
    this.#latest = state.at;
    this.#anchor(state.at);
  }

  #anchor(at: Instant): void {
    this.#virtualAnchor = at;
    this.#wallAnchor = this.#readWall();
    this.#latest = at;
  }
}
