import { createAccount, createControlClient, type SandboxAccount } from 'amps-sandbox/control-client';
import { test as base, inject } from 'vitest';
import { AmpsClient } from '../src/amps-client.ts';

export interface Fixtures {
  /** An account of this test alone: it knows nothing of other tests, nor they of it. */
  account: SandboxAccount;
  /** A client of that account, which sleeps by its clock. */
  client: AmpsClient;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads off this pattern what a fixture needs.
  account: async ({}, use) => {
    const { url, token } = inject('sandbox');
    const control = createControlClient({ url, token });
    await using account = await createAccount(control, {
      clock: { mode: 'frozen', at: '2025-06-01T21:00:00Z' },
    });
    await use(account);
  },
  client: async ({ account: { apiKey, control } }, use) => {
    const sleep = (delayMs: number) => control.clock.advance(delayMs);
    await use(new AmpsClient({ baseUrl: inject('sandbox').url, apiKey, sleep }));
  },
});
