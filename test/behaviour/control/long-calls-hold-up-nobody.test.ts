import { describe, expect, it } from 'vitest';
import { longestTurnMs } from '../../support/longest-turn.ts';
import { times } from '../../support/proof.ts';
import { type ServedEngine, serveEngine } from '../../support/serve-engine.ts';
import { spellOut } from '../../support/spell-out-snapshot.ts';

/** Processor time that a call may take at once. What it took where it was worked through in one go was a second or more. */
const MOST_MS = 400;

const JSON_TYPE = { 'content-type': 'application/json' };

async function openAccounts({ engine }: ServedEngine, count: number): Promise<void> {
  const { baseline } = engine.accounts.template;
  for (let i = 0; i < count; i++)
    await engine.accounts.add({ baseline: { ...baseline, id: `acct_${i}`, keys: [] } });
}

async function takeSnapshot(sandbox: ServedEngine): Promise<string> {
  const { status, text } = await sandbox.send({ method: 'GET', path: '/__sandbox/snapshot' });
  expect(status).toBe(200);
  return text;
}

describe('A snapshot of thousands of accounts', () => {
  const count = times({ quick: 1_000, full: 10_000 });

  it('is taken and sent in slices, and is small enough to be restored', async () => {
    await using sandbox = await serveEngine({ accounts: { max: 20_000 } });
    await openAccounts(sandbox, count);
    let text = '';
    const longestMs = await longestTurnMs(async () => {
      text = await takeSnapshot(sandbox);
    });
    expect(longestMs).toBeLessThan(MOST_MS);
    expect(text.length / count).toBeLessThan(4_000);
  });

  it('is given up where its reader goes away', async () => {
    await using sandbox = await serveEngine({ accounts: { max: 20_000 } });
    await openAccounts(sandbox, 500);
    const abort = new AbortController();
    const reply = await fetch(`http://127.0.0.1:${sandbox.port}/__sandbox/snapshot`, {
      signal: abort.signal,
    });
    abort.abort();
    await expect(reply.text()).rejects.toThrow();
    expect(JSON.parse(await takeSnapshot(sandbox)).accounts).toHaveLength(sandbox.engine.accounts.count);
    expect(sandbox.bugs).toEqual([]);
  });

  it('has no body where its headers alone are asked for', async () => {
    await using sandbox = await serveEngine();
    const { status, headers, text } = await sandbox.send({ method: 'HEAD', path: '/__sandbox/snapshot' });
    expect([status, headers['content-type'], text]).toEqual([200, 'application/json; charset=utf-8', '']);
  });
});

describe('A restore of thousands of accounts', () => {
  it.each([
    ['in format 3', (text: string) => text],
    [
      'in format 2, in which each has all of its devices',
      (text: string) => JSON.stringify(spellOut(JSON.parse(text))),
    ],
  ])('is read and checked in slices, %s', async (_what, write) => {
    await using sandbox = await serveEngine({ accounts: { max: 20_000 } });
    await openAccounts(sandbox, times({ quick: 500, full: 2_500 }));
    const before = await takeSnapshot(sandbox);
    const body = write(before);
    const longestMs = await longestTurnMs(async () => {
      const { status } = await sandbox.send({
        method: 'POST',
        path: '/__sandbox/restore',
        headers: JSON_TYPE,
        body,
      });
      expect(status).toBe(200);
    });
    expect(longestMs).toBeLessThan(MOST_MS);
    expect(sandbox.bugs).toEqual([]);
  });
});

describe('A long list in one request', () => {
  const devices = Array.from({ length: 60_000 }, (_, i) => ({ family: 'battery', id: `device_${i}` }));
  const rules = Array.from({ length: 9_000 }, (_, i) => ({
    name: `rule-${i}`,
    then: { status: 503 },
  }));

  const lists: readonly [string, string, object][] = [
    ['of 9,000 rules', '/rules', { rules }],
    ['of 60,000 devices', '/accounts', { world: { accounts: [{ users: [{ id: 'user_a', devices }] }] } }],
    [
      'that 200,000 devices are generated from',
      '/accounts',
      { world: { accounts: [{ generate: { users: 1_000, devices: 200_000 } }] } },
    ],
    [
      'of 60,000 accounts, of which one is opened',
      '/accounts',
      { world: { accounts: Array(60_000).fill({}) } },
    ],
  ];

  it.each(lists.slice(0, times({ quick: 2, full: lists.length })))(
    '%s is worked through in slices',
    async (_what, path, body) => {
      await using sandbox = await serveEngine();
      const text = JSON.stringify(body);
      const longestMs = await longestTurnMs(async () => {
        const answer = await sandbox.send({
          method: 'POST',
          path: `/__sandbox${path}`,
          headers: JSON_TYPE,
          body: text,
        });
        expect(answer.status, answer.text.slice(0, 1_000)).toBe(201);
      });
      expect(longestMs).toBeLessThan(MOST_MS);
    },
  );
});
