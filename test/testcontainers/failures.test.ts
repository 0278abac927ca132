import { AmpsSandboxContainer, ContainerStartError } from 'amps-sandbox/testcontainers';
import { getContainerRuntimeClient, Wait } from 'testcontainers';
import { describe, expect, test } from 'vitest';
import { sandboxContainer } from './sandbox-container.ts';

/** Containers of this test alone, ended ones included. */
async function countOf(label: string): Promise<number> {
  const { container } = await getContainerRuntimeClient();
  const found = await container.dockerode.listContainers({ all: true, filters: { label: [label] } });
  return found.length;
}

test('A bad option is told in the words of the emulator, and nothing stays behind', async () => {
  const container = sandboxContainer().withLabels({ 'tc-node-case': 'bad-option' }).withClock('x0');
  const failure = await container.start().then(undefined, (error: unknown) => error);
  expect(failure).toBeInstanceOf(ContainerStartError);
  expect((failure as Error).message).toMatch(
    /^Failed to start .+: the emulator ended with exit code 2\. It said:\n {2}.*at "clock" \(\/amps-sandbox\/config\.json:\d+:\d+\): "x0" does not have the right form\. .* such as x60; .*\nCorrect the option that it names/,
  );
  expect(await countOf('tc-node-case=bad-option')).toBe(0);
});

test('A world file with a mistake is told by its name and place', async () => {
  const world = { accounts: [{ id: 'acct_a', users: [{ devices: [{ family: 'batery' }] }] }] } as never;
  await expect(sandboxContainer().withWorld(world).start()).rejects.toThrow(
    /at \$\.accounts\[0\]\.users\[0\]\.devices\[0\]\.family \(.*world-0\.json:1:\d+\): "batery" is not known here/,
  );
});

test('A container that never gets ready is told after the time that it was given, with what it said', async () => {
  const container = sandboxContainer()
    .withLabels({ 'tc-node-case': 'never-ready' })
    .withEntrypoint(['node', '-e', 'console.log("no emulator"); setInterval(() => {}, 1000)'])
    .withStartupTimeout(1_500);
  await expect(container.start()).rejects.toThrow(
    'it was not ready after 1500 ms. It said:\n  no emulator\nGive it longer by withStartupTimeout',
  );
  expect(await countOf('tc-node-case=never-ready')).toBe(0);
});

test('A container that ends at once is told with its exit code', async () => {
  const container = sandboxContainer()
    .withLabels({ 'tc-node-case': 'ends-at-once' })
    .withEntrypoint(['node', '--no-such-option']);
  await expect(container.start()).rejects.toThrow(/ended with exit code 9\. It said:\n.*--no-such-option/);
  expect(await countOf('tc-node-case=ends-at-once')).toBe(0);
});

test('A container that is not the emulator is removed again', async () => {
  const script = 'require("http").createServer((_, reply) => reply.end("{}")).listen(4010)';
  const container = sandboxContainer()
    .withLabels({ 'tc-node-case': 'stranger' })
    .withEntrypoint(['node', '-e', script]);
  await expect(container.start()).rejects.toThrow();
  expect(await countOf('tc-node-case=stranger')).toBe(0);
});

test('An image that cannot be had is told by its name', async () => {
  await expect(new AmpsSandboxContainer('tc-node.invalid/nothing:1').start()).rejects.toThrow(
    'tc-node.invalid/nothing:1',
  );
});

describe('With a wait strategy of the library', () => {
  test.each([
    ['ports', () => Wait.forListeningPorts()],
    ['a log message', () => Wait.forLogMessage('never said')],
    ['the health check', () => Wait.forHealthCheck()],
    ['a path', () => Wait.forHttp('/__sandbox/ready', 4010)],
    ['all of several', () => Wait.forAll([Wait.forListeningPorts(), Wait.forHealthCheck()])],
  ])(
    'that waits for %s, a bad option is told within seconds, in the words of the emulator',
    async (_, strategy) => {
      const start = sandboxContainer().withWaitStrategy(strategy()).withClock('x0').start();
      await expect(start).rejects.toThrow(
        /ended with exit code 2\. It said:\n.*"x0" does not have the right form/,
      );
    },
    10_000,
  );

  test('that waits for ports, the emulator starts: it needs no shell', async () => {
    await using sandbox = await sandboxContainer().withWaitStrategy(Wait.forListeningPorts()).start();
    expect(await sandbox.control.ready()).toBe(true);
  }, 10_000);

  test('that waits for what never comes, the start fails with what the emulator said', async () => {
    const strategy = Wait.forLogMessage('never said').withStartupTimeout(500);
    await expect(sandboxContainer().withWaitStrategy(strategy).start()).rejects.toThrow(
      /the emulator is ready, but a wait strategy failed: .*"never said" not received after 500ms. It said:\n/,
    );
  });

  test('that needs a shell, it is refused before Docker is asked', () => {
    expect(() => sandboxContainer().withWaitStrategy(Wait.forSuccessfulCommand('true'))).toThrow(
      'the image has no shell',
    );
  });
});

test('A container that ends while a strategy waits is told within seconds', async () => {
  const script = `
    require("http").createServer(({ url }, reply) => {
      if (url === "/__sandbox/ready") return reply.end();
      console.error("no memory");
      process.exit(3);
    }).listen(4010);`;
  const container = sandboxContainer()
    .withEntrypoint(['node', '-e', script])
    .withWaitStrategy(Wait.forHttp('/never', 4010));
  await expect(container.start()).rejects.toThrow(/ended with exit code 3\. It said:\n {2}no memory/);
}, 10_000);
