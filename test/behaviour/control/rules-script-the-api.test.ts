import { describe, expect, it } from 'vitest';
import { openControl } from '../../support/open-control.ts';

const BATTERY = '/battery/device_abc123';
const LIMITED = {
  name: 'limited',
  when: { operation: 'getBatteryState' },
  then: { error: 'RATE_LIMIT_EXCEEDED' },
};

describe('A rule that is added', () => {
  it('holds from the next request on, and counts what it does', async () => {
    await using sandbox = await openControl();
    const { status, body } = await sandbox.control('POST', '/rules', { rules: [{ ...LIMITED, times: 2 }] });
    expect(status).toBe(201);
    const fresh = {
      name: 'limited',
      rule: { ...LIMITED, times: 2 },
      origin: 'override',
      addedAt: '2025-01-23T10:30:00.000Z',
      matched: 0,
      uses: 0,
      applied: 0,
      exhausted: false,
    };
    expect(body).toEqual({ items: [fresh] });
    const answers = [await sandbox.api('GET', BATTERY), await sandbox.api('GET', BATTERY)];
    answers.push(await sandbox.api('GET', BATTERY));
    expect(answers.map((answer) => answer.status)).toEqual([429, 429, 200]);
    expect(answers.map(({ headers }) => headers['x-sandbox-rule'])).toEqual([
      'limited',
      'limited',
      undefined,
    ]);
    expect((await sandbox.control('GET', '/rules/limited')).body).toEqual({
      ...fresh,
      matched: 2,
      uses: 2,
      applied: 2,
      exhausted: true,
    });
  });

  it('stands above those before it, and replaces the one of its name', async () => {
    await using sandbox = await openControl();
    await sandbox.control('POST', '/rules', { rules: [LIMITED, { name: 'gone', then: { status: 410 } }] });
    await sandbox.control('POST', '/rules', { rules: [{ name: 'closed', then: { status: 503 } }] });
    const namesOf = async () =>
      (await sandbox.control('GET', '/rules')).body.items.map(({ name }: { name: string }) => name);
    expect(await namesOf()).toEqual(['closed', 'limited', 'gone']);
    expect((await sandbox.api('GET', BATTERY)).status).toBe(503);
    await sandbox.control('POST', '/rules', { rules: [{ name: 'gone', then: { status: 404 } }] });
    expect(await namesOf()).toEqual(['gone', 'closed', 'limited']);
    const { body } = await sandbox.control('GET', '/rules?offset=1&limit=1');
    expect(body).toMatchObject({ items: [{ name: 'closed', applied: 1 }], pagination: { total: 3 } });
  });

  it('may come with a scenario of the package, and from no file', async () => {
    await using sandbox = await openControl();
    const { body } = await sandbox.control('POST', '/rules', { scenario: 'maintenance-window' });
    expect(body.items.length).toBeGreaterThan(0);
    expect((await sandbox.api('GET', BATTERY)).status).toBe(503);
    for (const scenario of ['maintenance-windw', './package.json', '../scenarios/slow-api', 'constructor']) {
      const answer = await sandbox.control('POST', '/rules', { scenario });
      expect([answer.status, answer.body.errors[0].path]).toEqual([400, '/body/scenario']);
    }
  });

  it('is the account’s own', async () => {
    await using sandbox = await openControl();
    const { body } = await sandbox.control('POST', '/accounts');
    await sandbox.control('POST', '/rules', { rules: [LIMITED] }, { 'x-api-key': body.apiKey });
    expect((await sandbox.api('GET', BATTERY)).status).toBe(200);
    expect((await sandbox.api('GET', BATTERY, undefined, body.apiKey)).status).toBe(429);
    expect((await sandbox.control('GET', '/rules')).body.items).toEqual([]);
    expect((await sandbox.control('GET', `/rules?account=${body.account.id}`)).body.items).toHaveLength(1);
  });

  it('is shown without a live key in full', async () => {
    await using sandbox = await openControl();
    const rule = { ...LIMITED, when: { key: 'sk_live_0123456789abcdef' } };
    const { body } = await sandbox.control('POST', '/rules', { rules: [rule] });
    expect(body.items[0].rule.when.key).not.toContain('abcdef');
  });
});

describe('Rules', () => {
  it('are taken out by name or all at once; those of the start come back', async () => {
    await using sandbox = await openControl({ scenarios: ['slow-api'], rules: [{ ...LIMITED }] });
    const list = async () =>
      (await sandbox.control('GET', '/rules')).body.items.map(
        ({ name, origin, applied }: Record<string, unknown>) => `${origin} ${name} ${applied}`,
      );
    expect(await list()).toEqual(['baseline limited 0', 'baseline slow-api 0']);
    await sandbox.api('GET', BATTERY);
    await sandbox.control('POST', '/rules', { rules: [{ name: 'gone', then: { status: 410 } }] });
    expect((await sandbox.control('DELETE', '/rules/slow-api')).status).toBe(204);
    expect(await list()).toEqual(['override gone 0', 'baseline limited 1']);
    expect((await sandbox.control('DELETE', '/rules')).status).toBe(204);
    expect(await list()).toEqual(['baseline limited 1', 'baseline slow-api 0']);
    await sandbox.control('POST', '/reset');
    expect(await list()).toEqual(['baseline limited 0', 'baseline slow-api 0']);
  });

  it.each(['GET', 'DELETE'])('that are not there are 404 to %s', async (method) => {
    await using sandbox = await openControl({ rules: [{ ...LIMITED }] });
    const { status, body } = await sandbox.control(method, '/rules/limitd');
    expect([status, body.type]).toEqual([404, 'urn:amps-sandbox:problem:unknown-rule']);
    expect(body.detail).toContain('Did you mean limited?');
    expect((await sandbox.control(method, '/rules/__proto__')).status).toBe(404);
  });

  it.each<[unknown, string, RegExp]>([
    [
      [{ name: 'a', then: { eror: 'X' } }],
      '/body/rules/0/then/eror',
      /no such property.*Did you mean "error"\?/,
    ],
    [
      [{ name: 'a', then: { error: 'RATE_LIMIT' } }],
      '/body/rules/0/then/error',
      /Did you mean rate-limited\?/,
    ],
    [
      [{ name: 'a', when: { operation: 'getBatery' }, then: 'ok' }],
      '/body/rules/0/when/operation',
      /getBatt/,
    ],
    [[{ name: 'a', times: -1, then: 'ok' }], '/body/rules/0/times', /whole number/],
    [[{ then: { status: 500 } }], '/body/rules/0', /name/],
    [[LIMITED, LIMITED], '/body/rules/1/name', /limited/],
  ])('that are wrong change nothing and say where: %j', async (rules, path, message) => {
    await using sandbox = await openControl();
    const { status, body } = await sandbox.control('POST', '/rules', { rules });
    expect(status).toBe(400);
    expect(body.errors).toContainEqual({ path, message: expect.stringMatching(message) });
    expect((await sandbox.control('GET', '/rules')).body.items).toEqual([]);
  });

  it.each([{}, { rules: [] }, { rules: ['ok'] }, { rules: [LIMITED], scenario: 'slow-api' }, { rules: {} }])(
    'do not come as %j',
    async (body) => {
      await using sandbox = await openControl();
      expect((await sandbox.control('POST', '/rules', body)).status).toBe(400);
    },
  );
});
