import { describe, expect, it } from 'vitest';
import { startSandbox } from '../../../src/index.ts';
import { createAccount } from '../../../src/testing/index.ts';

const START = [
  { name: 'of-the-start', when: { method: 'GET' }, then: { headers: { 'x-start': '1' } } },
] as const;
const OWN = [{ name: 'own', when: { method: 'GET' }, then: { status: 503 }, times: 1 }] as const;

const namesOf = (rules: readonly { readonly name: string }[]) => rules.map(({ name }) => name);

describe('An account that is opened with scenarios or rules of its own', () => {
  it('asks its rules first, then those of its scenarios, later ones first, then those of the start', async () => {
    await using sandbox = await startSandbox({ rules: START });
    const scenarios = ['slow-api', { name: 'evening', rules: [{ then: 'ok' }] }] as const;
    await using account = await createAccount(sandbox.control, { rules: OWN, scenarios });
    const rules = await account.control.rules.list();
    expect(namesOf(rules)).toEqual(['own', 'evening', 'slow-api', 'of-the-start']);
    expect(new Set(rules.map(({ origin }) => origin))).toEqual(new Set(['baseline']));
    expect(namesOf(await sandbox.control.rules.list())).toEqual(['of-the-start']);
    await using other = await createAccount(sandbox.control);
    expect(namesOf(await other.control.rules.list())).toEqual(['of-the-start']);
  });

  it('has them do what they say', async () => {
    await using sandbox = await startSandbox();
    await using account = await createAccount(sandbox.control, { rules: OWN });
    const read = async (key: string) =>
      (await fetch(`${sandbox.url}/battery`, { headers: { 'x-api-key': key } })).status;
    expect(await read(sandbox.apiKey)).toBe(200);
    expect([await read(account.apiKey), await read(account.apiKey)]).toEqual([503, 200]);
  });

  it('has them back after a reset and after rules.clear', async () => {
    await using sandbox = await startSandbox({ rules: START });
    await using account = await createAccount(sandbox.control, { rules: OWN });
    const { rules } = account.control;
    for (const goBack of [() => account.control.reset(), () => rules.clear()]) {
      await rules.delete('own');
      await rules.add({ name: 'added', then: 'ok' });
      await goBack();
      expect(namesOf(await rules.list())).toEqual(['own', 'of-the-start']);
    }
  });

  it('is the same after a snapshot of it is restored elsewhere, its own rules included', async () => {
    await using sandbox = await startSandbox();
    await using account = await createAccount(sandbox.control, { rules: OWN, scenarios: 'slow-api' });
    const snapshot = await account.control.snapshot();
    await using elsewhere = await startSandbox();
    await elsewhere.control.restore(snapshot);
    const restored = elsewhere.control.forAccount(account.id);
    expect(namesOf(await restored.rules.list())).toEqual(['own', 'slow-api']);
    await restored.rules.delete('own');
    await restored.reset();
    expect(namesOf(await restored.rules.list())).toEqual(['own', 'slow-api']);
  });

  it('is not opened where one of them is wrong, and has no more of them than rules may be', async () => {
    await using sandbox = await startSandbox({ clock: 'frozen' });
    const before = await sandbox.control.accounts.list();
    const wrong = { rules: [{ name: 'a', then: { error: 'NO_SUCH_CODE' } }] };
    await expect(sandbox.control.accounts.create(wrong)).rejects.toMatchObject({ status: 400 });
    const many = Array.from({ length: 10_000 }, (_, i) => ({ name: `r${i}`, then: 'ok' as const }));
    await expect(
      sandbox.control.accounts.create({ rules: many, scenarios: 'slow-api' }),
    ).rejects.toMatchObject({ status: 409 });
    expect(await sandbox.control.accounts.list()).toEqual(before);
  });
});

describe('A key that an account begins with and that expires after a time', () => {
  const KEY = 'sk_sandbox_shortlived';

  it.each([
    ['the configuration', { keys: [{ key: KEY, expiresIn: '10m' }] }],
    ['a world', { world: { accounts: [{ keys: [{ key: KEY, expiresIn: '10m' }] }] } }],
  ])('of %s: counts from the start, and from each reset', async (_, options) => {
    await using sandbox = await startSandbox({ ...options, clock: 'frozen', at: '2025-06-01T12:00:00Z' });
    const { clock, keys } = sandbox.control;
    expect(await keys.get(KEY)).toMatchObject({ status: 'active', expiresAt: '2025-06-01T12:10:00.000Z' });
    await clock.advance('10m');
    expect((await keys.get(KEY)).status).toBe('expired');
    await sandbox.control.reset();
    expect((await keys.get(KEY)).status).toBe('active');
  });

  it('of an account that is opened: counts from its own clock', async () => {
    await using sandbox = await startSandbox();
    await using account = await createAccount(sandbox.control, {
      ...{ clock: { mode: 'frozen', at: '2030-01-01T00:00:00Z' }, keys: [{ key: KEY, expiresIn: '1h' }] },
    });
    expect((await account.control.keys.get(KEY)).expiresAt).toBe('2030-01-01T01:00:00.000Z');
    const snapshot = await account.control.snapshot();
    await account.control.clock.advance('2h');
    await account.control.restore(snapshot);
    expect((await account.control.keys.get(KEY)).status).toBe('active');
    await account.control.clock.advance('2h');
    await account.control.reset();
    expect((await account.control.keys.get(KEY)).expiresAt).toBe('2030-01-01T01:00:00.000Z');
  });

  it('may be revoked from an instant on, and not any more', async () => {
    await using sandbox = await startSandbox({ clock: 'frozen', at: '2025-06-01T12:00:00Z' });
    const { clock, keys } = sandbox.control;
    await keys.create({ key: KEY, revokedAt: '2025-06-01T13:00:00Z' });
    expect((await keys.get(KEY)).status).toBe('active');
    await clock.advance('1h');
    expect((await keys.get(KEY)).status).toBe('revoked');
    expect(await keys.change(KEY, { revokedAt: null })).toMatchObject({ status: 'active' });
    expect(await keys.change(KEY, { revokedAt: new Date('2025-06-01T12:30:00Z') })).toMatchObject({
      status: 'revoked',
      revokedAt: '2025-06-01T12:30:00.000Z',
    });
  });
});
