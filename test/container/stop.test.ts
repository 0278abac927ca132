import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, test } from 'vitest';
import { docker, type RunningContainer, runContainer } from '../support/run-container.ts';

/** Docker kills what has not ended within a second of SIGTERM, and the exit code is then 137. */
async function stopWithinOneSecond(container: RunningContainer): Promise<number> {
  await docker('stop', '--time', '1', container.name);
  return (await container.end).exitCode;
}

async function openConnection({ url }: RunningContainer, text: string) {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(text);
  return socket;
}

const read = (headers: string) =>
  `GET /battery/device_abc123 HTTP/1.1\r\nhost: localhost\r\nx-api-key: sk_sandbox_abc123xyz\r\n${headers}\r\n`;

describe('A container that is stopped', () => {
  test('ends within a second with exit code 0', async () => {
    await using container = await runContainer();
    expect(await stopWithinOneSecond(container)).toBe(0);
  });

  test('does so with a connection that is kept alive', async () => {
    await using container = await runContainer();
    const socket = await openConnection(container, read('connection: keep-alive\r\n'));
    await once(socket, 'data');
    expect(await stopWithinOneSecond(container)).toBe(0);
  });

  test('does so with half a request and with a reply that hangs', async () => {
    await using container = await runContainer();
    await container.control.rules.add({ name: 'hang', when: { method: 'GET' }, then: { hang: true } });
    const hanging = await openConnection(container, read(''));
    const half = await openConnection(container, 'POST /battery/device_abc123 HTTP/1.1\r\nhost: local');
    await container.control.requests.waitFor({ rule: 'hang' });
    expect(await stopWithinOneSecond(container)).toBe(0);
    for (const socket of [hanging, half]) socket.destroy();
  });

  test('ends as soon by Ctrl-C', async () => {
    await using container = await runContainer();
    await docker('kill', '--signal', 'INT', container.name);
    expect((await container.end).exitCode).toBe(0);
  });
});
