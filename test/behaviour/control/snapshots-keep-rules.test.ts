import { describe, expect, it } from 'vitest';
import { openControl } from '../../support/open-control.ts';

const BATTERY = '/battery/device_abc123';
const BURST = {
  name: 'burst',
  when: { operation: 'getBatteryState' },
  then: ['ok', { error: 'RATE_LIMIT_EXCEEDED' }, { status: 503, headers: { 'Retry-After': 9 } }],
};

/** The saved rule that a mistake is made in. */
type Saved = Record<string, Record<string, unknown>> & { rules: unknown };

describe('A snapshot', () => {
  it.each(['', '?account=acct_demo'])(
    '%s has the rules as they were and what they had counted',
    async (query) => {
      await using sandbox = await openControl({ scenarios: ['read-only-key'] });
      await sandbox.control('POST', '/rules', { rules: [BURST] });
      expect((await sandbox.api('GET', BATTERY)).status).toBe(200);
      const { body: snapshot } = await sandbox.control('GET', `/snapshot${query}`);
      const { body: rules } = await sandbox.control('GET', '/rules');
      const statuses = async () => [
        (await sandbox.api('GET', BATTERY)).status,
        (await sandbox.api('GET', BATTERY)).status,
        (await sandbox.api('GET', BATTERY)).status,
      ];
      expect(await statuses()).toEqual([429, 503, 200]);
      await sandbox.control('DELETE', '/rules');
      expect((await sandbox.control('POST', `/restore${query}`, snapshot)).status).toBe(200);
      expect((await sandbox.control('GET', '/rules')).body).toEqual(rules);
      expect((await sandbox.control('GET', `/snapshot${query}`)).body).toEqual(snapshot);
      expect(await statuses()).toEqual([429, 503, 200]);
    },
  );

  it.each<[string, (saved: Saved) => unknown]>([
    ['0/rule/then/1/error', ({ rule }) => ({ rule: { ...rule, then: ['ok', { error: 'NONE' }] } })],
    ['0/rule/surplus', ({ rule }) => ({ rule: { ...rule, surplus: 1 } })],
    ['0/rule', ({ rule }) => ({ rule: { then: rule?.then } })],
    ['0/counters', ({ counters }) => ({ counters: { ...counters, applied: 7 } })],
    ['0', () => ({ addedAt: 253_402_300_799_999 })],
    ['0/origin', () => ({ origin: 'elsewhere' })],
    ['0/counters/uses', ({ counters }) => ({ counters: { ...counters, uses: -1 } })],
    ['0/surplus', () => ({ surplus: true })],
  ])('that was broken at %s is refused, and nothing changes', async (place, breakIt) => {
    await using sandbox = await openControl();
    await sandbox.control('POST', '/rules', { rules: [BURST] });
    await sandbox.api('GET', BATTERY);
    const { body: snapshot } = await sandbox.control('GET', '/snapshot?account=acct_demo');
    const { body: rules } = await sandbox.control('GET', '/rules');
    Object.assign(snapshot.accounts[0].rules[0], breakIt(snapshot.accounts[0].rules[0]));
    const { status, body } = await sandbox.control('POST', '/restore', snapshot);
    expect(status).toBe(400);
    expect(body.errors.map(({ path }: { path: string }) => path).join(' ')).toContain(
      `/body/accounts/0/rules/${place}`,
    );
    expect((await sandbox.control('GET', '/rules')).body).toEqual(rules);
  });

  it('with a rule twice is refused', async () => {
    await using sandbox = await openControl();
    await sandbox.control('POST', '/rules', { rules: [BURST] });
    const { body: snapshot } = await sandbox.control('GET', '/snapshot?account=acct_demo');
    const { rules } = snapshot.accounts[0];
    rules.push(rules[0]);
    expect((await sandbox.control('POST', '/restore', snapshot)).status).toBe(400);
  });
});
