// The clock and the timers of the machine, without the rest of the engine: an entry point that loads the engine later
// imports them first, so that a test may fake the timers of its process before it starts its first sandbox.
import '../domain/captured-globals.ts';

export { startImmediate } from '../world/time/machine-clock.ts';
