import { describe } from 'vitest';
import { startSandbox } from '../../../src/testing/index.ts';
import type { TestAccount } from '../../../src/testing/test-account.ts';
import { expect, test as sandboxTest } from '../../../src/testing/vitest/vitest.ts';

const test = sandboxTest.extend({
  accountOptions: { clock: { mode: 'frozen', at: '2025-06-01T12:00:00Z' } } as const,
});

async function send(
  { url, apiKey }: Pick<TestAccount, 'url' | 'apiKey'>,
  call: string,
  body?: object,
): Promise<void> {
  const [method = '', path = ''] = call.split(' ');
  const headers = { 'x-api-key': apiKey, 'content-type': 'application/json' };
  const answer = await fetch(`${url}${path}`, {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
  });
  await answer.text();
}

const READ = 'GET /battery/device_abc123';
const PUSH = 'POST /battery/device_abc123';
const CHARGE = { action: 'set_operation_mode', mode: 'charge' };

/** The message that an assertion fails with; it must fail. */
async function messageOf(assertion: Promise<void>): Promise<string> {
  return await assertion.then(
    () => expect.unreachable('The assertion holds, and should not.'),
    ({ message }: Error) => message,
  );
}

describe('toHaveReceived', () => {
  test('takes an operation, a method with a path, or a query', async ({ amps }) => {
    await send(amps, PUSH, CHARGE);
    await expect(amps).toHaveReceived('pushBatteryAction');
    await expect(amps).toHaveReceived('POST /battery/*', 1);
    await expect(amps).toHaveReceived({ deviceId: 'device_abc123', body: { mode: 'charge' } }, { atMost: 1 });
  });

  test('takes a sandbox, an account, and the control client of either', async ({ amps, sandbox }) => {
    await send(amps, READ);
    const sameAccount = { control: amps.control };
    for (const target of [amps, amps.control, sameAccount]) await expect(target).toHaveReceived(READ, 1);
    await expect(sandbox).not.toHaveReceived(READ);
    await expect(sandbox.control).not.toHaveReceived(READ);
  });

  test('tells of the nearest miss', async ({ amps }) => {
    await send(amps, PUSH, { ...CHARGE, mode: 'idle' });
    const query = { operation: 'pushBatteryAction', body: { mode: 'charge' } };
    expect(await messageOf(expect(amps).toHaveReceived(query))).toBe(
      'Expected at least 1 request with operation pushBatteryAction, body {"mode":"charge"}: ' +
        '0 requests of 1 recorded match. Nearest is #1 POST /battery/device_abc123 (202): ' +
        'body/mode is "idle", wanted "charge".',
    );
  });

  test('lists those that are too many', async ({ amps }) => {
    await send(amps, READ);
    await send(amps, READ);
    expect(await messageOf(expect(amps).toHaveReceived(READ, 1))).toBe(
      'Expected exactly 1 request with method GET, path /battery/device_abc123: 2 requests of 2 recorded match: ' +
        '#1 GET /battery/device_abc123 (200), #2 GET /battery/device_abc123 (200).',
    );
  });

  test('with .not lists what should not have come', async ({ amps }) => {
    await expect(amps).not.toHaveReceived(READ);
    await send(amps, READ);
    expect(await messageOf(expect(amps).not.toHaveReceived(READ))).toBe(
      'Expected exactly 0 requests with method GET, path /battery/device_abc123: 1 request of 1 recorded matches: ' +
        '#1 GET /battery/device_abc123 (200).',
    );
  });

  test('with .not and a number holds for any other number', async ({ amps }) => {
    await send(amps, READ);
    await send(amps, READ);
    await expect(amps).not.toHaveReceived(READ, 1);
    await expect(amps).not.toHaveReceived(READ, 3);
    await expect(amps).not.toHaveReceived(READ, { atMost: 1 });
    await expect(amps).not.toHaveReceived(READ, { atLeast: 3 });
    const exactly = await messageOf(expect(amps).not.toHaveReceived(READ, 2));
    expect(exactly).toContain('Expected other than exactly 2 requests with method GET');
    expect(exactly).toContain('Expected at most 1 request with method GET');
    expect(await messageOf(expect(amps).not.toHaveReceived(READ, { atLeast: 0 }))).toContain(
      'Expected other than at least 0 requests',
    );
  });

  test('takes a verdict that the journal cannot give for a failure, be it with .not', async () => {
    await using small = await startSandbox({ journal: { maxEntries: 2 } });
    await small.control.rules.add({ name: 'wait', then: { status: 503, headers: { 'retry-after': '0' } } });
    for (const call of [READ, 'GET /hvac', 'GET /battery']) await send(small, call);
    const message = 'The journal keeps requests after #1 only';
    expect(await messageOf(expect(small).toHaveReceived(READ))).toContain(message);
    expect(await messageOf(expect(small).not.toHaveReceived(READ))).toContain(message);
    expect(await messageOf(expect(small).not.toHaveReceivedInOrder([READ]))).toContain(message);
    expect(await messageOf(expect(small).toHaveHonouredRetryAfter())).toContain(
      `Expected a journal of all requests: 2 requests of 2 recorded match, but whether more did cannot be told. ${message}`,
    );
    await small.control.rules.clear();
    await send(small, 'GET /battery');
    expect(await messageOf(expect(small).toHaveReceivedOnlyValidRequests())).toContain(
      'The journal keeps requests after #2 only',
    );
  });

  test('rejects a query that is none, be it with .not', async ({ amps }) => {
    const message = 'Did you mean pushBatteryAction';
    expect(await messageOf(expect(amps).toHaveReceived('pushBateryAction'))).toContain(message);
    expect(await messageOf(expect(amps).not.toHaveReceived('pushBateryAction'))).toContain(message);
  });

  test.for<[unknown, string]>([
    [undefined, 'undefined is no sandbox'],
    [{ url: 'x' }, 'this object is no sandbox'],
    [Promise.resolve(), 'a promise is no sandbox'],
    [{ control: null }, 'this object is no sandbox'],
  ])('rejects %s', async ([target, message]) => {
    const found = await messageOf(expect(target).not.toHaveReceived({}));
    expect(found).toContain(message);
    expect(found).toContain('Give a sandbox, an account, or the control client of one of them');
  });
});

describe('toHaveReceivedInOrder', () => {
  test('finds requests in order, others between them', async ({ amps }) => {
    for (const call of [READ, 'GET /hvac', PUSH]) await send(amps, call, call === PUSH ? CHARGE : undefined);
    await expect(amps).toHaveReceivedInOrder([READ, 'pushBatteryAction']);
    await expect(amps).not.toHaveReceivedInOrder(['pushBatteryAction', READ]);
  });

  test('tells which one is missing, and with .not as what they came', async ({ amps }) => {
    await send(amps, READ);
    await send(amps, PUSH, CHARGE);
    expect(await messageOf(expect(amps).toHaveReceivedInOrder([PUSH, READ]))).toContain(
      'number 2, with method GET, path /battery/device_abc123, did not come after #2 POST',
    );
    expect(await messageOf(expect(amps).not.toHaveReceivedInOrder([READ, PUSH]))).toBe(
      'Expected anything but 2 requests in order: they came as #1 GET /battery/device_abc123 (200), ' +
        '#2 POST /battery/device_abc123 (202).',
    );
  });
});

describe('toHaveReceivedOnlyValidRequests', () => {
  test('holds while no request breaks the document', async ({ amps }) => {
    await send(amps, READ);
    await expect(amps).toHaveReceivedOnlyValidRequests();
    expect(await messageOf(expect(amps).not.toHaveReceivedOnlyValidRequests())).toBe(
      'Expected a request that breaks the document: 1 request came, and none does.',
    );
  });

  test('says which request breaks it, and where', async ({ amps }) => {
    await send(amps, 'GET /battery?limit=1000');
    await expect(amps).not.toHaveReceivedOnlyValidRequests();
    expect(await messageOf(expect(amps).toHaveReceivedOnlyValidRequests())).toMatch(
      /^Expected requests that keep to the document: #1 GET \/battery \(400\) does not: \/query\/limit must be <= 50\.$/,
    );
  });

  test('fails where nothing came that could be checked', async ({ amps }) => {
    expect(await messageOf(expect(amps).toHaveReceivedOnlyValidRequests())).toBe(
      'Expected requests that keep to the document: none came that could be checked. Let the client call the API first.',
    );
  });
});

describe('toHaveHonouredRetryAfter', () => {
  const tellToWait = ({ control }: TestAccount, times: number) =>
    control.rules.add({ name: 'wait', times, then: { status: 503, headers: { 'retry-after': '30' } } });

  test('holds where the client waited as it was told to', async ({ amps }) => {
    await tellToWait(amps, 1);
    await send(amps, READ);
    await amps.control.clock.advance('30s');
    await send(amps, READ);
    await expect(amps).toHaveHonouredRetryAfter();
    expect(await messageOf(expect(amps).not.toHaveHonouredRetryAfter())).toBe(
      'Expected a client that comes back before Retry-After is over: it waited each time.',
    );
  });

  test('says when it came back, and when it should have', async ({ amps }) => {
    await tellToWait(amps, 1);
    await send(amps, READ);
    await amps.control.clock.advance('10s');
    await send(amps, READ);
    await expect(amps).not.toHaveHonouredRetryAfter();
    expect(await messageOf(expect(amps).toHaveHonouredRetryAfter())).toBe(
      'Expected a client that honours Retry-After: #2 GET /battery/device_abc123 (200) came at ' +
        '2025-06-01T12:00:10.000Z, told by #1 to wait until 2025-06-01T12:00:30.000Z.',
    );
  });

  test('fails where nobody was told to wait, be it with .not', async ({ amps }) => {
    await send(amps, READ);
    const message = '1 request came, and none was told to wait. Have a rule';
    expect(await messageOf(expect(amps).toHaveHonouredRetryAfter())).toContain(message);
    expect(await messageOf(expect(amps).not.toHaveHonouredRetryAfter())).toContain(message);
  });
});

describe('toHaveAppliedRule', () => {
  test('counts how often a rule was applied', async ({ amps }) => {
    await amps.control.rules.add({ name: 'gone', then: { status: 410 }, times: 2 });
    await expect(amps).not.toHaveAppliedRule('gone');
    await send(amps, READ);
    await expect(amps).toHaveAppliedRule('gone');
    await expect(amps).toHaveAppliedRule('gone', 1);
    await expect(amps).not.toHaveAppliedRule('gone', 2);
  });

  test('says how often it was, and that there is none', async ({ amps }) => {
    await amps.control.rules.add({ name: 'gone', when: { method: 'POST' }, then: { status: 410 } });
    expect(await messageOf(expect(amps).toHaveAppliedRule('gone'))).toContain(
      'Failed to verify the rule "gone": it was applied never, but expected at least once. No request met',
    );
    await send(amps, PUSH, CHARGE);
    expect(await messageOf(expect(amps).not.toHaveAppliedRule('gone'))).toContain(
      'it was applied once, but expected never',
    );
    expect(await messageOf(expect(amps).not.toHaveAppliedRule('gone', 1))).toBe(
      'Failed to verify the rule "gone": it was applied once, but expected otherwise.',
    );
    expect(await messageOf(expect(amps).not.toHaveAppliedRule('gon'))).toContain('"gon"');
  });
});
