import { setFlagsFromString } from 'node:v8';

/** How much the old generation of the heap may grow past what lives in it: V8's own largest factor, always. */
const RARE_PERCENT = 300;

/** With 0, its default, V8 chooses. */
let percent = 0;

/**
 * Has V8 collect the old generation less often. While it does, requests wait, for tens of milliseconds where there is
 * no core to spare. Left alone V8 keeps the heap of a steady server so small that this happens every second or two
 * under load, to save some forty megabytes. The bound of the whole heap, and with it that of a container, stays.
 */
export function collectRarely(): void {
  percent = RARE_PERCENT;
  apply(percent);
}

/** Compiles, or reads what is compiled: V8 takes no code that was made under other flags. */
export function withDefaultGrowth<T>(act: () => T): T {
  if (percent === 0) return act();
  apply(0);
  try {
    return act();
  } finally {
    apply(percent);
  }
}

/** V8 reads it anew at every collection, unlike most flags, so it may be set in a running process. */
function apply(value: number): void {
  setFlagsFromString(`--heap-growing-percent=${value}`);
}
