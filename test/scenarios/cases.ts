import { expect } from 'vitest';
import { BROKEN_CASES } from './cases-of-broken-answers.ts';
import { BATTERY, bodyOf, brief, expectProblem, KEY, OTHER_KEY, type Play, ruleOf, START } from './play.ts';

const ENDED_KEY = 'API key has been revoked or expired';

/** What a client meets in each shipped scenario. */
export const CASES: Readonly<Record<string, (play: Play) => Promise<void>>> = {
  ...BROKEN_CASES,

  'invalid-key': (play) => expectRefused(play, 'invalid-key', 'Invalid or missing API key'),
  'expired-key': (play) => expectRefused(play, 'expired-key', ENDED_KEY),
  'wrong-environment-key': (play) => expectRefused(play, 'wrong-environment-key'),
  'key-expires-midway': (play) => expectKeyEnds(play, 'key-expires-midway'),
  'key-revoked-midway': (play) => expectKeyEnds(play, 'key-revoked-midway'),

  'key-rotation': async ({ send, sendMany, sandbox }) => {
    const { key: fresh } = await sandbox.control.forKey(KEY).keys.create();
    expect((await sendMany(5)).map(brief)).toEqual(Array(5).fill('200'));
    expect(brief(await send({ key: fresh }))).toBe('200');
    const ended = await send();
    expect(brief(ended)).toBe('401 old-key-ends');
    expectProblem(ended, 401, 'UNAUTHORIZED', ENDED_KEY);
    expect((await sendMany(2)).map(brief)).toEqual(['401', '401']);
    expect((await sendMany(7, { key: fresh })).map(brief)).toEqual(Array(7).fill('200'));
  },

  'read-only-key': async ({ send, push }) => {
    expect(brief(await send())).toBe('200');
    const refused = await push();
    expect(ruleOf(refused)).toBe('read-only-key');
    expectProblem(refused, 403, 'INSUFFICIENT_PERMISSIONS');
    expect(brief(await send())).toBe('200');
  },

  'rate-limited-burst': async ({ sendMany }) => {
    const outcomes = await sendMany(7);
    const expected = ['200', '200', '429 burst', '429 burst', '200', '200', '200'];
    expect(outcomes.map(brief)).toEqual(expected);
    for (const limited of outcomes.slice(2, 4)) {
      expectProblem(limited, 429, 'RATE_LIMIT_EXCEEDED');
      expect(limited.headers?.['retry-after']).toBe('1');
    }
  },

  'rate-limit-recovers': async ({ send, sendMany, sandbox }) => {
    expect((await sendMany(3)).map(brief)).toEqual(['200', '200', '200']);
    const limited = await send();
    expect(brief(limited)).toBe('429 limit-until-recovered');
    expect(limited.headers?.['retry-after']).toBe('60');
    await sandbox.control.clock.advance(59_999);
    expect((await send()).status).toBe(429);
    await sandbox.control.clock.advance(1);
    expect((await sendMany(3)).map(brief)).toEqual(['200', '200', '200']);
  },

  'maintenance-window': async ({ send, push, sandbox }) => {
    for (const outcome of [await send(), await push()]) {
      expect(brief(outcome)).toBe('503 maintenance-window');
      expect(outcome.headers?.['retry-after']).toBe('120');
      expect(bodyOf(outcome)).toEqual({
        success: false,
        error: { code: 'SERVICE_UNAVAILABLE', message: 'Down for maintenance' },
      });
    }
    await sandbox.control.clock.advance(119_999);
    expect((await send()).status).toBe(503);
    await sandbox.control.clock.advance(1);
    expect(brief(await send())).toBe('200');
    expect(bodyOf(await send({ path: `${BATTERY}/actions` })).data).toEqual([]);
  },

  'device-offline': async ({ send, push, sandbox }) => {
    await sandbox.control.clock.advance('7m');
    const read = await send();
    expect(brief(read)).toBe('200 device-offline');
    expect(bodyOf(read)).toMatchObject({
      sync: { available: false, lastPulledAt: START },
      metadata: { source: 'fallback' },
    });
    const { actionId } = bodyOf(await push());
    await sandbox.control.clock.advance('1m');
    const action = bodyOf(await send({ path: `/battery/actions/${actionId}` }));
    expect(action).toMatchObject({ id: actionId, state: 'failed', errorCode: 'DEVICE_OFFLINE' });
  },

  'action-fails': async ({ send, push, sandbox }) => {
    const pushed = await push();
    expect(ruleOf(pushed)).toBe('action-fails');
    const path = `/battery/actions/${bodyOf(pushed).actionId}`;
    const errorMessage = 'The device refused the command';
    await sandbox.control.clock.advance('1m');
    const action = bodyOf(await send({ path }));
    expect(action).toMatchObject({ state: 'failed', errorCode: 'COMMAND_FAILED', errorMessage });
  },

  'action-never-completes': async ({ send, push, sandbox }) => {
    const pushed = await push();
    expect(ruleOf(pushed)).toBe('action-never-completes');
    const path = `/battery/actions/${bodyOf(pushed).actionId}`;
    for (const by of ['1m', '30d']) {
      await sandbox.control.clock.advance(by);
      expect(bodyOf(await send({ path })).state).toBe('acknowledged');
    }
  },

  'stale-cache': async ({ send, sandbox }) => {
    const agoOf = async () => {
      const { at } = await sandbox.control.forKey(KEY).clock.get();
      const read = await send();
      expect(brief(read)).toBe('200 stale-cache');
      return Date.parse(at) - Date.parse(bodyOf(read).sync.lastPulledAt);
    };
    expect(await agoOf()).toBe(3_600_000);
    await sandbox.control.clock.advance('1d');
    expect(await agoOf()).toBeGreaterThanOrEqual(3_600_000);
  },
};

async function expectRefused({ send, push }: Play, rule: string, message?: string): Promise<void> {
  for (const outcome of [await send(), await push(), await send({ key: OTHER_KEY })]) {
    expect(ruleOf(outcome)).toBe(rule);
    expectProblem(outcome, 401, 'UNAUTHORIZED', message);
  }
}

async function expectKeyEnds({ send, sendMany }: Play, rule: string): Promise<void> {
  const outcomes = await sendMany(6);
  expect(outcomes.map(brief)).toEqual(['200', '200', '200', `401 ${rule}`, '401', '401']);
  for (const refused of outcomes.slice(3)) expectProblem(refused, 401, 'UNAUTHORIZED', ENDED_KEY);
  expect(brief(await send({ key: OTHER_KEY }))).toBe('200');
}
