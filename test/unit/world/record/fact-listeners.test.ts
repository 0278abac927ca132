import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../../src/domain/record/fact.ts';
import { LateStore } from '../../../support/late-store.ts';
import { createAccount, START } from '../../../support/world.ts';

const OFFLINE = { type: 'device.connectivity', deviceId: 'bat', online: false } as const;

function kindsOf(facts: readonly Fact[]): string {
  return facts.map(({ kind }) => kind).join('+');
}

describe('Those who listen to an account', () => {
  it('hear of facts after the state has changed', async () => {
    const account = createAccount();
    const seen: unknown[] = [];
    account.listeners.add((facts) => {
      seen.push([kindsOf(facts), account.world.entry('bat').offlineSince, account.position]);
    });
    await account.execute(OFFLINE);
    expect(seen).toEqual([['device.disconnected', START, 2]]);
  });

  it('hear of facts after they are kept', async () => {
    const store = new LateStore();
    const account = createAccount({ store });
    const heard: string[] = [];
    account.listeners.add((facts) => void heard.push(kindsOf(facts)));
    (await store.next()).keep();
    const executed = account.execute(OFFLINE);
    const append = await store.next();
    expect(heard).toEqual(['account.opened']);
    append.keep();
    await executed;
    expect(heard).toEqual(['account.opened', 'device.disconnected']);
  });

  it('hear of what another writer did, and of each fact once', async () => {
    const store = new LateStore();
    const account = createAccount({ store });
    const heard: string[] = [];
    account.listeners.add((facts) => void heard.push(kindsOf(facts)));
    (await store.next()).keep();
    const executed = account.execute(OFFLINE);
    (await store.next()).contradict({ kind: 'device.released', at: START, deviceId: 'ev' });
    (await store.next()).keep();
    await executed;
    expect(heard).toEqual(['account.opened', 'device.released', 'device.disconnected']);
  });

  it('hear nothing of a replay, nor of a command that failed or changed nothing', async () => {
    const account = createAccount();
    const { facts: _facts, usage: _usage, journal: _journal, ...checkpoint } = account.snapshot();
    const facts = await account.execute(OFFLINE);
    const other = createAccount();
    const heard: string[] = [];
    other.listeners.add((told) => void heard.push(kindsOf(told)));
    other.replay({ checkpoint, facts, position: 2 });
    expect(other.world.entry('bat').offlineSince).toBe(START);
    await other.execute(OFFLINE);
    expect(() => other.execute({ type: 'device.release', deviceId: 'nope' })).toThrow('unknown-device');
    expect(heard).toEqual([]);
    await other.execute({ ...OFFLINE, online: true });
    expect(heard).toEqual(['device.connected']);
  });

  it('hear of a reset and of a restore, each as one', async () => {
    const account = createAccount();
    const heard: string[] = [];
    account.listeners.add((facts) => void heard.push(kindsOf(facts)));
    const snapshot = account.snapshot();
    const facts = await account.execute(OFFLINE);
    await account.reset();
    await account.restore({ ...snapshot, facts });
    expect(heard.slice(1)).toEqual(['account.opened', 'account.restored+device.disconnected']);
  });

  it('hear nothing any more once they have left', async () => {
    const account = createAccount();
    const heard: string[] = [];
    const leave = account.listeners.add((facts) => void heard.push(kindsOf(facts)));
    leave();
    await account.execute(OFFLINE);
    expect(heard).toEqual([]);
  });

  it('are all heard out before they count as settled, those included that begin meanwhile and those that fail', async () => {
    const account = createAccount();
    const finishes: (() => void)[] = [];
    const done: string[] = [];
    account.listeners.add(async (facts) => {
      await new Promise<void>((resolve) => finishes.push(resolve));
      if (facts[0]?.kind === 'device.disconnected') await account.execute({ ...OFFLINE, online: true });
      done.push(kindsOf(facts));
    });
    account.listeners.add(() => Promise.reject(new Error('It broke.')));
    await account.execute(OFFLINE);
    const settled = account.listeners.settled().then(() => done.push('settled'));
    finishes.shift()?.();
    while (finishes.length === 0) await Promise.resolve();
    expect(done).toEqual([]);
    finishes.shift()?.();
    await settled;
    expect(done.toSorted()).toEqual(['device.connected', 'device.disconnected', 'settled']);
    expect(done.at(-1)).toBe('settled');
  });
});
