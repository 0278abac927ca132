import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SHIPPED_SCENARIOS } from '../../src/files/rules/load-scenario.ts';
import { type RunningSandbox, startSandbox } from '../../src/testing/in-process.ts';
import { CASES } from './cases.ts';
import { CLIENTS, type ScenarioClient } from './clients.ts';
import { brief, createPlay, START } from './play.ts';

it('Every shipped scenario has a case, and every case is of a scenario that is shipped', () => {
  expect(Object.keys(CASES).sort()).toEqual([...SHIPPED_SCENARIOS].sort());
});

describe.each(CLIENTS)('With $name', (kind) => {
  let sandbox: RunningSandbox;
  let client: ScenarioClient;
  beforeAll(async () => {
    sandbox = await startSandbox({ clock: 'frozen', at: START });
  });
  beforeEach(() => {
    client = kind.open(sandbox.url);
  });
  afterEach(() => client[Symbol.asyncDispose]());
  afterAll(() => sandbox.close());

  it.each(SHIPPED_SCENARIOS)('%s does what it says, and the next request is served', async (name) => {
    await sandbox.control.reset();
    await sandbox.control.rules.addScenario(name);
    await CASES[name]?.(createPlay(sandbox, client, kind));

    await sandbox.control.reset();
    expect(brief(await createPlay(sandbox, client, kind).send())).toBe('200');
    await using fresh = kind.open(sandbox.url);
    expect(brief(await createPlay(sandbox, fresh, kind).send())).toBe('200');
  });
});
