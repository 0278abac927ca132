import { setFlagsFromString } from 'node:v8';

/** How much the old generation of the heap may grow past what lives in it: V8's own largest factor, always. */
const GROWTH_PERCENT = 300;

/**
 * Has V8 collect the old generation less often. While it does, requests wait, for tens of milliseconds where there is
 * no core to spare. Left alone V8 keeps the heap of a steady server so small that this happens every second or two
 * under load, to save some forty megabytes. The bound of the whole heap, and with it that of a container, stays.
 */
export function collectRarely(): void {
  // Read anew at every collection, unlike most flags, so it may be set in a running process.
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
}
