import type { ClockPace, ClockStart, ClockState } from '../../domain/time/clock-pace.ts';
import { type Instant, MAX_INSTANT } from '../../domain/time/instant.ts';
import { readMonotonic, readWallClock } from './machine-clock.ts';

/** One account's time: real, scaled or frozen, and never backwards but by `restore`. */
export class Clock {
  #pace: ClockPace;
  #virtualAnchor: Instant;
  #elapsedAnchorMs: number;
  /** Where it stands while an advance steps through what is due. */
  #heldAt: Instant | undefined;
  readonly #readElapsedMs: () => number;

  constructor(start: ClockStart, readElapsed: () => number = readMonotonic) {
    this.#readElapsedMs = readElapsed;
    this.#pace = { mode: start.mode, factor: start.factor };
    this.#elapsedAnchorMs = readElapsed();
    this.#virtualAnchor = start.at ?? readWallClock();
  }

  get pace(): ClockPace {
    return this.#pace;
  }

  now(): Instant {
    if (this.#heldAt !== undefined) return this.#heldAt;
    const { factor } = this.#pace;
    if (factor === 0) return this.#virtualAnchor;
    const elapsedMs = (this.#readElapsedMs() - this.#elapsedAnchorMs) * factor;
    return Math.min(MAX_INSTANT, Math.floor(this.#virtualAnchor + elapsedMs));
  }

  state(): ClockState {
    return { mode: this.#pace.mode, factor: this.#pace.factor, at: this.now() };
  }

  /** Shows `at` from now on, earlier or later, and runs from there at this pace. */
  restore({ mode, factor, at }: ClockState): void {
    this.#pace = { mode, factor };
    this.#virtualAnchor = at;
    this.#elapsedAnchorMs = this.#readElapsedMs();
    if (this.#heldAt !== undefined) this.#heldAt = at;
  }

  /** Stands still, whatever its pace, until it is released. */
  hold(): void {
    this.#heldAt = this.now();
  }

  /** Runs on from where it stands. */
  release(): void {
    if (this.#heldAt === undefined) return;
    const at = this.#heldAt;
    this.#heldAt = undefined;
    this.restore({ ...this.#pace, at });
  }

  /** Real milliseconds until it shows `at`, from its release on while it is held; undefined where it never does by itself. */
  realMsUntil(at: Instant): number | undefined {
    const { factor } = this.#pace;
    if (factor === 0) return undefined;
    return Math.max(0, (at - this.now()) / factor);
  }
}
