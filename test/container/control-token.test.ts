import { describe, expect, test } from 'vitest';
import { createControlClient } from '../../src/testing/control/control-client.ts';
import { docker, launchContainer, runContainer } from '../support/run-container.ts';

describe('The control API of a container', () => {
  test('asks for the token that was given', async () => {
    const token = 'token-given-by-a-test';
    await using container = await runContainer({ env: { AMPS_SANDBOX_CONTROL_TOKEN: token } });
    await expect(createControlClient({ url: container.url }).info()).rejects.toMatchObject({ status: 401 });
    await expect(createControlClient({ url: container.url, token }).info()).resolves.toMatchObject({
      name: 'amps-sandbox',
    });
  });

  test('draws a token at every start where none was given', async () => {
    await using first = await runContainer();
    await using second = await runContainer();
    expect(first.ready.controlToken).toMatch(/^[\w-]{32}$/);
    expect(second.ready.controlToken).not.toBe(first.ready.controlToken);
    await expect(first.control.info()).resolves.toMatchObject({ name: 'amps-sandbox' });
    const { url } = first;
    const stranger = createControlClient({ url, token: String(second.ready.controlToken) });
    await expect(stranger.info()).rejects.toMatchObject({ status: 401 });
  });

  test('is told in the log where a person reads it', async () => {
    await using container = launchContainer({ port: 4010 });
    await container.outputOf('Ctrl-C');
    const [, token = ''] = /x-sandbox-token: (\S+)/.exec(await docker('logs', container.name)) ?? [];
    const url = `http://${await docker('port', container.name, '4010/tcp')}`;
    await expect(createControlClient({ url, token }).info()).resolves.toMatchObject({ name: 'amps-sandbox' });
  });

  test('tells without a token whether it is alive and ready', async () => {
    await using container = await runContainer();
    for (const path of ['health', 'ready'])
      expect((await fetch(`${container.url}/__sandbox/${path}`)).status).toBe(200);
  });
});
