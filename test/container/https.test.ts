import { describe, expect, test } from 'vitest';
import { AT_LOOPBACK, askHttps } from '../support/https-client.ts';
import { docker, runContainer } from '../support/run-container.ts';

const HEADERS = { 'x-api-key': 'sk_sandbox_abc123xyz' };
const PUBLISHED = ['--publish', '127.0.0.1::4443'];

describe('A container with HTTPS', () => {
  test('serves the true name to who trusts its CA, with a read-only root and no capability', async () => {
    const flags = [...PUBLISHED, '--read-only', '--cap-drop', 'ALL'];
    await using container = await runContainer({ flags, env: { AMPS_SANDBOX_HTTPS: 'true' } });
    const ca = await (await fetch(`${container.url}/__sandbox/ca.pem`)).text();
    const [, port] = (await docker('port', container.name, '4443/tcp')).split(':');
    const url = `https://sandbox-api.amps.ai:${port}/battery`;
    const answer = await askHttps(url, { ca, headers: HEADERS, ...AT_LOOPBACK });
    expect(answer.status).toBe(200);
    await expect(askHttps(url, { headers: HEADERS, ...AT_LOOPBACK })).rejects.toThrow(/certificate/);
    expect(await container.nextHealth()).toBe('healthy');
  });

  test('listens on the true port as any user', async () => {
    const env = { AMPS_SANDBOX_HTTPS: 'true', AMPS_SANDBOX_HTTPS_PORT: '443' };
    await using container = await runContainer({ flags: ['--user', '1234', '--cap-drop', 'ALL'], env });
    expect(container.ready.httpsUrl).toBe('https://127.0.0.1:443');
  });
});
