import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Consumer, createConsumer, ROOT, run } from '../support/packed-package.ts';

const PROGRAM = `
import { createAccount, startSandbox, type RunningSandbox, type SandboxOptions } from 'amps-sandbox';
import { createControlClient, type ControlClient } from 'amps-sandbox/control-client';
import { AmpsSandboxContainer, type StartedAmpsSandboxContainer } from 'amps-sandbox/testcontainers';

export async function use(options: SandboxOptions): Promise<number> {
  const sandbox: RunningSandbox = await startSandbox({ ...options, clock: 'x60', keys: ['sk_sandbox_abcdef'] });
  const control: ControlClient = createControlClient({ url: sandbox.url });
  const account = await createAccount(sandbox.control, { clock: { mode: 'frozen' } });
  const level: number = await control.requests.verify({ request: { operation: 'getBatteryState' } });
  // @ts-expect-error there is no such mode
  await startSandbox({ clock: 'backwards' });
  const container: StartedAmpsSandboxContainer = await new AmpsSandboxContainer().withClock('x60').withReuse().start();
  await container.control.clock.advance('1h');
  // @ts-expect-error a plan has a window
  new AmpsSandboxContainer().withRateLimit({ limit: 1 });
  // @ts-expect-error a key is text
  await account.control.keys.revoke(5);
  return level;
}
`;

const FORMS = [
  ['module.mts', 'NodeNext', 'NodeNext'],
  ['common.cts', 'NodeNext', 'NodeNext'],
  ['bundled.ts', 'ESNext', 'bundler'],
] as const;

let consumer: Consumer;

beforeAll(async () => {
  consumer = await createConsumer(['@types/node', 'testcontainers', 'undici-types']);
  for (const [name] of FORMS) await consumer.write(name, PROGRAM);
});

afterAll(async () => {
  await consumer[Symbol.asyncDispose]();
});

test.each(FORMS)(
  '%s compiles, with the libraries checked (%s, %s)',
  async (name, module, moduleResolution) => {
    const options = ['--strict', '--noEmit', '--exactOptionalPropertyTypes', '--target', 'ES2022'];
    const lib = ['--lib', 'ES2023,ESNext.Disposable,DOM', '--types', 'node'];
    const how = ['--module', module, '--moduleResolution', moduleResolution];
    const compiler = `${ROOT}node_modules/typescript/bin/tsc`;
    const said = await run(process.execPath, [compiler, ...options, ...lib, ...how, name], {
      cwd: consumer.folder,
    });
    expect(said).toBe('');
  },
);
