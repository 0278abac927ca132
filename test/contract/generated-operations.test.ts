import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiProblem, type ProblemDetail } from '../../src/domain/failures/problem.ts';
import { type RunningSandbox, startSandbox } from '../../src/testing/in-process.ts';
import {
  type GeneratedContract,
  NEWER,
  OLDER,
  openGeneratedContract,
} from '../support/generated-contract.ts';

describe('The operations that a newer document adds', () => {
  let sandbox: RunningSandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ openapi: NEWER, validateResponses: true });
  });
  afterAll(() => sandbox.close());

  function ask(path: string, init: RequestInit = {}, key = sandbox.apiKey): Promise<Response> {
    const headers = { 'x-api-key': key, ...(init.body ? { 'content-type': 'application/json' } : {}) };
    return fetch(sandbox.url + path, { redirect: 'manual', ...init, headers });
  }

  test('are answered and marked', async () => {
    const response = await ask('/heat-pump/hp_1');
    expect(response.status).toBe(200);
    expect(response.headers.get('x-sandbox-generated')).toBe('true');
    expect(await response.json()).toMatchObject({ id: 'hp_1', state: {} });
  });

  test('leave the others as they are, and unmarked', async () => {
    const response = await ask('/battery/device_abc123');
    expect(response.status).toBe(200);
    expect(response.headers.has('x-sandbox-generated')).toBe(false);
    expect(await response.json()).toMatchObject({ id: 'device_abc123', sync: {} });
  });

  test.each(['/heat-pump', '/heat-pump/hp_1'])('are behind the same keys: %s', async (path) => {
    expect((await ask(path, {}, 'sk_sandbox_nobody')).status).toBe(401);
    expect((await ask(path, {}, 'sk_sandbox_readonly')).status).toBe(200);
  });

  test('need the permission to write where they write', async () => {
    const init = { method: 'PATCH', body: '{"name":"x"}' };
    expect((await ask('/heat-pump/hp_1', init, 'sk_sandbox_readonly')).status).toBe(403);
    expect((await ask('/heat-pump/hp_1', init)).status).toBe(200);
  });

  test('share a path with ours, whatever its parameter is called', async () => {
    const response = await ask('/vehicle/car_1', { method: 'PUT' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, POST');
    const body = JSON.stringify({ command: 'start_charging' });
    expect((await ask('/vehicle/car_1', { method: 'POST', body })).status).toBe(202);
  });

  test('fail in our words', async () => {
    const response = await ask('/heat-pump?limit=51');
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ success: false, error: { code: 'VALIDATION_ERROR' } });
  });

  test('answer a body that is no JSON as every operation does', async () => {
    expect((await ask('/heat-pump/hp_1', { method: 'PATCH', body: '{' })).status).toBe(400);
  });

  test('may have no body', async () => {
    const response = await ask('/heat-pump/hp_1/zones/1', { method: 'DELETE' });
    expect([response.status, await response.text()]).toEqual([204, '']);
  });

  test('are the same at any time', async () => {
    const before = await (await ask('/heat-pump')).text();
    await sandbox.control.clock.advance('3d');
    expect(await (await ask('/heat-pump')).text()).toBe(before);
  });
});

describe('A request to a generated operation', () => {
  let newer: GeneratedContract;
  let older: GeneratedContract;
  beforeAll(async () => {
    [newer, older] = await Promise.all([openGeneratedContract(NEWER), openGeneratedContract(OLDER)]);
  });

  test.each([
    ['/heat-pump', 'limit=0', '/query/limit'],
    ['/heat-pump', 'limit=x', '/query/limit'],
    ['/heat-pump', 'status=heating,frozen', '/query/status/1'],
    ['/heat-pump', 'onlyOnline=perhaps', '/query/onlyOnline'],
    ['/heat-pump', 'color=red', '/query/color'],
    ['/heat-pump/hp_1/zones/9', '', '/path/zone'],
    ['/heat-pump/hp_1/zones/1.5', '', '/path/zone'],
    ['/heat-pump/h/zones/1', '', '/path/deviceId'],
  ])('is refused for a parameter: %s?%s', async (path, query, place) => {
    expect(await firstProblem(newer.ask({ path, query }))).toMatchObject({ path: place });
  });

  test.each([
    ['/heat-pump', 'limit=50&status=idle&onlyOnline=false'],
    ['/heat-pump', 'status=heating%2Cidle'],
    ['/heat-pump/hp_1/zones/8', ''],
  ])('is let through: %s?%s', async (path, query) => {
    expect(await newer.ask({ path, query })).toMatchObject({ status: 200 });
  });

  test('is checked by its headers', async () => {
    const ask = (version: string) =>
      newer.ask({ path: '/heat-pump', headers: { 'x-schema-version': version } });
    expect(await firstProblem(ask('1'))).toMatchObject({ path: '/header/x-schema-version' });
    expect(await ask('2')).toMatchObject({ status: 200 });
  });

  test.each([
    [{ command: 'stop' }, '/body/command'],
    [{ command: 'start_charging', limit: 0 }, '/body/limit'],
    [{ command: 'start_charging', limit: 10.3 }, '/body/limit'],
    [{ command: 'start_charging', speed: 1 }, '/body/speed'],
    [{ command: 'start_charging', pin: '12345' }, '/body/pin'],
    [{ command: 'start_charging', schedule: { at: 'noon' } }, '/body/schedule/at'],
    [
      { command: 'start_charging', schedule: { at: '2025-01-01T00:00:00Z', next: {} } },
      '/body/schedule/next/at',
    ],
    [undefined, '/body'],
  ])('is refused for a body: %j', async (body, place) => {
    const asking = newer.ask({ method: 'POST', path: '/vehicle/car_1', body });
    expect(await firstProblem(asking)).toMatchObject({ path: place });
  });

  test('is checked by what a 3.0 document means', async () => {
    const put = (body: unknown) => older.ask({ method: 'PUT', path: '/v3/boiler/1', body });
    expect(await put({ name: null, pressure: 4 })).toMatchObject({ status: 200 });
    const problem = await firstProblem(put({ name: 'x', pressure: 0 }));
    expect(problem).toEqual({ path: '/body/pressure', message: 'must be > 0' });
  });
});

async function firstProblem(asking: Promise<unknown>): Promise<ProblemDetail | undefined> {
  const error = await asking.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ kind: 'invalid-request' });
  return error instanceof ApiProblem ? error.facts.errors?.[0] : undefined;
}

test('A document with a path of the control API is refused', async () => {
  const starting = startSandbox({ openapi: 'test/support/documents/broken/control-path.yaml' });
  await expect(starting).rejects.toThrow(/has the path \/__sandbox\/reset/);
});
