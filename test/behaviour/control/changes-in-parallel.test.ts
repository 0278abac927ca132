import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PerturbingStore } from '../../support/perturbing-store.ts';
import { type ServedEngine, serveEngine } from '../../support/serve-engine.ts';
import { DOCUMENTED_KEY, FROZEN, type Json } from '../../targets/target.ts';

const TEN = Array.from({ length: 10 }, (_, i) => i);

let store: PerturbingStore;
let sandbox: ServedEngine;

beforeEach(async () => {
  store = new PerturbingStore({ lateness: 1, mostTurns: 500, quickness: 0, conflicts: 0.2 });
  sandbox = await serveEngine(FROZEN, { store });
});

afterEach(async () => {
  await store.verifyReplay(sandbox.engine.accounts.all());
  await sandbox[Symbol.asyncDispose]();
});

async function send(method: string, path: string, body?: object): Promise<{ status: number; body: Json }> {
  const headers = { 'x-api-key': DOCUMENTED_KEY, ...(body && { 'content-type': 'application/json' }) };
  const { status, text } = await sandbox.send({
    method,
    path,
    headers,
    body: body && JSON.stringify(body),
  });
  return { status, body: text === '' ? undefined : JSON.parse(text) };
}

/** How many answers there were of each status. */
function countStatuses(answers: readonly { readonly status: number }[]): Record<number, number> {
  const counts: Record<number, number> = {};
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

function control(method: string, path: string, body?: object) {
  return send(method, `/__sandbox${path}`, body);
}

describe('Changes at the same time, on a store that answers late,', () => {
  it('make a key each, where keys are drawn', async () => {
    const made = await Promise.all(TEN.map(() => control('POST', '/keys', {})));
    expect(new Set(made.map(({ body }) => body.key)).size).toBe(10);
  });

  it('make a device each, where ids are drawn', async () => {
    const { body: before } = await control('GET', '/devices?limit=500');
    const made = await Promise.all(TEN.map(() => control('POST', '/devices', { family: 'hvac' })));
    expect(countStatuses(made)).toEqual({ 201: 10 });
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(10);
    const { body: after } = await control('GET', '/devices?limit=500');
    expect(after.items).toHaveLength(before.items.length + 10);
  });

  it('make one device of an id', async () => {
    const made = await Promise.all(TEN.map(() => control('POST', '/devices', { family: 'hvac', id: 'new' })));
    expect(countStatuses(made)).toEqual({ 201: 1, 409: 9 });
  });

  it('remove a device once', async () => {
    const removed = await Promise.all(TEN.map(() => control('DELETE', '/devices/device_abc123')));
    expect(countStatuses(removed)).toEqual({ 204: 1, 404: 9 });
  });

  it('open an account each, where ids are drawn', async () => {
    const opened = await Promise.all(TEN.map(() => control('POST', '/accounts', {})));
    expect(countStatuses(opened)).toEqual({ 201: 10 });
    expect(new Set(opened.map(({ body }) => body.account.id)).size).toBe(10);
    expect(new Set(opened.map(({ body }) => body.apiKey)).size).toBe(10);
  });

  it('open one account of an id, and of a key', async () => {
    const byId = await Promise.all(TEN.map(() => control('POST', '/accounts', { id: 'acct_new' })));
    expect(countStatuses(byId)).toEqual({ 201: 1, 409: 9 });
    const keys = ['sk_sandbox_wanted_by_ten'];
    const byKey = await Promise.all(TEN.map(() => control('POST', '/accounts', { keys })));
    expect(countStatuses(byKey)).toEqual({ 201: 1, 409: 9 });
  });

  it('add one key of a text', async () => {
    const added = await Promise.all(TEN.map(() => control('POST', '/keys', { key: 'sk_sandbox_wanted' })));
    expect(countStatuses(added)).toEqual({ 201: 1, 409: 9 });
  });

  it('make an action each, and cancel one once', async () => {
    const body = { action: 'set_operation_mode', mode: 'charge', deferUntil: '1h' };
    const pushed = await Promise.all(TEN.map(() => send('POST', '/battery/device_abc123', body)));
    expect(new Set(pushed.map(({ body: { actionId } }) => actionId)).size).toBe(10);
    const path = `/battery/actions/${pushed[0]?.body.actionId}/cancel`;
    const cancelled = await Promise.all(TEN.map(() => send('POST', path)));
    expect(countStatuses(cancelled)).toEqual({ 200: 1, 409: 9 });
  });

  it('take one rule in turn, and leave those that others add', async () => {
    const rule = (name: string) => ({ rules: [{ name, times: 1, then: { error: 'INTERNAL_ERROR' } }] });
    await Promise.all(TEN.map((i) => control('POST', '/rules', rule(`rule-${i}`))));
    const answers = await Promise.all([...TEN, ...TEN].map(() => send('GET', '/battery')));
    expect(countStatuses(answers)).toEqual({ 200: 10, 500: 10 });
  });

  it('advance the clock by all that they ask for', async () => {
    const moved = await Promise.all(TEN.map(() => control('POST', '/clock/advance', { by: '1h' })));
    expect(countStatuses(moved)).toEqual({ 200: 10 });
    expect((await control('GET', '/clock')).body.at).toBe('2025-01-23T20:30:00.000Z');
  });

  it('reset everything, whatever else is under way', async () => {
    const body = { action: 'set_operation_mode', mode: 'charge' };
    await Promise.all([
      ...TEN.map(() => send('POST', '/battery/device_abc123', body)),
      control('POST', '/clock/advance', { by: '1h' }),
      control('POST', '/reset'),
      ...TEN.map(() => send('GET', '/battery')),
      control('POST', '/clock/advance', { by: '1h' }),
    ]);
    await control('POST', '/reset');
    const { body: clock } = await control('GET', '/clock');
    expect(clock.at).toBe('2025-01-23T10:30:00.000Z');
  });
});
