import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { Agent, fetch as undiciFetch } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningSandbox, startSandbox } from '../../../src/index.ts';
import { AT_LOOPBACK, askHttps, urlOf } from '../../support/https-client.ts';
import { openTemporaryFolder } from '../../support/temporary-folder.ts';

const SANDBOX_KEY = { 'x-api-key': 'sk_sandbox_abc123xyz' };
const LIVE_KEY = { 'x-api-key': 'sk_live_def456uvw' };

let sandbox: RunningSandbox;
let ca: string;

beforeAll(async () => {
  sandbox = await startSandbox({ https: { port: 0, names: ['amps.test'] } });
  ca = String(sandbox.ca);
});

afterAll(async () => {
  await sandbox.close();
});

describe('A client with hard-coded names', () => {
  test.each([
    ['sandbox-api.amps.ai', SANDBOX_KEY, 200],
    ['sandbox-api.amps.ai', LIVE_KEY, 401],
    ['api.amps.ai', LIVE_KEY, 200],
    ['api.amps.ai', SANDBOX_KEY, 401],
    ['localhost', SANDBOX_KEY, 200],
    ['amps.test', SANDBOX_KEY, 200],
  ])('is served at %s with %j as that host serves it: %i', async (name, headers, status) => {
    const url = `${urlOf(name, sandbox.httpsUrl)}/battery?limit=1`;
    expect(await askHttps(url, { ca, headers, ...AT_LOOPBACK })).toMatchObject({ status });
  });

  test('is served by addresses, too', async () => {
    for (const address of ['127.0.0.1', 'localhost']) {
      const url = `${urlOf(address, sandbox.httpsUrl)}/battery`;
      expect((await askHttps(url, { ca, headers: SANDBOX_KEY })).status).toBe(200);
    }
  });

  test('is served where it is fetch', async () => {
    await using agent = {
      value: new Agent({ connect: { ca } }),
      [Symbol.asyncDispose]: () => agent.value.destroy(),
    };
    const answer = await undiciFetch(`${sandbox.httpsUrl}/battery`, {
      headers: SANDBOX_KEY,
      dispatcher: agent.value,
    });
    expect(answer.status).toBe(200);
  });

  test('is served where it is curl', async () => {
    await using folder = await openTemporaryFolder();
    await writeFile(folder.at('ca.pem'), ca);
    const url = urlOf('sandbox-api.amps.ai', sandbox.httpsUrl);
    const { port } = new URL(url);
    const { stdout } = await promisify(execFile)('curl', [
      ...['--silent', '--show-error', '--fail', '--cacert', folder.at('ca.pem')],
      ...['--resolve', `sandbox-api.amps.ai:${port}:127.0.0.1`],
      ...['--header', 'x-api-key: sk_sandbox_abc123xyz', `${url}/battery/device_abc123`],
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ id: 'device_abc123' });
  });
});

describe('A client refuses', () => {
  test('the certificate where it does not trust the CA', async () => {
    await expect(askHttps(`${sandbox.httpsUrl}/battery`)).rejects.toThrow(/unable to verify/);
  });

  test('the certificate where it trusts another CA of ours', async () => {
    await using other = await startSandbox({ https: { port: 0 } });
    await expect(askHttps(`${sandbox.httpsUrl}/battery`, { ca: String(other.ca) })).rejects.toMatchObject({
      code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    });
  });

  test('the certificate under a name that it does not have', async () => {
    const url = urlOf('bank.example', sandbox.httpsUrl);
    await expect(askHttps(url, { ca, ...AT_LOOPBACK })).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
  });
});
