import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RuleSpec } from '../../src/domain/rules/rule-spec.ts';
import { type ServedEngine, serveEngine } from '../support/serve-engine.ts';
import { DOCUMENTED_KEY, FROZEN } from '../targets/target.ts';

const DEVICE = '/battery/device_abc123';
const CHARGE = { action: 'set_operation_mode', mode: 'charge' };

let served: ServedEngine;
beforeEach(async () => {
  served = await serveEngine({ ...FROZEN, keys: ['sk_sandbox_reader01'] });
});
afterEach(async () => {
  expect(served.bugs).toEqual([]);
  await served[Symbol.asyncDispose]();
});

async function ask(method: string, path: string, body?: unknown, headers = {}) {
  const reply = await served.send({
    method,
    path,
    headers: {
      'x-api-key': DOCUMENTED_KEY,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
  });
  return {
    ...reply,
    rule: reply.headers['x-sandbox-rule'],
    body: reply.text === '' ? undefined : JSON.parse(reply.text),
  };
}

async function script(...rules: readonly RuleSpec[]): Promise<void> {
  const { status, text } = await ask('POST', '/__sandbox/rules', { rules });
  expect(status, text).toBe(201);
}

async function countsOf(name: string) {
  const {
    matched,
    uses,
    applied,
    notApplied = 0,
    exhausted,
  } = (await ask('GET', `/__sandbox/rules/${name}`)).body;
  return { matched, uses, applied, notApplied, exhausted };
}

const UNTOUCHED = { matched: 0, uses: 0, applied: 0, notApplied: 0, exhausted: false };

/** The action of a push, at its end. */
async function outcomeOf(push: Awaited<ReturnType<typeof ask>>): Promise<string> {
  expect(push.status).toBe(202);
  await ask('POST', '/__sandbox/clock/advance', { by: '10m' });
  return (await ask('GET', `/battery/actions/${push.body.actionId}`)).body.state;
}

async function findings() {
  const { coverage } = served.engine.accounts;
  const { unappliedEffects, appliedRules } = coverage.facts();
  return { unapplied: unappliedEffects.items, total: unappliedEffects.total, used: [...appliedRules.keys()] };
}

describe('An effect on commands', () => {
  const FAILS: RuleSpec = {
    name: 'fails',
    when: { family: 'battery' },
    times: 1,
    then: { action: 'failed' },
  };

  it.each<[what: string, ...request: Parameters<typeof ask>]>([
    ['a read', 'GET', DEVICE],
    ['a list', 'GET', '/battery'],
    ['the actions of a device', 'GET', `${DEVICE}/actions`],
    ['a poll', 'GET', '/battery/actions/action_abc123'],
    ['a cancel', 'POST', '/battery/actions/action_abc123/cancel'],
    ['a command that the schema refuses', 'POST', DEVICE, { action: 'set_operation_mode', mode: 'boil' }],
    ['a command that is no JSON', 'POST', DEVICE, '{'],
    [
      'a command for another day that is past',
      'POST',
      DEVICE,
      { ...CHARGE, deferUntil: '2020-01-01T00:00:00Z' },
    ],
    ['a command to a device that is not there', 'POST', '/battery/device_nowhere', CHARGE],
    ['a command to a device of another family', 'POST', '/battery/device_hvac_001', CHARGE],
    ['a method that the path has not', 'PUT', DEVICE, CHARGE],
    ['a command by a key that may only read', 'POST', DEVICE, CHARGE, { 'x-api-key': 'sk_sandbox_readonly' }],
  ])('is not spent by %s, and the command after it fails', async (_what, ...request) => {
    await script(FAILS);
    expect((await ask(...request)).rule).toBeUndefined();
    expect(await countsOf('fails')).toEqual(UNTOUCHED);
    expect((await findings()).used).toEqual([]);
    const push = await ask('POST', DEVICE, CHARGE);
    expect(push.rule).toBe('fails');
    expect(await outcomeOf(push)).toBe('failed');
    expect(await countsOf('fails')).toEqual({
      matched: 1,
      uses: 1,
      applied: 1,
      notApplied: 0,
      exhausted: true,
    });
  });

  it('lets other requests go on to the next rule', async () => {
    await script(FAILS, { name: 'busy', when: { family: 'battery' }, then: { status: 503 } });
    expect(await ask('GET', DEVICE)).toMatchObject({ status: 503, rule: 'busy' });
    expect(await ask('POST', DEVICE, CHARGE)).toMatchObject({ status: 202, rule: 'fails' });
    expect(await ask('POST', DEVICE, CHARGE)).toMatchObject({ status: 503, rule: 'busy' });
  });

  it('counts calls, steps and draws by commands alone', async () => {
    await script({ ...FAILS, times: 5, when: { family: 'battery', call: 2 } });
    await ask('GET', DEVICE);
    expect(await outcomeOf(await ask('POST', DEVICE, CHARGE))).toBe('completed');
    await ask('GET', DEVICE);
    expect(await outcomeOf(await ask('POST', DEVICE, CHARGE))).toBe('failed');
  });

  it('in a list, an ok of it is spent by commands alone, too', async () => {
    await script({ name: 'second', then: ['ok', { action: 'failed' }] });
    await ask('GET', DEVICE);
    expect(await outcomeOf(await ask('POST', DEVICE, CHARGE))).toBe('completed');
    await ask('GET', DEVICE);
    expect(await outcomeOf(await ask('POST', DEVICE, CHARGE))).toBe('failed');
  });

  it('acts on everything together with a part that does', async () => {
    await script({ name: 'slow', then: { action: 'failed', headers: { 'x-slow': 'yes' } } });
    expect(await ask('GET', DEVICE)).toMatchObject({ status: 200, rule: 'slow' });
    expect((await findings()).total).toBe(0);
  });

  it('of a scenario that a header names is not spent either', async () => {
    const scenario = { 'x-sandbox-scenario': 'action-fails' };
    await script({ name: 'busy', when: { method: 'GET' }, then: { status: 503 } });
    expect(await ask('GET', DEVICE, undefined, scenario)).toMatchObject({ status: 503, rule: 'busy' });
    const cancel = await ask('POST', '/battery/actions/action_none/cancel', undefined, scenario);
    expect(cancel.rule).toBeUndefined();
    expect((await ask('POST', DEVICE, CHARGE, scenario)).rule).toBe('action-fails');
  });
});

describe('An effect on reads', () => {
  it.each<[then: RuleSpec['then']]>([[{ stale: '1h' }]])(
    'is not spent by commands and polls: %j',
    async (then) => {
      await script({ name: 'old', times: 1, then });
      expect((await ask('POST', DEVICE, CHARGE)).rule).toBeUndefined();
      expect((await ask('GET', `${DEVICE}/actions`)).rule).toBeUndefined();
      expect((await ask('GET', '/battery/device_nowhere')).rule).toBeUndefined();
      expect((await ask('GET', `${DEVICE}?expedite=perhaps`)).rule).toBeUndefined();
      expect(await countsOf('old')).toEqual(UNTOUCHED);
      expect((await ask('GET', DEVICE)).rule).toBe('old');
    },
  );

  it('is not spent by a list without devices', async () => {
    const { items } = (await ask('GET', '/battery?limit=50')).body;
    for (const { id } of items) await ask('DELETE', `/__sandbox/devices/${id}`);
    await script({ name: 'old', times: 1, then: { stale: '1h' } });
    expect((await ask('GET', '/battery')).rule).toBeUndefined();
    expect((await ask('GET', '/vehicle')).rule).toBe('old');
  });

  it('of an offline device acts on reads, lists and commands, and on nothing else', async () => {
    await script({ name: 'gone', when: { family: 'battery' }, then: { offline: true } });
    expect((await ask('GET', '/battery/actions/action_abc123')).rule).toBeUndefined();
    expect((await ask('GET', `${DEVICE}/actions`)).rule).toBeUndefined();
    for (const path of [DEVICE, '/battery']) expect((await ask('GET', path)).rule).toBe('gone');
    expect(await outcomeOf(await ask('POST', DEVICE, CHARGE))).toBe('failed');
  });
});

describe('Which effects can act on which requests', () => {
  const LIST = '/battery?userId=user_abc123';
  const REQUESTS: Readonly<Record<string, Parameters<typeof ask>>> = {
    read: ['GET', DEVICE],
    'head of a read': ['HEAD', DEVICE],
    list: ['GET', LIST],
    'head of a list': ['HEAD', LIST],
    'list of nobody': ['GET', '/battery?userId=user_nobody'],
    'list past its end': ['GET', `${LIST}&offset=50`],
    'list without a bound': ['GET', `${LIST}&limit=0`],
    push: ['POST', DEVICE, CHARGE],
    'push into the past': ['POST', DEVICE, { ...CHARGE, deferUntil: '2020-01-01T00:00:00Z' }],
    'push for the past by an offset': [
      'POST',
      DEVICE,
      { ...CHARGE, deferUntil: '2020-01-01 00:00:00+00:00' },
    ],
    poll: ['GET', '/battery/actions/act_none'],
    actions: ['GET', `${DEVICE}/actions`],
    cancel: ['POST', '/battery/actions/act_none/cancel'],
    'no route': ['GET', '/nowhere'],
    'no method': ['DELETE', DEVICE],
  };
  const READS = ['read', 'list'];
  const ALL = Object.keys(REQUESTS);
  const WITH_BODY = ALL.filter((name) => !name.startsWith('head'));

  it.each<[then: RuleSpec['then'], acts: readonly string[]]>([
    [{ error: 'INTERNAL_ERROR' }, ALL],
    [{ status: 503 }, ALL],
    [{ headers: { 'x-slow': 'yes' } }, ALL],
    [{ headers: {} }, []],
    [{ delay: '1ms' }, ALL],
    [{ merge: { extra: true } }, WITH_BODY],
    [{ patch: [{ op: 'add', path: '/extra', value: true }] }, WITH_BODY],
    [{ malformedJson: true }, WITH_BODY],
    [{ cutAfterBytes: 1 }, WITH_BODY],
    [{ drip: { chunkBytes: 40, every: '1ms' } }, WITH_BODY],
    [{ stale: '1h' }, READS],
    [{ offline: true }, [...READS, 'push']],
    [{ action: 'failed' }, ['push']],
    [{ stale: '1h', offline: true }, [...READS, 'push']],
    [{ headers: { 'x-slow': 'yes' }, stale: '1h' }, ALL],
  ])('%j', async (then, acts) => {
    const passed: string[] = [];
    for (const [name, request] of Object.entries(REQUESTS)) {
      await ask('DELETE', '/__sandbox/rules');
      await script(
        { name: 'tried', times: 1, then },
        { name: 'below', then: { headers: { 'x-below': 'yes' } } },
      );
      // Answers that are cut or broken are of no interest here.
      await ask(...request).catch(() => undefined);
      const [tried, below] = [await countsOf('tried'), await countsOf('below')];
      expect({ name, uses: tried.uses, below: below.uses }).toEqual(
        tried.uses === 1 ? { name, uses: 1, below: 0 } : { name, uses: 0, below: 1 },
      );
      expect(tried.notApplied, name).toBe(0);
      if (tried.applied === 1) passed.push(name);
    }
    expect(passed).toEqual(ALL.filter((name) => acts.includes(name)));
  });

  it('does not count an effect as one that acted where another part of it did not fit', async () => {
    const then: RuleSpec['then'] = { stale: '1h', cutAfterBytes: 1_000_000 };
    await script({ name: 'old', times: 1, then });
    expect((await ask('POST', DEVICE, CHARGE)).rule).toBeUndefined();
    expect(await countsOf('old')).toEqual({ ...UNTOUCHED, notApplied: 1 });
  });
});

describe('A rule of the same name as what a header asks for', () => {
  it.each<[name: string, header: Record<string, string>]>([
    ['prefer', { prefer: 'code=503' }],
    ['maintenance-window', { 'x-sandbox-scenario': 'maintenance-window' }],
    ['connection-reset', { 'x-sandbox-scenario': 'connection-reset' }],
  ])('%s is not used by the request with that header', async (name, header) => {
    await script({ name, when: { path: '/nowhere' }, then: { status: 500 } });
    await ask('GET', DEVICE, undefined, header).catch(() => undefined);
    expect(await countsOf(name)).toEqual(UNTOUCHED);
    expect((await findings()).used).toEqual([]);
    await ask('GET', '/nowhere');
    expect((await findings()).used).toEqual([name]);
  });
});

describe('An effect that does not fit the answer', () => {
  it.each<[then: RuleSpec['then'], reason: string]>([
    [{ patch: [{ op: 'replace', path: '/state/levle', value: 1 }] }, 'there is no /state/levle.'],
    [{ patch: [{ op: 'remove', path: '/nothing' }] }, 'there is no /nothing.'],
    [{ patch: [{ op: 'test', path: '/vendor', value: 'nobody' }] }, '/vendor has another value.'],
    [{ merge: { state: { levle: null } } }, 'there is no /state/levle to take away.'],
    [{ cutAfterBytes: 1_000_000 }, 'and would be cut after 1000000.'],
    [{ drip: { chunkBytes: 60_000, every: '1s' } }, 'and each piece of it 60000.'],
  ])('%j is unspent, unmarked, a finding, and told in the journal', async (then, reason) => {
    await script({ name: 'drift', times: 1, then });
    const plain = await ask('GET', DEVICE);
    expect(plain).toMatchObject({ status: 200, rule: undefined });
    expect(await countsOf('drift')).toEqual({ ...UNTOUCHED, notApplied: 1 });
    const { unapplied, total, used } = await findings();
    expect(total).toBe(1);
    expect(unapplied[0]).toMatchObject({
      rule: 'drift',
      operation: 'getBatteryState',
      method: 'GET',
      count: 1,
    });
    expect(unapplied[0]?.reason).toContain(reason);
    expect(used).toEqual([]);
    const { items } = (await ask('GET', '/__sandbox/requests?limit=1')).body;
    expect(items[0].notApplied).toEqual({ rule: 'drift', reason: unapplied[0]?.reason });
    expect(items[0]).not.toHaveProperty('rule');
    expect(items[0]).not.toHaveProperty('connection');
  });

  it('has its turn back, for the answer that it fits', async () => {
    const then = { patch: [{ op: 'replace', path: '/state/level', value: 'low' }] } as const;
    await script({ name: 'drift', times: 1, when: { family: 'battery' }, then });
    expect((await ask('POST', DEVICE, CHARGE)).rule).toBeUndefined();
    const read = await ask('GET', DEVICE);
    expect(read).toMatchObject({ rule: 'drift', body: { state: { level: 'low' } } });
    expect(await countsOf('drift')).toEqual({
      matched: 1,
      uses: 1,
      applied: 1,
      notApplied: 1,
      exhausted: true,
    });
    expect((await ask('GET', DEVICE)).rule).toBeUndefined();
  });

  it('beside a part that acts is applied and a finding', async () => {
    const then: RuleSpec['then'] = {
      headers: { 'x-drift': 'yes' },
      patch: [{ op: 'remove', path: '/nothing' }],
    };
    await script({ name: 'drift', then });
    const { headers } = await ask('GET', DEVICE);
    expect(headers).toMatchObject({ 'x-sandbox-rule': 'drift', 'x-drift': 'yes' });
    expect(await countsOf('drift')).toEqual({
      matched: 1,
      uses: 1,
      applied: 1,
      notApplied: 1,
      exhausted: false,
    });
    expect(await findings()).toMatchObject({ total: 1, used: ['drift'] });
  });

  it('outlives a restore, with what was counted', async () => {
    await script({ name: 'drift', then: { patch: [{ op: 'remove', path: '/nothing' }] } });
    await ask('GET', DEVICE);
    const { body: snapshot } = await ask('GET', '/__sandbox/snapshot');
    await ask('POST', '/__sandbox/reset');
    expect((await ask('POST', '/__sandbox/restore', snapshot)).status).toBe(200);
    expect(await countsOf('drift')).toEqual({ ...UNTOUCHED, notApplied: 1 });
  });
});

describe('A change that leaves the answer as it was wanted', () => {
  it.each<[then: RuleSpec['then']]>([
    [{ merge: { metadata: { source: 'cache' } } }],
    [{ patch: [{ op: 'test', path: '/metadata/source', value: 'cache' }] }],
    [{ patch: [{ op: 'replace', path: '/metadata/source', value: 'cache' }] }],
    [{ merge: { extra: null, vendor: 'Other' } }],
  ])('is applied: %j', async (then) => {
    await script({ name: 'drift', then });
    expect((await ask('GET', DEVICE)).rule).toBe('drift');
    expect(await countsOf('drift')).toMatchObject({ applied: 1, notApplied: 0 });
  });
});
