import { createAccount, createControlClient } from 'amps-sandbox/control-client';
import { beforeAll, expect, inject, test } from 'vitest';
import { expectedOf, type Holdings, holdingsOf, planOf } from './holdings.ts';

/** The tests of one file: it changes everything in an account of its own, in the midst of others that do the same. */
export function proveAlone(number: number): void {
  const plan = planOf(number);
  const { url, token } = inject('sandbox');
  const sandbox = createControlClient({ url, token });
  const expected = expectedOf(plan);
  let found: Holdings;

  beforeAll(async () => {
    // It stays open, so that those that come later would trip over what is in it.
    const { control, apiKey } = await createAccount(sandbox, {
      id: plan.account,
      clock: { mode: 'frozen', at: plan.startsAt },
    });
    const call = (method: string, path: string, body?: object) =>
      fetch(`${url}${path}`, {
        method,
        headers: { 'x-api-key': apiKey, 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    await control.devices.create({ id: plan.ownDevice, family: 'battery' });
    await control.devices.delete(plan.gone);
    await control.devices.takeOffline(plan.offline);
    await control.rules.add({
      name: 'busy',
      when: { operation: 'listBatteryDevices' },
      times: plan.failures,
      then: { status: 503 },
    });
    const { key } = await control.keys.create();
    await call('POST', `/battery/${plan.ownDevice}`, { action: 'set_operation_mode', mode: 'idle' });
    await control.clock.advance(`${plan.minutes}m`);

    await meetOthers(url);

    await control.keys.revoke(key);
    await control.clock.advance(`${plan.minutes}m`);
    for (let read = 0; read <= plan.failures; read++) await call('GET', '/battery');
    await call('GET', `/battery/${plan.ownDevice}`);
    await call('GET', `/battery/${plan.foreignDevice}`);
    found = await holdingsOf(control);
  });

  const parts = Object.keys(expected) as (keyof Holdings)[];
  test.each(parts)(`File ${number} finds nothing of others in its account: %s`, (part) => {
    expect(found[part]).toEqual(expected[part]);
  });

  test(`File ${number} left nothing in the account that the container began with`, async () => {
    expect(await holdingsOf(sandbox)).toMatchObject({
      devicesAdded: [],
      devicesGone: [],
      rules: [],
      requests: [],
    });
  });
}

/** Goes on when as many files as there are workers have come so far: none of them has ended then. */
async function meetOthers(url: string): Promise<void> {
  const { account, apiKey, size } = inject('meeting');
  const { token } = inject('sandbox');
  await fetch(`${url}/battery`, { headers: { 'x-api-key': apiKey } });
  const { requests } = createControlClient({ url, token, account });
  await requests.waitFor({ operation: 'listBatteryDevices' }, { count: size, timeout: '60s' });
}
