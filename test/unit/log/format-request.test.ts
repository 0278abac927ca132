import { describe, expect, test } from 'vitest';
import { formatRequest, formatRequestAsJson, type RequestEvent } from '../../../src/log/format-request.ts';

const REQUEST: RequestEvent = { type: 'request', method: 'GET', path: '/battery', status: 200, ms: 1.26 };

function line(facts: Partial<RequestEvent>): string {
  return formatRequest({ ...REQUEST, ...facts }, (_, text) => text);
}

describe('A line of the log says why', () => {
  test.each<[what: string, facts: Partial<RequestEvent>, expected: string]>([
    ['when', { at: '2025-06-01T12:00:00.000Z' }, '2025-06-01T12:00:00Z 200 GET  /battery 1.3 ms'],
    [
      'when, to the millisecond',
      { at: '2025-06-01T12:00:00.250Z' },
      '2025-06-01T12:00:00.250Z 200 GET  /battery 1.3 ms',
    ],
    ['whose', { key: 'sk_sandbox_a…', keyName: 'CI' }, '200 GET  /battery 1.3 ms CI sk_sandbox_a…'],
    [
      'whose, once',
      { key: 'sk_sandbox_a…', keyName: 'sk_sandbox_a…' },
      '200 GET  /battery 1.3 ms sk_sandbox_a…',
    ],
    ['by which rule', { rule: 'slow-api' }, '200 GET  /battery 1.3 ms rule slow-api'],
    ['by which case', { status: 401, problem: 'expired-key' }, '401 GET  /battery 1.3 ms expired-key'],
    [
      'by which case of a rule',
      { status: 429, rule: 'burst', problem: 'rate-limited' },
      '429 GET  /battery 1.3 ms rule burst: rate-limited',
    ],
    [
      'for which reason',
      { status: 400, problem: 'invalid-request', reason: '/query/limit must be <= 100' },
      '400 GET  /battery 1.3 ms invalid-request: /query/limit must be <= 100',
    ],
    [
      'that the connection was reset',
      { status: 0, connection: 'reset', rule: 'r' },
      'reset GET  /battery 1.3 ms rule r',
    ],
    [
      'that the connection hangs',
      { status: 0, connection: 'hang', rule: 'r' },
      'hang GET  /battery 1.3 ms rule r',
    ],
    ['that the reply was cut', { connection: 'cut', rule: 'r' }, '200, cut GET  /battery 1.3 ms rule r'],
    ['that there was no reply', { status: 0 }, 'no reply GET  /battery 1.3 ms'],
  ])('%s', (_, facts, expected) => {
    expect(line(facts)).toBe(expected);
  });

  test('in colours that tell a failure', () => {
    const colourOf = (facts: Partial<RequestEvent>) =>
      formatRequest({ ...REQUEST, ...facts }, (colour, text) => `${colour}:${text}`).split(':')[0];
    expect(
      [{}, { status: 404 }, { connection: 'cut' }, { status: 503 }, { status: 0, connection: 'reset' }].map(
        colourOf,
      ),
    ).toEqual(['green', 'yellow', 'yellow', 'red', 'red']);
  });

  test('and lets nothing that a client sent forge a line or show a key', () => {
    const text = line({ reason: '/body/a\n200 GET /forged sk_live_supersecret\u001b[2J', keyName: 'a\nb' });
    for (const unwanted of ['\n', '\u001b', 'supersecret']) expect(text).not.toContain(unwanted);
  });
});

describe('The same as JSON', () => {
  test('has no status where there was no reply, but what ended it', () => {
    const event = JSON.parse(formatRequestAsJson({ ...REQUEST, status: 0, connection: 'empty', rule: 'r' }));
    expect(event).toEqual({ ...REQUEST, ms: 1.3, status: null, connection: 'empty', rule: 'r' });
  });

  test('shows no key in a reason', () => {
    expect(formatRequestAsJson({ ...REQUEST, reason: 'sk_live_supersecret' })).not.toContain('secret');
  });
});
