import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConnectionInfo, StartedAmpsSandboxContainer } from 'amps-sandbox/testcontainers';
import type { TestProject } from 'vitest/node';
import { sandboxContainer } from '../sandbox-container.ts';
import { type Holdings, holdingsOf } from './holdings.ts';

declare module 'vitest' {
  interface ProvidedContext {
    sandbox: ConnectionInfo;
    /** The key of an account where the files meet, and how many do before one of them goes on. */
    meeting: { readonly account: string; readonly apiKey: string; readonly size: number };
  }
}

/** Starts the container; in the end it tells what is left in each account, and stops it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const sandbox = await sandboxContainer().withLog('silent').start();
  const { id, apiKey } = await sandbox.createAccount({ id: 'acct_meeting' });
  project.provide('sandbox', sandbox.getConnectionInfo());
  project.provide('meeting', { account: id, apiKey, size: project.config.maxWorkers as number });
  return async () => {
    await using _ = sandbox;
    await writeFile(join(project.config.root, 'left.json'), JSON.stringify(await collect(sandbox)));
  };
}

async function collect({ control }: StartedAmpsSandboxContainer): Promise<Record<string, Holdings>> {
  const accounts = await control.accounts.list();
  const files = accounts.filter(({ id }) => id.startsWith('acct_file_'));
  const all = await Promise.all(
    files.map(async ({ id }) => [id, await holdingsOf(control.forAccount(id))] as const),
  );
  return Object.fromEntries(all);
}
