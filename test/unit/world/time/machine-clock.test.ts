import { expect, it } from 'vitest';
import { startDeadline } from '../../../../src/world/time/machine-clock.ts';
import { countHeld } from '../../../support/heap.ts';

const HOUR_MS = 3_600_000;

it('A deadline that is ended aborts at once, and is held by no timer until its time is over', async () => {
  const start = (): WeakRef<object> => {
    const { signal, end } = startDeadline(HOUR_MS);
    expect(signal.aborted).toBe(false);
    end();
    expect(signal.aborted).toBe(true);
    return new WeakRef(signal);
  };
  expect(await countHeld(Array.from({ length: 10 }, start))).toBe(0);
});

it('A deadline aborts when its time is over', async () => {
  const { signal } = startDeadline(5);
  // Its timer keeps no process alive; the test has to.
  const alive = setInterval(() => {}, 1_000);
  await new Promise((resolve) => signal.addEventListener('abort', resolve));
  clearInterval(alive);
  expect(signal.aborted).toBe(true);
});
