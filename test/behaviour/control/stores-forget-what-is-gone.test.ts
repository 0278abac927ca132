import { expect, it } from 'vitest';
import { MemoryStore } from '../../../src/store/memory-store.ts';
import { countHeld, usedBytes } from '../../support/heap.ts';
import { type ServedEngine, serveEngine } from '../../support/serve-engine.ts';

const MOST_BYTES_OF_ACCOUNT = 8_000;

const madeUp = (i: number): string => `sk_sandbox_${String(i).padStart(20, 'm')}`;

/** Reads by keys that nobody has, each of which opens an account. */
async function readBy(served: ServedEngine, from: number, count: number): Promise<void> {
  for (let i = from; i < from + count; i++) {
    const { status } = await served.send({
      method: 'GET',
      path: '/battery/device_abc123',
      headers: { 'x-api-key': madeUp(i) },
    });
    // An expectation for each would itself take memory.
    if (status !== 200) throw new Error(`The read by ${madeUp(i)} answered ${status}`);
  }
}

function idOf({ engine }: ServedEngine, i: number): string {
  return engine.accounts.findKey(madeUp(i))?.account.id ?? '';
}

it('An account that is opened by a made-up key takes a few kilobytes of memory, its first request included', async () => {
  // The store of other tests keeps each fact in memory.
  await using served = await serveEngine({ acceptAnyKey: true }, { store: new MemoryStore() });
  await readBy(served, 0, 500);
  const before = await usedBytes();
  await readBy(served, 500, 1_000);
  expect(((await usedBytes()) - before) / 1_000).toBeLessThan(MOST_BYTES_OF_ACCOUNT);
});

it('Accounts that gave way to others, were closed, or went with a reset are held by nothing', async () => {
  await using served = await serveEngine({ acceptAnyKey: true, accounts: { max: 10 } });
  const { accounts } = served.engine;
  const refs: WeakRef<object>[] = [];
  for (let i = 0; i < 40; i++) {
    await readBy(served, i, 1);
    refs.push(new WeakRef(accounts.get(idOf(served, i)) ?? accounts.first));
  }
  // The connection still has its last request.
  await served.send({ method: 'GET', path: '/__sandbox/health' });
  const opened = refs.length;
  const open = accounts.all().filter(({ name }) => name.startsWith('Opened by')).length;
  expect([opened, await countHeld(refs)]).toEqual([40, open]);
  await served.send({ method: 'DELETE', path: `/__sandbox/accounts/${idOf(served, 39)}` });
  expect(await countHeld(refs)).toBe(open - 1);
  await served.send({ method: 'POST', path: '/__sandbox/reset' });
  expect(await countHeld(refs)).toBe(0);
});
