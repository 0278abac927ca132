import { test as base } from 'amps-sandbox/vitest';
import { AmpsClient } from '../src/amps-client.ts';

export { expect } from 'amps-sandbox/vitest';

interface Fixtures {
  /** A client of the test's own account, which sleeps by the clock of it. */
  client: AmpsClient;
}

export const test = base.extend<Fixtures>({
  client: async ({ amps: { url, apiKey, control } }, use) => {
    const sleep = (delayMs: number) => control.clock.advance(delayMs);
    await use(new AmpsClient({ baseUrl: url, apiKey, sleep }));
  },
});
