import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../src/config/parse-config.ts';
import { createEngine } from '../../../src/engine/create-engine.ts';
import type { LogEvent } from '../../../src/log/log.ts';
import { openOwnControl } from '../../support/open-control.ts';
import { serveEngine } from '../../support/serve-engine.ts';

const madeUp = (i: number): string => `sk_sandbox_${String(i).padStart(20, 'm')}`;

describe('Accounts opened at run time, by the control API and by made-up keys', () => {
  it('are as many as accounts.max at most: the least recently used one gives way', async () => {
    await using sandbox = await openOwnControl({ acceptAnyKey: true, accounts: { max: 10 } });
    for (let i = 0; i < 50; i++) {
      expect((await sandbox.api('GET', '/battery', undefined, madeUp(i))).status).toBe(200);
      // Used again and again, the first one stays.
      await sandbox.api(
        'POST',
        '/battery/device_abc123',
        { action: 'set_operation_mode', mode: 'idle' },
        madeUp(0),
      );
    }
    const { body: list } = await sandbox.control('GET', '/accounts');
    expect(list.pagination.total).toBe(10);
    const { body: info } = await sandbox.control('GET', '');
    const ofWorld = info.accounts.open - 7;
    expect(info.accounts).toEqual({ open: 10, max: 10, closed: { idle: 0, max: 50 + ofWorld - 10 } });
    const kept = await sandbox.control('GET', '/actions', undefined, { 'x-api-key': madeUp(0) });
    expect(kept.body.pagination.total).toBeGreaterThanOrEqual(50);
    expect((await sandbox.control('GET', '/snapshot')).body.accounts).toHaveLength(10);
  });

  it('are closed by a reset of all, and told as closed by none', async () => {
    await using sandbox = await openOwnControl({ acceptAnyKey: true });
    await sandbox.api('GET', '/battery', undefined, madeUp(1));
    await sandbox.control('POST', '/accounts', { id: 'acct_own' });
    const { body: before } = await sandbox.control('GET', '');
    await sandbox.control('POST', '/reset');
    const { body: after } = await sandbox.control('GET', '');
    expect(after.accounts.open).toBe(before.accounts.open - 2);
    expect(after.accounts.closed).toEqual({ idle: 0, max: 0 });
    expect((await sandbox.control('GET', '/accounts/acct_own')).status).toBe(404);
  });

  it('show how long they may be idle, and say where it cannot be read', async () => {
    await using sandbox = await openOwnControl({ accounts: { idleAfter: '90m' } });
    const ttlOf = async (body: object): Promise<unknown> => {
      const answer = await sandbox.control('POST', '/accounts', body);
      return answer.body.account?.ttl ?? answer.status;
    };
    expect(await ttlOf({})).toBe('90m');
    expect(await ttlOf({ ttl: '48h' })).toBe('2d');
    expect(await ttlOf({ ttl: 'never' })).toBe('never');
    for (const ttl of ['0s', '-1h', 'soon', 5, '1000000000000s']) expect(await ttlOf({ ttl })).toBe(400);
    const { body } = await sandbox.control('GET', '/accounts');
    expect(body.items[0].ttl).toBe('never');
  });

  it('are closed once no request has used them for their ttl, and the log tells it', async () => {
    const config = await parseConfig({ log: 'silent', port: 0 });
    let tell = (_message: string): void => {};
    const told = new Promise<string>((resolve) => (tell = resolve));
    const engine = await createEngine(config, (event: LogEvent) => {
      if (event.type === 'info') tell(event.message);
    });
    const { template } = engine.accounts;
    const baseline = { ...template.baseline, id: 'acct_brief', keys: [] };
    await engine.accounts.add({ baseline, idleAfterMs: 20 });
    // The timer keeps no process alive; the test has to.
    const alive = setInterval(() => {}, 1_000);
    expect(await told).toContain('Closed account acct_brief: ');
    clearInterval(alive);
    expect([engine.accounts.get('acct_brief'), engine.accounts.closedByLimit.idle]).toEqual([undefined, 1]);
    engine.stop();
  });

  it('warn once where they give way to one another', async () => {
    const warnings: string[] = [];
    const config = await parseConfig({ log: 'silent', port: 0, accounts: { max: 1 } });
    const engine = await createEngine(config, (event) => {
      if (event.type === 'warning') warnings.push(event.message);
    });
    const { template, count } = engine.accounts;
    for (let i = 0; i < 4; i++)
      await engine.accounts.add({ baseline: { ...template.baseline, id: `acct_${i}`, keys: [] } });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('Closed account acct_0, the least recently used one');
    expect(engine.accounts.count).toBe(count + 1);
    engine.stop();
  });
});

describe('A snapshot of more accounts than there may be', () => {
  it('is refused whole', async () => {
    await using roomy = await openOwnControl();
    for (let i = 0; i < 3; i++) await roomy.control('POST', '/accounts');
    const { body: snapshot } = await roomy.control('GET', '/snapshot');
    await using tight = await openOwnControl({ accounts: { max: 2 } });
    const answer = await tight.control('POST', '/restore', snapshot);
    expect([answer.status, answer.body.type]).toEqual([409, 'urn:amps-sandbox:problem:too-many']);
    expect(answer.body.detail).toContain('accounts.max');
  });
});

describe('The rules of an account', () => {
  it('are refused beyond ten thousand, as the document says', async () => {
    await using sandbox = await openOwnControl();
    const rules = (prefix: string) =>
      Array.from({ length: 6_000 }, (_, i) => ({ name: `${prefix}${i}`, then: { status: 503 } }));
    expect((await sandbox.control('POST', '/rules', { rules: rules('a') })).status).toBe(201);
    const answer = await sandbox.control('POST', '/rules', { rules: rules('b') });
    expect([answer.status, answer.body.type]).toEqual([409, 'urn:amps-sandbox:problem:too-many']);
  });
});

describe('The lists of the control API', () => {
  it('come in pages and with their number: keys too', async () => {
    await using sandbox = await openOwnControl();
    const { body: all } = await sandbox.control('GET', '/keys');
    const { body } = await sandbox.control('GET', '/keys?limit=1&offset=1');
    expect(body.items).toEqual(all.items.slice(1, 2));
    expect(body.pagination).toEqual({
      limit: 1,
      offset: 1,
      total: all.items.length,
      hasMore: all.items.length > 2,
    });
  });

  it('name the first thousand live keys that were seen, and count all', async () => {
    await using sandbox = await serveEngine();
    for (let i = 0; i < 1_200; i++) {
      const key = `sk_live_${String(i).padStart(4, '0')}abcdefgh`;
      await sandbox.send({ method: 'GET', path: '/battery', headers: { 'x-api-key': key } });
    }
    const { text } = await sandbox.send({ method: 'GET', path: '/__sandbox' });
    const { liveKeys, liveKeyRequests } = JSON.parse(text);
    expect([liveKeys.length, liveKeyRequests]).toEqual([1_000, 1_200]);
  });
});
