import { expect, it } from 'vitest';
import { UsageCounters } from '../../../src/world/usage-counters.ts';
import { START } from '../../support/world.ts';

function copy(counters: UsageCounters): UsageCounters {
  const other = new UsageCounters();
  other.restore(JSON.parse(JSON.stringify(counters.snapshot())));
  return other;
}

it('Usage tells when a key was last used', () => {
  const usage = new UsageCounters();
  usage.noteUse('one', START);
  usage.noteUse('one', START + 5);
  expect([usage.lastUsedAt('one'), usage.lastUsedAt('two')]).toEqual([START + 5, undefined]);
});

it('Usage counts like requests of one instant, each kind for itself, and begins anew at another', () => {
  const usage = new UsageCounters();
  const count = (request: string, at: number) => usage.countRequest(request, at);
  expect([count('a', START), count('a', START), count('b', START), count('a', START)]).toEqual([0, 1, 0, 2]);
  expect(count('a', START + 1)).toBe(0);
});

it('Usage counts on after a restore', () => {
  const usage = new UsageCounters();
  usage.countRequest('a', START);
  usage.noteUse('one', START);
  const restored = copy(usage);
  expect(restored.countRequest('a', START)).toBe(1);
  expect(restored.lastUsedAt('one')).toBe(START);
  expect(copy(new UsageCounters()).snapshot()).toEqual(new UsageCounters().snapshot());
});

it('Usage holds no more than ten thousand different requests of one instant', () => {
  const usage = new UsageCounters();
  for (let request = 0; request < 25_000; request++) usage.countRequest(`request ${request}`, START);
  expect(usage.snapshot().requests.counts.length).toBeLessThanOrEqual(10_000);
});

it('Usage forgets everything when it is cleared', () => {
  const usage = new UsageCounters();
  usage.countRequest('a', START);
  usage.noteUse('one', START);
  usage.clear();
  expect(usage.snapshot()).toEqual(new UsageCounters().snapshot());
});
