import { beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '../../../src/world/account.ts';
import { atOnce } from '../../support/at-once.ts';
import { createAccount, SETTINGS } from '../../support/world.ts';
import { createFacts, createRule } from '../domain/rules/facts.ts';

const PUSHES = 20_000;
const KEEP = 100;

let account: Account;
const sizes: number[] = [];

function sizeOf(snapshot: object): number {
  return JSON.stringify(snapshot).length;
}

beforeAll(async () => {
  const actions = { ...SETTINGS.actions, keepFinished: KEEP };
  account = createAccount({ settings: { ...SETTINGS, actions, rules: [createRule({ steps: ['ok'] })] } });
  for (let i = 0; i < PUSHES; i++) {
    const mode = i % 2 === 0 ? 'charge' : 'discharge';
    atOnce(
      account.push({
        type: 'action.push',
        family: 'battery',
        deviceId: 'bat',
        command: { kind: 'battery.mode', mode },
      }),
    );
    atOnce(account.selectRule(createFacts({ at: account.clock.now() })));
    if (i % 10 === 9) await account.moveClock({ target: (now) => now + 6_000 });
    if (i % 1_000 === 999) sizes.push(sizeOf(account.snapshot()));
  }
});

describe('An account that was sent twenty thousand commands', () => {
  it('keeps as many finished actions as it may, the latest', () => {
    const { actions } = account.snapshot();
    expect(actions).toHaveLength(KEEP);
    const { total, actions: page } = account.world.actionsOf('battery', 'bat', { offset: 0, limit: 500 });
    expect([total, page.length]).toEqual([KEEP, KEEP]);
    expect(page[0]).toEqual(actions.at(-1));
    expect(account.world.entry('bat').actionCount).toBe(PUSHES);
  });

  it('is no larger than after two thousand', () => {
    const [, second = 0] = sizes;
    for (const size of sizes.slice(2)) expect(size).toBeLessThan(1.2 * second);
    expect(account.snapshot().timeline).toEqual([]);
  });

  it('finds what it keeps, and nothing of the rest', () => {
    for (const { id } of account.snapshot().actions) expect(account.world.findAction(id)?.id).toBe(id);
    expect(account.world.actionsOf('battery', 'bat', { state: 'completed', offset: 0, limit: 1 }).total).toBe(
      KEEP,
    );
    expect(account.world.actionsOf('battery', 'bat', { state: 'waiting', offset: 0, limit: 1 }).total).toBe(
      0,
    );
  });

  it('comes back from its snapshot as it is, in one fact', () => {
    const snapshot = JSON.parse(JSON.stringify(account.snapshot()));
    const other = createAccount();
    atOnce(other.restore(snapshot));
    expect(other.position).toBe(2);
    expect(JSON.stringify(other.snapshot())).toBe(JSON.stringify(snapshot));
  });
});

describe('An account whose commands all end at once', () => {
  it('keeps as many of them as it may', () => {
    const actions = { ...SETTINGS.actions, keepFinished: KEEP };
    const busy = createAccount({ settings: { ...SETTINGS, actions } });
    const deferUntil = busy.clock.now() + 60_000;
    const command = { kind: 'hvac.schedule' } as const;
    for (let i = 0; i < 2_000; i++)
      atOnce(busy.push({ type: 'action.push', family: 'hvac', deviceId: 'hvac', command, deferUntil }));
    atOnce(busy.execute({ type: 'clock.change', to: deferUntil + 5_000 }));
    atOnce(busy.settle());
    expect(busy.snapshot().actions).toHaveLength(KEEP);
    expect(busy.nextDueAt).toBeUndefined();
  });
});
