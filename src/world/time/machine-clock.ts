import { Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { clearTimeout, setImmediate, setTimeout } from 'node:timers';
import { SystemDate } from '../../domain/captured-globals.ts';
import type { Instant } from '../../domain/time/instant.ts';

// Taken when the program loads, and by its entry points before anything else: a test that fakes the timers of its
// process fakes none of them. Node's modules are asked, not the globals, which a test may have replaced before.
const startNodeTimer = setTimeout;
const stopNodeTimer = clearTimeout;
const startNodeImmediate = setImmediate;
const readElapsedMs = performance.now.bind(performance);
const Controller = AbortController;
const { now: readDate } = SystemDate;
const { timeOrigin } = performance;

/** What replaces a function of the engine is written in JavaScript. */
const isGenuineDate = /\[native code\]/.test(Function.prototype.toString.call(readDate));
/** Fake timers replace Node's own as well, and leave their clock on them. */
const areGenuineTimers = !Object.hasOwn(startNodeTimer, 'clock');

/** A timer of the machine that can be stopped, and that may be told not to keep the process alive. */
export interface Timer {
  unref(): unknown;
}

/** The machine's time: read when something begins, and for what is told to people. */
export function readWallClock(): Instant {
  return isGenuineDate ? readDate() : Math.round(timeOrigin + readElapsedMs());
}

/** Milliseconds that only ever go forward, whatever happens to the machine's clock. Not an instant. */
export function readMonotonic(): number {
  return readElapsedMs();
}

/** Calls back after so many milliseconds of the machine's time. */
export function startTimer(callBack: () => void, ms: number): Timer {
  return areGenuineTimers ? startNodeTimer(callBack, ms) : new SocketTimer(callBack, ms);
}

export function stopTimer(timer: Timer | undefined): void {
  if (timer instanceof SocketTimer) timer.stop();
  else stopNodeTimer(timer as NodeJS.Timeout | undefined);
}

/** How long something may take. */
export interface Deadline {
  /** Aborts when the time is over. */
  readonly signal: AbortSignal;
  /** Ends the time at once: the signal aborts, and nothing of the timer is left. */
  end(): void;
}

/** A deadline after so many milliseconds of the machine's time. */
export function startDeadline(ms: number): Deadline {
  const controller = new Controller();
  const timer = startTimer(() => controller.abort(), ms);
  timer.unref();
  const end = (): void => {
    stopTimer(timer);
    controller.abort();
  };
  return { signal: controller.signal, end };
}

/** Calls back when the event loop has done what is there to do now. */
export function startImmediate(callBack: () => void): void {
  if (areGenuineTimers) startNodeImmediate(callBack);
  else startTimer(callBack, 0);
}

/**
 * A timer for a process whose timers were faked before this module was loaded: the time-out of a socket, which is never
 * connected, is kept by Node itself. It does not keep the process alive, which the listening server does.
 */
class SocketTimer implements Timer {
  readonly #socket = new Socket();

  constructor(callBack: () => void, ms: number) {
    this.#socket.setTimeout(Math.max(1, ms), () => {
      this.stop();
      callBack();
    });
  }

  unref(): void {}

  stop(): void {
    this.#socket.setTimeout(0).removeAllListeners('timeout');
  }
}
