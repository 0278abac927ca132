import { expect, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { parseConfig } from '../../../src/config/parse-config.ts';
import { openSandbox } from '../../../src/engine/open-sandbox.ts';
import { openControl, openOwnControl } from '../../support/open-control.ts';

it('tells version, edition, address and configuration in force', async () => {
  await using sandbox = await openControl({ seed: 'info' });
  const { status, body } = await sandbox.control('GET', '');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    name: 'amps-sandbox',
    version: packageJson.version,
    edition: 'v1',
    url: 'http://127.0.0.1',
    defaultAccount: 'acct_demo',
    configuration: {
      seed: 'info',
      world: 'default',
      clock: { mode: 'frozen' },
      plans: { ratelimited: { limit: 5 } },
    },
    liveKeys: [],
  });
  expect((await sandbox.ask('GET', '/__sandbox/', { key: null })).body).toEqual(body);
});

it('shows neither the control token nor a configured key', async () => {
  const secret = 'sk_sandbox_secret_of_the_team';
  await using sandbox = await openControl({
    controlToken: 'a-long-random-word',
    keys: [secret, 'sk_sandbox_abc123xyz'],
  });
  const headers = { 'x-sandbox-token': 'a-long-random-word' };
  const { text, body } = await sandbox.control('GET', '', undefined, headers);
  expect(text).not.toContain('a-long-random-word');
  expect(text).not.toContain(secret);
  expect(body.configuration.keys).toMatchObject([{ key: 'sk_sandbox_s…' }, { key: 'sk_sandbox_abc123xyz' }]);
});

it('shows a configured live key neither at the start nor anywhere else but where it is used', async () => {
  const secret = 'sk_live_of-the-real-account';
  const config = await parseConfig({
    log: 'silent',
    port: 0,
    keys: ['sk_live_0f7his4c0un7', 'sk_sandbox_ours123'],
  });
  const sandbox = await openSandbox(config, () => {});
  const shown = sandbox.keys.map(({ key }) => key);
  await sandbox.close();
  expect(shown).toContain('sk_live_0f7h…');
  expect(shown).toContain('sk_sandbox_ours123');
  expect(JSON.stringify(sandbox.keys)).not.toContain('0f7his4c0un7');
  await using control = await openControl();
  await control.ask('GET', `/battery/${secret}?k=${encodeURIComponent(secret).replaceAll('_', '%5F')}`, {
    headers: { 'x-note': `is ${secret}?` },
  });
  const { text } = await control.control('GET', '/requests');
  expect(text).not.toContain('the-real-account');
  expect(text).not.toContain('real');
});

it('counts live keys that came here, masked', async () => {
  await using sandbox = await openOwnControl();
  for (let i = 0; i < 2; i++) await sandbox.api('GET', '/battery', undefined, 'sk_live_really_secret');
  await sandbox.control('GET', '/clock', undefined, { 'x-api-key': 'sk_live_really_secret' });
  const { body, text } = await sandbox.control('GET', '');
  expect(body.liveKeys).toEqual([{ key: 'sk_live_real…', count: 3 }]);
  expect(text).not.toContain('really_secret');
});

it('echoes no key of the path', async () => {
  await using sandbox = await openControl();
  for (const path of ['/keys/sk_live_really_secret', '/keys/sk_live_really_secret/explode']) {
    const { status, text } = await sandbox.control('GET', path);
    expect([status, text]).toEqual([404, expect.not.stringContaining('really_secret')]);
  }
});
