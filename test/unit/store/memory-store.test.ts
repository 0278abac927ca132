import { expect, it } from 'vitest';
import { MemoryStore } from '../../../src/store/memory-store.ts';
import type { AccountStore } from '../../../src/world/record/account-store.ts';

function createStore(): AccountStore {
  return new MemoryStore();
}

const FACTS = [{ kind: 'rule.removed', at: 0, rule: 'a' }] as const;

it('A store in memory keeps everything at once and contradicts nobody', () => {
  const store = createStore();
  expect(store.append('acct_one', 0, FACTS)).toEqual({ isKept: true });
  expect(store.append('acct_one', 57, FACTS)).toEqual({ isKept: true });
});

it('A store in memory gives nothing back: an account does not outlive its process', () => {
  const store = createStore();
  store.append('acct_one', 0, FACTS);
  expect(store.open('acct_one')).toBeUndefined();
});

it('A store in memory lists the accounts that were opened and not dropped, in their order', () => {
  const store = createStore();
  for (const id of ['acct_b', 'acct_a', 'acct_c']) store.append(id, 0, FACTS);
  store.append('acct_b', 1, FACTS);
  store.drop('acct_a');
  expect(store.list()).toEqual(['acct_b', 'acct_c']);
});
