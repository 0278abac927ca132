import { expect, test } from 'vitest';
import { createAccount } from '../../../../src/testing/control/control-client.ts';
import { startSandbox } from '../../../../src/testing/in-process.ts';

test('An account may be closed twice, and after a reset that has closed it', async () => {
  await using sandbox = await startSandbox();
  const twice = await createAccount(sandbox.control);
  await twice.close();
  await twice.close();
  const reset = await createAccount(sandbox.control);
  await sandbox.control.reset();
  await reset.close();
  expect((await sandbox.control.accounts.list()).map(({ id }) => id)).not.toContain(reset.id);
});

test('An account that cannot be closed since nobody answers is told', async () => {
  const sandbox = await startSandbox();
  const account = await createAccount(sandbox.control);
  await sandbox.close();
  await expect(account.close()).rejects.toThrow('Failed to close the account: nobody answers at');
});
