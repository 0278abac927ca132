import type { PerformanceEntry } from 'node:perf_hooks';

/** How much the old generation of a small heap may grow past what lives in it: V8's own largest factor, always. */
const RARE_PERCENT = 300;
const LEAST_PERCENT = 20;
/** What a larger heap may grow by. */
const ROOM_BYTES = 32 * 1024 * 1024;

/** With 0, its default, V8 chooses. */
let percent = 0;

/** Undefined as long as V8 chooses: no start loads the module that this takes. */
let setFlags: ((flags: string) => void) | undefined;

/**
 * Has V8 collect the old generation less often. While it does, requests wait, for tens of milliseconds where there is
 * no core to spare. Left alone V8 keeps the heap of a steady server so small that this happens every second or two
 * under load, to save some forty megabytes. The heap of many accounts does not grow in the same proportion: it would be
 * garbage for the most part. The bound of the whole heap, and with it that of a container, stays.
 */
export async function collectRarely(): Promise<void> {
  const { setFlagsFromString } = await import('node:v8');
  const { constants, PerformanceObserver } = await import('node:perf_hooks');
  setFlags = setFlagsFromString;
  percent = RARE_PERCENT;
  apply(percent);
  const isOfOldGeneration = ({ detail }: PerformanceEntry & { readonly detail?: unknown }): boolean =>
    (detail as { readonly kind?: number } | undefined)?.kind === constants.NODE_PERFORMANCE_GC_MAJOR;
  new PerformanceObserver((list) => {
    if (list.getEntries().some(isOfOldGeneration)) adaptGrowth();
  }).observe({ entryTypes: ['gc'] });
}

function adaptGrowth(): void {
  const wanted = (100 * ROOM_BYTES) / process.memoryUsage().heapUsed;
  percent = Math.round(Math.min(RARE_PERCENT, Math.max(LEAST_PERCENT, wanted)));
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
  setFlags?.(`--heap-growing-percent=${value}`);
}
