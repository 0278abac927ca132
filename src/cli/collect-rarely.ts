import { setFlagsFromString } from 'node:v8';

/** How much the old generation of the heap may grow past what lives in it before it is collected again. */
const GROWTH_PERCENT = 200;

/**
 * Has V8 collect the old generation less often. While it does, every request waits, for tens of milliseconds where
 * there is no core to spare. Left alone V8 keeps the heap so small that this happens every second or two under load,
 * for the sake of memory that nobody misses. The bound of the whole heap, and with it that of a container, holds on.
 */
export function collectRarely(): void {
  // Read anew at every collection, unlike most flags, so it may be set in a running process.
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}
