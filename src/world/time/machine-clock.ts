import type { Instant } from '../../domain/time/instant.ts';

// Taken when the program loads, and by its entry points before anything else: a test that fakes the timers of its
// process fakes none of them.
const readDate = Date.now;
const readElapsedMs = performance.now.bind(performance);
const startNodeTimer = setTimeout;
const stopNodeTimer = clearTimeout;

export type Timer = NodeJS.Timeout;

/** The machine's time: read when something begins, and for what is told to people. */
export function readWallClock(): Instant {
  return readDate();
}

/** Milliseconds that only ever go forward, whatever happens to the machine's clock. Not an instant. */
export function readMonotonic(): number {
  return readElapsedMs();
}

/** Calls back after so many milliseconds of the machine's time. */
export function startTimer(callBack: () => void, ms: number): Timer {
  return startNodeTimer(callBack, ms);
}

export function stopTimer(timer: Timer | undefined): void {
  stopNodeTimer(timer);
}
