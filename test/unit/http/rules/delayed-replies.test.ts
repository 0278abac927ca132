import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import { DelayedReplies } from '../../../../src/http/rules/delayed-replies.ts';

const HOUR_MS = 3_600_000;

function createResponse(): ServerResponse {
  return new EventEmitter() as ServerResponse;
}

it('Delayed replies are as many as there may be at most, and make room when they end', async () => {
  const delayed = new DelayedReplies(2);
  const [first, second] = [createResponse(), createResponse()];
  const held = [first, second].map((response) => delayed.delay(HOUR_MS, response));
  await expect(delayed.delay(HOUR_MS, createResponse())).rejects.toMatchObject({
    status: 503,
    message: expect.stringContaining('delays 2 replies already'),
  });
  first.emit('close');
  await held[0];
  const third = createResponse();
  held.push(delayed.delay(HOUR_MS, third));
  await expect(delayed.delay(HOUR_MS, createResponse())).rejects.toMatchObject({ status: 503 });
  for (const response of [second, third]) response.emit('close');
  await Promise.all(held);
});
