import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { FACT_KINDS } from '../../src/domain/record/fact.ts';
import { breakAnywhere } from '../support/break-anywhere.ts';
import { expectSame, openControl, openOwnControl } from '../support/open-control.ts';
import { times } from '../support/proof.ts';
import {
  type FactLog,
  type FactLogOutcome,
  readRecorded,
  recordFactLog,
  recordReset,
  restoreFactLog,
  writeRecorded,
} from '../support/recording/fact-log.ts';
import { DOCUMENTED_KEY, type Json } from '../targets/target.ts';

// `RECORD=facts npx vitest run test/contract/fact-log.test.ts` records anew what is restored here. Records that are
// kept somewhere are older than this version: where the old recording does not come to the same state any more, the
// format has changed, and wants a number of its own.
const { RECORD } = process.env;

if (RECORD === 'facts') {
  const { log } = await recordFactLog();
  writeRecorded('format-3.json', log);
  for (const format of ['format-2', 'format-3'])
    writeRecorded(`${format}.expected.json`, await restoreFactLog(readRecorded(`${format}.json`)));
}

const recorded = readRecorded<FactLog>('format-3.json');

/** A snapshot of the first format: commands in place of facts. */
const FORMAT_1 = JSON.parse(
  readFileSync(new URL('../recordings/v1-snapshots/format-1.json', import.meta.url), 'utf8'),
);

describe('The recorded facts', () => {
  it('are of every kind that there is', () => {
    const kinds = new Set(recorded.accounts[0].facts.map(({ kind }) => kind));
    expect(FACT_KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  it.each(['format-2', 'format-3'])(
    'in %s come to the recorded state, byte for byte, and to the same replies, whatever the settings are',
    async (format) => {
      const outcome = await restoreFactLog(readRecorded<FactLog>(`${format}.json`));
      const expected = readRecorded<FactLogOutcome>(`${format}.expected.json`);
      expectSame(JSON.stringify(outcome.snapshot), JSON.stringify(expected.snapshot));
      expect(outcome.reads).toEqual(expected.reads);
    },
  );

  it('would be recorded today as well, and come to the state of the account to which they happened', async () => {
    const { log, snapshot } = await recordFactLog();
    const restored = await restoreFactLog(log);
    expect(new Set(log.accounts[0].facts.map(({ kind }) => kind)).size).toBe(FACT_KINDS.length);
    expectSame(stateOf(restored.snapshot), stateOf(snapshot));
  });
});

/** The recorded log after a change by hand. */
function changed(change: (facts: Json, account: Json) => void): Json {
  const copy = structuredClone(recorded) as Json;
  change(copy.accounts[0].facts, copy.accounts[0]);
  return copy;
}

function factOf(facts: Json, kind: string): Json {
  return facts.find((fact: Json) => fact.kind === kind);
}

describe('A recorded log', () => {
  it('may open the account with a past that its world names', async () => {
    const { log, snapshot } = await recordReset('acct_demo');
    const opened = log.accounts[0].facts.map(({ at }) => at);
    expect(Math.min(...opened)).toBeLessThan(opened[0] ?? 0);
    await using sandbox = await openOwnControl();
    expect((await sandbox.control('POST', '/restore', log)).status).toBe(200);
    const restored = (await sandbox.control('GET', '/snapshot?account=acct_demo')).body;
    expectSame(stateOf(restored), stateOf(snapshot));
  });

  it.each(['account.opened', 'account.restored'])('may go back in time by %s', async (kind) => {
    await using sandbox = await openControl();
    const log = changed((facts) => facts.push(factOf(facts, kind)));
    expect((await sandbox.control('POST', '/restore', log)).status).toBe(200);
  });

  it.each<[string, (facts: Json) => void]>([
    [
      'has a clock that stands still at a pace',
      (facts) => {
        Object.assign(factOf(facts, 'clock.changed'), { mode: 'frozen', factor: 0.5 });
      },
    ],
    [
      'opens it under the id of another account',
      (facts) => {
        factOf(facts, 'account.opened').baseline.id = 'acct_demo';
      },
    ],
    [
      'restores it under the id of another account',
      (facts) => {
        factOf(facts, 'account.restored').checkpoint.baseline.id = 'acct_demo';
      },
    ],
    [
      'opens it with a key of another account',
      (facts) => {
        factOf(facts, 'account.opened').baseline.keys[0].key = DOCUMENTED_KEY;
      },
    ],
    [
      'restores it with a key of another account',
      (facts) => {
        factOf(facts, 'account.restored').checkpoint.keys[0].key = DOCUMENTED_KEY;
      },
    ],
  ])('is refused where it %s', async (_what, change) => {
    await using sandbox = await openOwnControl();
    const before = (await sandbox.control('GET', '/snapshot')).text;
    const { status } = await sandbox.control('POST', '/restore', changed(change));
    expect([400, 409]).toContain(status);
    expectSame((await sandbox.control('GET', '/snapshot')).text, before);
  });

  it('that is broken anywhere either changes nothing or leaves an emulator that answers', async () => {
    await using sandbox = await openOwnControl();
    await breakAnywhere(sandbox, recorded, times({ quick: 60, full: 400 }));
  });
});

/** What facts tell of an account: no fact tells how often it was asked. */
function stateOf({ accounts }: { readonly accounts: readonly object[] }): string {
  return JSON.stringify({ ...accounts[0], usage: undefined, journal: undefined });
}

describe('A snapshot of another version', () => {
  const here = `amps-sandbox "${packageJson.version}"`;

  it('is refused where it is of the first format, and both versions are named', async () => {
    await using sandbox = await openControl();
    const { status, body } = await sandbox.control('POST', '/restore', { ...FORMAT_1, version: '0.0.7' });
    expect([status, body.title]).toEqual([409, 'Snapshot of another kind']);
    expect(body.detail).toContain(
      `its format is "amps-sandbox-snapshot/1", written by amps-sandbox "0.0.7", and ${here} reads "amps-sandbox-snapshot/2" and "amps-sandbox-snapshot/3"`,
    );
  });

  it('is refused where it holds a fact of an unknown kind, and both versions are named', async () => {
    await using sandbox = await openControl();
    const [account] = recorded.accounts;
    const facts = [...account.facts, { kind: 'device.painted', at: account.facts.at(-1)?.at, colour: 'red' }];
    const document = { ...recorded, version: '99.0.0', accounts: [{ ...account, facts }] };
    const before = (await sandbox.control('GET', '/snapshot')).text;
    const { status, body } = await sandbox.control('POST', '/restore', document);
    expect([status, body.title]).toEqual([409, 'Snapshot of another kind']);
    expect(body.detail).toContain(
      `it holds a fact of the kind "device.painted", written by amps-sandbox "99.0.0", which ${here} does not know`,
    );
    expectSame((await sandbox.control('GET', '/snapshot')).text, before);
  });
});
