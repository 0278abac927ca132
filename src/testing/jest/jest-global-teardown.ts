import { connectionInfoOf, environmentOf } from '../sandbox-variables.ts';
import { releaseSandbox } from './jest-shared-sandbox.ts';

/** Ends the sandbox that the global set-up has started, if it has. */
async function tearDown(): Promise<void> {
  const sandbox = releaseSandbox();
  if (sandbox === undefined) return;
  for (const name of Object.keys(environmentOf(connectionInfoOf(sandbox)))) delete process.env[name];
  await sandbox.close();
}

export { tearDown as default };
