import { describe, expect, test } from 'vitest';
import { parseConfig } from '../../../src/config/parse-config.ts';
import { openSandbox } from '../../../src/engine/open-sandbox.ts';
import { openControl } from '../../support/open-control.ts';

describe('GET /__sandbox/ca.pem', () => {
  test('hands out the CA as PEM, under any name and without the token', async () => {
    const config = await parseConfig({
      port: 0,
      https: { port: 0 },
      controlToken: 'a-long-random-word',
      log: 'silent',
    });
    const sandbox = await openSandbox(config, () => {});
    try {
      for (const method of ['GET', 'HEAD']) {
        const answer = await fetch(`${sandbox.controlUrl}/ca.pem`, {
          method,
          headers: { 'x-forwarded-host': 'amps' },
        });
        expect(answer.status).toBe(200);
        expect(answer.headers.get('content-type')).toBe('application/pem-certificate-chain');
        expect(await answer.text()).toBe(method === 'GET' ? sandbox.ca : '');
      }
    } finally {
      await sandbox.close();
    }
  });

  test('never hands out the key', async () => {
    const sandbox = await openSandbox(
      await parseConfig({ port: 0, https: { port: 0 }, log: 'silent' }),
      () => {},
    );
    try {
      for (const path of ['/ca.pem', '', '/ca-key.pem']) {
        const text = await (await fetch(`${sandbox.controlUrl}${path}`)).text();
        expect(text).not.toContain('PRIVATE KEY');
      }
    } finally {
      await sandbox.close();
    }
  });

  test('says what to do where HTTPS is off', async () => {
    await using sandbox = await openControl();
    const { status, body } = await sandbox.control('GET', '/ca.pem', undefined, { host: 'amps' });
    expect(status).toBe(404);
    expect(body).toEqual({
      type: 'urn:amps-sandbox:problem:https-off',
      title: 'HTTPS off',
      status: 404,
      detail: 'Failed to hand out the CA: HTTPS is off. Start the sandbox with --https.',
    });
  });

  test('is no page of another host', async () => {
    await using sandbox = await openControl();
    const headers = { origin: 'https://evil.example' };
    expect((await sandbox.control('GET', '/ca.pem', undefined, headers)).status).toBe(403);
  });
});
