import { describe, expect, test } from 'vitest';
import { docker, runContainer } from '../support/run-container.ts';
import { writeTemporary } from '../support/write-temporary.ts';

/** What the engine's default bridge leaves off. */
const WITH_IPV6 = ['lo', 'all'].flatMap((name) => ['--sysctl', `net.ipv6.conf.${name}.disable_ipv6=0`]);

/** A kernel that knows no IPv6 sockets: address family 10, error 97. */
const NO_IPV6 = {
  defaultAction: 'SCMP_ACT_ALLOW',
  syscalls: [
    {
      names: ['socket'],
      action: 'SCMP_ACT_ERRNO',
      errnoRet: 97,
      args: [{ index: 0, value: 10, op: 'SCMP_CMP_EQ' }],
    },
  ],
};

async function askInside(name: string, url: string): Promise<string> {
  const script = `fetch('${url}/__sandbox/ready').then(({ status }) => console.log(status))`;
  return await docker('exec', name, 'node', '--eval', script);
}

describe('A container', () => {
  test('is reached through its published port and by its address', async () => {
    await using container = await runContainer();
    const template = '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}';
    const address = await docker('inspect', '--format', template, container.name);
    for (const url of [container.url, `http://${address}:4010`])
      expect((await fetch(`${url}/__sandbox/ready`)).status).toBe(200);
  });

  test('listens on IPv6 and IPv4', async () => {
    await using container = await runContainer({ flags: WITH_IPV6 });
    expect(await askInside(container.name, 'http://[::1]:4010')).toBe('200');
    expect(await askInside(container.name, 'http://127.0.0.1:4010')).toBe('200');
  });

  test('listens on IPv4 where there is no IPv6, and is healthy', async () => {
    await using profile = await writeTemporary('seccomp.json', JSON.stringify(NO_IPV6));
    await using container = await runContainer({ flags: ['--security-opt', `seccomp=${profile.path}`] });
    expect((await fetch(`${container.url}/__sandbox/ready`)).status).toBe(200);
    expect(container.ready.url).toBe('http://127.0.0.1:4010');
    expect(await container.nextHealth()).toBe('healthy');
  });
});
