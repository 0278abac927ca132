import { AssertionError } from 'node:assert';
import { expect } from 'vitest';
import {
  assertAppliedRule,
  assertHonouredRetryAfter,
  assertReceived,
  assertReceivedInOrder,
  assertReceivedOnlyValidRequests,
} from '../../../src/testing/index.ts';
import { test } from '../../../src/testing/vitest/vitest.ts';

test('Assertions resolve where all is as expected', async ({ amps }) => {
  await amps.control.clock.freeze();
  await amps.control.rules.add({
    name: 'wait',
    times: 1,
    then: { status: 503, headers: { 'retry-after': '1' } },
  });
  const headers = { 'x-api-key': amps.apiKey };
  await fetch(`${amps.url}/battery`, { headers });
  await amps.control.clock.advance('1s');
  await fetch(`${amps.url}/battery`, { headers });
  await assertReceived(amps, 'listBatteryDevices', 2);
  await assertReceivedInOrder(amps.control, ['GET /battery', { status: 200 }]);
  await assertAppliedRule(amps, 'wait', 1);
  await assertHonouredRetryAfter(amps);
  await assertReceivedOnlyValidRequests(amps);
});

test('Assertions reject with an AssertionError that begins where they were called', async ({ amps }) => {
  await amps.control.rules.add({ name: 'unused', then: 'ok' });
  for (const [assertion, message] of [
    [() => assertReceived(amps, 'listBatteryDevices'), 'Expected at least 1 request with operation'],
    [() => assertReceivedInOrder(amps, ['listBatteryDevices']), 'Expected 1 request in order'],
    [() => assertAppliedRule(amps, 'unused'), 'Failed to verify the rule "unused"'],
    [() => assertHonouredRetryAfter(amps), 'Expected a client that honours Retry-After'],
    [() => assertReceivedOnlyValidRequests(amps), 'Expected requests that keep to the document'],
  ] as const) {
    const error = await assertion().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AssertionError);
    expect(error).toMatchObject({ message: expect.stringContaining(message) });
  }
});
