import { statSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDocumentValidator } from '../support/document-validator.ts';
import { isRequest, listRequests, RECORDED_REQUESTS } from '../support/recording/list-requests.ts';
import {
  compareReplies,
  RECORDING,
  type RecordedReply,
  readRecording,
  writeRecording,
  writeSnapshot,
} from '../support/recording/recording.ts';
import { replay } from '../support/recording/replay.ts';
import { takeRecordedSnapshot } from '../support/recording/take-snapshot.ts';

// `RECORD=replies npx vitest run test/contract/recorded-replies.test.ts` records anew what is compared here,
// `RECORD=snapshot` a snapshot in the format of the day.
const { RECORD } = process.env;

let recorded: RecordedReply[];
let received: RecordedReply[];

beforeAll(async () => {
  received = await replay(listRequests());
  if (RECORD === 'replies') writeRecording(received);
  recorded = readRecording();
});

describe('Edition v1', () => {
  it('answers a thousand requests byte for byte as recorded', () => {
    const difference = compareReplies(recorded, received);
    if (difference !== '') expect.fail(difference);
    expect(received).toHaveLength(RECORDED_REQUESTS);
  });
});

describe('A reply that differs from the recorded one', () => {
  it.each<[part: string, change: (reply: RecordedReply) => Partial<RecordedReply>]>([
    ['status', ({ status }) => ({ status: status + 1 })],
    ['headers', ({ headers }) => ({ headers: headers.map((line) => line.toLowerCase()) })],
    ['headers', ({ headers }) => ({ headers: headers.toReversed() })],
    ['body', ({ body }) => ({ body: body.replace('"code"', '"Code"') })],
    ['body', ({ body }) => ({ body: `${body} ` })],
    ['request', () => ({ request: 'GET /elsewhere' })],
    ['sent', () => ({ sent: { headers: {} } })],
  ])('is told by its step, its request and both texts: %s', (part, change) => {
    const [reply] = recorded.filter(({ status }) => status === 404);
    if (reply === undefined) throw new Error('No reply of the recording is a 404.');
    const changed = { ...reply, ...change(reply) };
    const difference = compareReplies([reply], [changed]);
    expect(difference).toContain('1 of 1 replies are not those recorded');
    expect(difference).toContain(`Step ${reply.step}: ${changed.request}`);
    expect(difference).toMatch(new RegExp(`${part} from character \\d+ on\\n +expected .+\\n +received .+`));
  });

  it('may be one too many, or one too few', () => {
    const [first, second] = recorded as [RecordedReply, RecordedReply];
    expect(compareReplies([first], [first, second])).toContain('is not in the recording');
    expect(compareReplies([first, second], [first])).toContain('was not asked');
    expect(compareReplies([first, second], [first, second])).toBe('');
  });
});

describe('The recorded requests', () => {
  it('are the same in every list of them', () => {
    expect(listRequests()).toEqual(listRequests());
    expect(listRequests().filter(isRequest)).toHaveLength(RECORDED_REQUESTS);
  });

  it('find every action and device that they are about', () => {
    expect(recorded.filter(({ request }) => request.includes('{{'))).toEqual([]);
  });

  it('reach every operation, and every status that the document has for it but a failure of ours', () => {
    const validator = createDocumentValidator();
    const reached = new Set(
      recorded.map(({ request, status }) => {
        const [method = '', target = ''] = request.split(' ');
        return `${validator.find(method, target.split('?')[0] ?? '')?.id} ${status}`;
      }),
    );
    const documented = validator.operations.flatMap(({ id, statuses }) =>
      statuses.map((status) => `${id} ${status}`),
    );
    expect(documented.filter((reply) => !reached.has(reply) && !reply.endsWith(' 500'))).toEqual([]);
    for (const status of validator.unmatchedStatuses) expect(reached).toContain(`undefined ${status}`);
  });

  it('take little room with their replies', () => {
    expect(statSync(RECORDING).size).toBeLessThan(1_000_000);
  });
});

if (RECORD === 'snapshot') {
  describe('A snapshot of today', () => {
    it('is recorded under the number of its format', async () => {
      expect(statSync(writeSnapshot(await takeRecordedSnapshot())).size).toBeLessThan(500_000);
    });
  });
}
