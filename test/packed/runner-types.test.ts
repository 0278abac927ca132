import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Consumer, createConsumer, ROOT, run } from '../support/packed-package.ts';

const VITEST = `
import { expect as plain } from 'vitest';
import { assertReceived, sandboxMatchers, type SandboxTarget, withSandbox } from 'amps-sandbox/testing';
import { expect, test as sandboxTest } from 'amps-sandbox/vitest';
import { sandboxGlobalSetup } from 'amps-sandbox/vitest/global-setup';

const test = sandboxTest.extend<{ length: number }>({ length: ({ amps }, use) => use(amps.url.length) });
test.override({ accountOptions: { clock: { mode: 'frozen' } }, sandboxOptions: { clock: 'x60' } });

test('has the fixtures and the matchers', async ({ amps, sandbox, length }) => {
  const count: number = length;
  await expect(amps).toHaveReceived({ operation: 'getBatteryState' }, count);
  await plain(sandbox).not.toHaveReceivedInOrder(['GET /battery', { status: 200 }]);
  await expect(amps.control).toHaveHonouredRetryAfter();
  const target: SandboxTarget = amps;
  await assertReceived(target, 'getBatteryState', { atLeast: 1 });
  // @ts-expect-error there is no such field
  await expect(amps).toHaveReceived({ operatoin: 'getBatteryState' });
  // @ts-expect-error there is no such fixture
  amps.nothing;
});

plain.extend(sandboxMatchers);
export const length: Promise<number> = withSandbox({ clock: 'frozen' }, ({ url }) => url.length);
export const setup = sandboxGlobalSetup({ scenarios: ['slow-api'] });
`;

const JEST = `
import { expect as plain, test } from '@jest/globals';
import { expect, useSandbox } from 'amps-sandbox/jest';
import setUp = require('amps-sandbox/jest/global-setup');

const amps = useSandbox({ accountOptions: { clock: { mode: 'frozen' } } });

test('has the account and the matchers', async () => {
  await expect(amps).toHaveReceived('getBatteryState', 1);
  await plain(amps.control).not.toHaveAppliedRule('busy');
  // @ts-expect-error a request is no number
  await plain(amps).toHaveReceived(1);
});

export const isDone: Promise<void> = setUp({}, { globals: { ampsSandbox: { clock: 'frozen' } } });
`;

const FORMS = [
  ['vitest.mts', 'NodeNext', 'NodeNext', VITEST],
  ['vitest.ts', 'ESNext', 'bundler', VITEST],
  ['jest.cts', 'NodeNext', 'NodeNext', JEST],
] as const;

let consumer: Consumer;

beforeAll(async () => {
  consumer = await createConsumer(['@types/node', 'undici-types', 'vitest', '@jest/globals', 'expect']);
  for (const [name, , , program] of FORMS) await consumer.write(name, program);
});

afterAll(async () => {
  await consumer[Symbol.asyncDispose]();
});

test.each(FORMS)(
  'What %s gets for its test runner has the right types (%s, %s)',
  async (name, module, moduleResolution) => {
    const options = ['--strict', '--noEmit', '--exactOptionalPropertyTypes', '--skipLibCheck'];
    const lib = ['--target', 'ES2022', '--lib', 'ES2023,ESNext.Disposable,DOM', '--types', 'node'];
    const how = ['--module', module, '--moduleResolution', moduleResolution];
    const compiler = `${ROOT}node_modules/typescript/bin/tsc`;
    const said = await run(process.execPath, [compiler, ...options, ...lib, ...how, name], {
      cwd: consumer.folder,
    });
    expect(said).toBe('');
  },
);
