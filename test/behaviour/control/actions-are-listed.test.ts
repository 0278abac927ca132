import { expect, it } from 'vitest';
import { openControl } from '../../support/open-control.ts';

it('shows what was asked of the devices, newest first, and what became of it', async () => {
  await using sandbox = await openControl();
  const push = { action: 'set_operation_mode', mode: 'charge', targetPercent: 80 };
  await sandbox.control('POST', '/devices/device_abc123/offline');
  await sandbox.api('POST', '/battery/device_abc123', push);
  await sandbox.control('POST', '/clock/advance', { by: '10s' });
  await sandbox.api('POST', '/hvac/device_hvac_001', { action: 'follow_schedule' });
  await sandbox.control('POST', '/clock/advance', { by: '20s' });
  const { body } = await sandbox.control('GET', '/actions?limit=2');
  expect(body.items).toMatchObject([
    { family: 'hvac', deviceId: 'device_hvac_001', command: { kind: 'hvac.schedule' }, state: 'completed' },
    {
      family: 'battery',
      deviceId: 'device_abc123',
      command: { kind: 'battery.mode', mode: 'charge', targetPercent: 80 },
      state: 'failed',
      createdAt: '2025-01-23T10:30:00.000Z',
      completedAt: '2025-01-23T10:30:30.000Z',
      failure: { code: 'DEVICE_OFFLINE', message: 'Device is currently offline' },
    },
  ]);
});

it('filters by family, device and state', async () => {
  await using sandbox = await openControl();
  const idsOf = async (query: string) =>
    (await sandbox.control('GET', `/actions?${query}`)).body.items.map(
      ({ family, id }: Record<string, string>) => `${family}/${id}`,
    );
  expect(await idsOf('family=hvac')).toEqual(['hvac/action_abc123']);
  expect(await idsOf('state=waiting')).toEqual(['battery/action_abc123']);
  expect(await idsOf('deviceId=device_xyz789&state=completed')).toEqual([
    'battery/act_abc123',
    'battery/act_abc123xyz',
  ]);
  expect(await idsOf('deviceId=device_nobody')).toEqual([]);
  expect(await idsOf('account=acct_empty')).toEqual([]);
  for (const query of ['state=done', 'family=all', 'limit=-1']) {
    expect((await sandbox.control('GET', `/actions?${query}`)).status).toBe(400);
  }
});
