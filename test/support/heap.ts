import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Collects all garbage; no process of the tests is started with the flag that this takes. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
}

/** Collects until all is gone that nobody needs. */
async function settleHeap(): Promise<void> {
  for (let i = 0; i < 3; i++) {
    collectGarbage();
    // What a callback frees is collected next time.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Bytes that are in use, buffers included. */
export async function usedBytes(): Promise<number> {
  await settleHeap();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** How many of them somebody still holds. */
export async function countHeld(objects: readonly WeakRef<object>[]): Promise<number> {
  await settleHeap();
  return objects.filter((object) => object.deref() !== undefined).length;
}
