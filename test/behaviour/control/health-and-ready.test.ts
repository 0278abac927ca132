import { expect, it } from 'vitest';
import { openControl } from '../../support/open-control.ts';

it('is alive and ready while it listens', async () => {
  await using sandbox = await openControl();
  expect(await sandbox.control('GET', '/health')).toMatchObject({ status: 200, body: { status: 'alive' } });
  expect(await sandbox.control('GET', '/ready')).toMatchObject({ status: 200, body: { status: 'ready' } });
});

it('is alive but not ready before it listens and while it stops', async () => {
  await using sandbox = await openControl();
  sandbox.engine.setUrl(undefined);
  expect((await sandbox.control('GET', '/health')).status).toBe(200);
  const { status, body } = await sandbox.control('GET', '/ready');
  expect([status, body.title]).toEqual([503, 'Not ready']);
});

it('answers a probe that asks for the header alone', async () => {
  await using sandbox = await openControl();
  const { status, text } = await sandbox.ask('HEAD', '/__sandbox/health', { key: null });
  expect([status, text ?? '']).toEqual([200, '']);
});

it('keeps probes out of the log, and keys in it masked', async () => {
  const { parseConfig } = await import('../../../src/config/parse-config.ts');
  const { createEngine } = await import('../../../src/engine/create-engine.ts');
  const { default: request } = await import('supertest');
  const seen: unknown[] = [];
  const { app } = await createEngine(await parseConfig({ port: 0 }), (event) => seen.push(event));
  await request(app).get('/__sandbox/health');
  expect(seen).toEqual([]);
  await request(app).get('/__sandbox/clock').set('x-api-key', 'sk_sandbox_abc123xyz');
  expect(seen).toMatchObject([{ type: 'request', path: '/__sandbox/clock', key: 'sk_sandbox_a…' }]);
});
