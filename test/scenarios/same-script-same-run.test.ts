import { describe, expect, it } from 'vitest';
import type { SandboxOptions } from '../../src/config/sandbox-options.ts';
import { SHIPPED_SCENARIOS } from '../../src/files/rules/load-scenario.ts';
import { type RunningSandbox, startSandbox } from '../../src/testing/in-process.ts';
import { times } from '../support/proof.ts';
import { hurry } from './cases-of-broken-answers.ts';
import { CLIENTS, type ClientKind, type Outcome } from './clients.ts';
import { createPlay, type Play, START } from './play.ts';

type Script = (play: Play) => Promise<Outcome[]>;

/** Plays a script against a sandbox of its own. */
async function run(kind: ClientKind, options: SandboxOptions, script: Script): Promise<Outcome[]> {
  await using sandbox: RunningSandbox = await startSandbox({ clock: 'frozen', at: START, ...options });
  await using client = kind.open(sandbox.url);
  return await script(createPlay(sandbox, client, kind));
}

function faultsOf(outcomes: readonly Outcome[]): number[] {
  return outcomes.flatMap(({ fault }, i) => (fault === undefined ? [] : [i]));
}

/** What does not depend on the machine's time. */
function withoutDate({ headers, ...rest }: Outcome) {
  const { date: _, ...kept } = headers ?? {};
  return { ...rest, headers: kept };
}

const CALLS = 300;

describe.each(CLIENTS)('With $name', (kind) => {
  it(`the flaky network loses the same of ${CALLS} calls in every run, and others by another seed`, async () => {
    const lost = async (seed: string): Promise<number[]> => {
      const options = { scenarios: ['flaky-network'], seed };
      return faultsOf(await run(kind, options, ({ sendMany }) => sendMany(CALLS)));
    };
    const first = await lost('one');
    expect(await lost('one')).toEqual(first);
    expect(await lost('another')).not.toEqual(first);
    // One in ten, within four standard deviations.
    expect(first.length).toBeGreaterThan(9);
    expect(first.length).toBeLessThan(51);
  });
});

/** Reads and commands by turns, while time goes by. */
const ROUND: Script = async ({ send, push, sandbox }) => {
  await hurry({ sandbox });
  const outcomes: Outcome[] = [];
  for (let i = 0; i < 8; i++) {
    outcomes.push(await send(), await send({ path: '/hvac' }), await push());
    await sandbox.control.clock.advance('10s');
  }
  return outcomes;
};

// Its pace is no part of the bytes.
const SCRIPTED = SHIPPED_SCENARIOS.filter((name) => name !== 'slow-api');

// The scenarios have a test with each client: here it is the sandbox that is looked at.
const PLAYERS = CLIENTS.slice(0, times({ quick: 1, full: CLIENTS.length }));

describe.each(PLAYERS)('The same script gives the same bytes and faults twice with $name', (kind) => {
  it.each(SCRIPTED)('in %s', async (name) => {
    const once = await run(kind, { scenarios: [name] }, ROUND);
    const again = await run(kind, { scenarios: [name] }, ROUND);
    expect(again.map(withoutDate)).toEqual(once.map(withoutDate));
    expect(once.some(({ fault, headers }) => fault ?? headers?.['x-sandbox-rule'])).toBe(true);
  });

  it('where rules of every sort come together', async () => {
    const rules = [
      { name: 'lost', probability: 0.2, then: { reset: true } },
      { name: 'cut', probability: 0.2, then: { cutAfterBytes: 33 } },
      { name: 'closed', probability: 0.2, then: { empty: true } },
      { name: 'broken', probability: 0.2, then: { malformedJson: true } },
      { name: 'slow', every: 3, then: { delay: { min: '1ms', max: '5ms' } } },
      { name: 'drip', then: { drip: { chunkBytes: 200, every: '1ms' } } },
    ] as const;
    const once = await run(kind, { rules }, ROUND);
    expect((await run(kind, { rules }, ROUND)).map(withoutDate)).toEqual(once.map(withoutDate));
    expect((await run(kind, { rules, seed: 2 }, ROUND)).map(withoutDate)).not.toEqual(once.map(withoutDate));
    expect(faultsOf(once).length).toBeGreaterThan(2);
  });
});
