import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EDITIONS } from '../../src/engine/editions.ts';
import { createEditionV9 } from '../support/editions/v9/edition.ts';
import { type ServedEngine, serveEngine } from '../support/serve-engine.ts';
import { FROZEN } from '../targets/target.ts';

const V1 = { 'x-api-key': 'sk_sandbox_abc123xyz' };
const V9 = { authorization: 'Bearer nine_try_first' };

const BOTH = { editions: [...EDITIONS, createEditionV9] };

let served: ServedEngine;
beforeEach(async () => {
  served = await serveEngine({ ...FROZEN, validateResponses: true }, BOTH);
});
afterEach(async () => {
  expect(served.bugs).toEqual([]);
  await served[Symbol.asyncDispose]();
});

async function ask(path: string, headers: Record<string, string> = {}) {
  const { status, text } = await served.send({ method: 'GET', path, headers });
  return { status, body: JSON.parse(text) };
}

async function control(method: string, path: string, body?: unknown) {
  const { status, text } = await served.send({
    method,
    path: `/__sandbox${path}`,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return { status, body: text === '' ? undefined : JSON.parse(text) };
}

describe('Two editions on one server', () => {
  test('answer each key in its own edition, of the same devices', async () => {
    const nine = await ask('/things/device_abc123', V9);
    expect(nine).toMatchObject({
      status: 200,
      body: {
        ok: true,
        data: { thing: 'device_abc123', family: 'battery' },
        meta: { environment: 'sandbox', requestId: expect.stringMatching(/^req_/) },
      },
    });
    const one = await ask('/battery/device_abc123', V1);
    expect(one).toMatchObject({ status: 200, body: { id: 'device_abc123' } });
    expect(one.body).not.toHaveProperty('ok');
  });

  test('have each its own routes, and refuse the others in its own envelope', async () => {
    expect(await ask('/battery/device_abc123', V9)).toMatchObject({
      status: 404,
      body: { ok: false, error: 'E_unknown-route' },
    });
    expect(await ask('/things/device_abc123', V1)).toMatchObject({
      status: 404,
      body: { success: false, error: { code: 'NOT_FOUND' } },
    });
    expect(await ask('/things/nothing', V9)).toMatchObject({
      status: 404,
      body: { ok: false, error: 'E_unknown-device', meta: { environment: 'sandbox' } },
    });
    expect(await ask('/things/device_abc123?loud=very', V9)).toMatchObject({
      status: 422,
      body: { error: 'E_invalid-request' },
    });
  });

  test.each<[string, Record<string, string>, object]>([
    [
      'a key that is written like its own',
      { authorization: 'Bearer nine_try_nobody' },
      { ok: false, error: 'E_unknown-key' },
    ],
    [
      'a key of its own that has ended',
      { authorization: 'Bearer nine_try_ended' },
      { error: 'E_revoked-key' },
    ],
    ['its host, where no key is sent', { host: 'nine.example' }, { error: 'E_missing-key' }],
    [
      'a key of its own in the header of another',
      { 'x-api-key': 'nine_try_first' },
      { error: 'E_missing-key' },
    ],
    ['nothing', {}, { error: { code: 'UNAUTHORIZED' } }],
    ['the header of a key of no form', { authorization: 'Bearer nonsense' }, { error: 'E_malformed-key' }],
    [
      'a key of no form where any may be sent',
      { 'x-api-key': 'nonsense' },
      { error: { code: 'UNAUTHORIZED' } },
    ],
    [
      'a key written like one of v1',
      { 'x-api-key': 'sk_sandbox_nobody1' },
      { error: { code: 'UNAUTHORIZED' } },
    ],
  ])('are told apart by %s', async (_what, headers, body) => {
    expect(await ask('/things/device_abc123', headers)).toMatchObject({ status: 401, body });
  });

  test('mind the host only where the edition does', async () => {
    const live = { authorization: 'Bearer nine_real_first', host: 'sandbox-api.amps.ai' };
    expect(await ask('/things/device_live_battery', live)).toMatchObject({
      status: 200,
      body: { meta: { environment: 'live' } },
    });
    expect(await ask('/battery', { ...V1, host: 'api.amps.ai' })).toMatchObject({ status: 401 });
  });

  test('give the key that its own edition finds the last word where two are sent', async () => {
    const { status, body } = await ask('/things/device_abc123', { 'x-api-key': 'sk_sandbox_nobody1', ...V9 });
    expect({ status, ok: body.ok }).toEqual({ status: 200, ok: true });
  });
});

describe('What is recorded of two editions', () => {
  beforeEach(async () => {
    await ask('/things/device_abc123', V9);
    await ask('/battery/device_abc123', V1);
    await ask('/battery/device_abc123', V1);
  });

  test('tells them apart in the journal, where they share the names of operations', async () => {
    const { body } = await control('GET', '/requests?operation=getBatteryState&edition=v9');
    expect(body.items).toMatchObject([
      {
        edition: 'v9',
        operation: 'getBatteryState',
        route: '/things/{thing}',
        deviceId: 'device_abc123',
        key: 'nine_try_fir…',
        headers: { authorization: 'Bearer …' },
      },
    ]);
    const ofV1 = { request: { edition: 'v1', operation: 'getBatteryState' }, times: 2 };
    expect((await control('POST', '/requests/verify', ofV1)).body).toMatchObject({ verified: true });
  });

  test('tells them apart in the coverage', () => {
    const { operations } = served.engine.accounts.coverage.facts();
    expect(operations).toMatchObject([
      { edition: 'v9', operation: 'getBatteryState', statuses: [{ status: 200, count: 1 }] },
      { edition: 'v1', operation: 'getBatteryState', statuses: [{ status: 200, count: 2 }] },
    ]);
    const { length } = served.engine.operations.filter(({ edition }) => edition === 'v9');
    expect(length).toBe(1);
  });
});

describe('Rules for one edition', () => {
  const add = (when: object, then: object = { error: 'E_internal' }) =>
    control('POST', '/rules', { rules: [{ name: 'breaks', when, then }] });

  test('leave the other alone, and may name the codes of their own', async () => {
    await add({ edition: 'v9', operation: 'getBatteryState' });
    expect(await ask('/things/device_abc123', V9)).toMatchObject({
      status: 500,
      body: { error: 'E_internal' },
    });
    expect(await ask('/battery/device_abc123', V1)).toMatchObject({ status: 200 });
  });

  test('answer a code of another edition by what it means', async () => {
    await add({ device: 'device_abc123' });
    expect(await ask('/battery/device_abc123', V1)).toMatchObject({
      status: 500,
      body: { error: { code: 'INTERNAL_ERROR' } },
    });
  });

  test('change the answer as it goes out, and answer as they say', async () => {
    await add({ edition: 'v9' }, { merge: { data: { vendor: 'none' } } });
    expect((await ask('/things/device_abc123', V9)).body).toMatchObject({
      ok: true,
      data: { vendor: 'none' },
    });
    await add({ edition: 'v9' }, { status: 200, body: { bare: true } });
    expect((await ask('/things/device_abc123', V9)).body).toEqual({ bare: true });
  });

  test('must name an edition that is served, and one that has the operation', async () => {
    expect((await add({ edition: 'v8' })).body.errors).toMatchObject([
      { path: '/body/rules/0/when/edition', message: expect.stringContaining('no edition is called "v8"') },
    ]);
    expect((await add({ edition: 'v9', operation: 'listHvacDevices' })).body.errors).toMatchObject([
      { path: '/body/rules/0/when/edition', message: expect.stringContaining('could never match') },
    ]);
    expect((await add({ edition: 'v9', operation: 'getBatteryState', family: 'hvac' })).status).toBe(201);
  });
});

describe('Keys of two editions', () => {
  test('are made for the edition that is named, and shown with it', async () => {
    const { body } = await control('POST', '/keys', { edition: 'v9' });
    expect(body).toMatchObject({ edition: 'v9', key: expect.stringMatching(/^nine_try_/) });
    expect(await ask('/things/device_abc123', { authorization: `Bearer ${body.key}` })).toMatchObject({
      status: 200,
    });
    expect((await control('POST', '/keys', {})).body).toMatchObject({ edition: 'v1' });
    expect((await control('POST', '/keys', { key: 'nine_try_mine' })).body).toMatchObject({ edition: 'v9' });
    expect((await control('POST', '/keys', { key: 'nine_try_mine2', edition: 'v1' })).status).toBe(400);
    expect((await control('POST', '/keys', { edition: 'v8' })).body.errors).toEqual([
      { path: '/body/edition', message: 'must be one of the editions that are served: v1, v9' },
    ]);
  });

  test('keep their edition in a snapshot, which one without that edition refuses', async () => {
    const { body: snapshot } = await control('GET', '/snapshot');
    expect((await control('POST', '/restore', snapshot)).status).toBe(200);
    expect(await ask('/things/device_abc123', V9)).toMatchObject({ status: 200 });
    await using alone = await serveEngine(FROZEN);
    const { status, text } = await alone.send({
      method: 'POST',
      path: '/__sandbox/restore',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(snapshot),
    });
    expect(status).toBe(400);
    expect(text).toContain('is no edition that is served');
  });

  test('open accounts of their own where any key is accepted', async () => {
    await using open = await serveEngine({ ...FROZEN, acceptAnyKey: true }, BOTH);
    const { status } = await open.send({
      method: 'GET',
      path: '/things/device_abc123',
      headers: { authorization: 'Bearer nine_try_fresh' },
    });
    expect(status).toBe(200);
    expect(open.engine.accounts.findKey('nine_try_fresh')?.key.edition).toBe('v9');
  });
});

test('The default edition answers where nothing tells which one is meant', async () => {
  await using nine = await serveEngine(FROZEN, { ...BOTH, defaultEdition: 'v9' });
  const { text } = await nine.send({ method: 'GET', path: '/battery' });
  expect(JSON.parse(text)).toMatchObject({ ok: false, error: 'E_missing-key' });
  await expect(serveEngine(FROZEN, { ...BOTH, defaultEdition: 'v8' })).rejects.toThrow(
    'there is no edition "v8"',
  );
});

test('An edition is named by its own folder and in one file of the engine', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  );
  const naming = files
    .filter((path) => !path.startsWith('editions/'))
    .filter((path) => /['"/]editions\/v\d|['"]v\d['"]/.test(readFileSync(`src/${path}`, 'utf8')));
  expect(naming).toEqual(['engine/editions.ts']);
});
