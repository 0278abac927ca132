import type { JournalDraft, JournalEntry } from '../../src/domain/journal/journal-entry.ts';

/** A recorded reading of a battery, as far as nothing else is said. */
export function createDraft(facts: Partial<JournalDraft> = {}): JournalDraft {
  return {
    sequence: 0,
    isEarlyRetry: false,
    account: 'acct_test',
    at: 0,
    edition: 'v1',
    requestId: 'req_1',
    method: 'GET',
    path: '/battery/device_a',
    queryText: '',
    route: '/battery/{deviceId}',
    operation: 'getBatteryState',
    family: 'battery',
    deviceId: 'device_a',
    actionId: undefined,
    key: 'sk_sandbox_a…',
    keyName: 'One',
    headers: ['Host', 'localhost'],
    body: undefined,
    verdict: 'valid',
    errors: undefined,
    status: 200,
    connection: undefined,
    notApplied: undefined,
    replyHeaders: {},
    replyBody: undefined,
    problem: undefined,
    rule: undefined,
    isRuleAskedFor: false,
    retryAfterUntil: undefined,
    durationMs: 1,
    ...facts,
  };
}

export function createEntry(sequence: number, facts: Partial<JournalEntry> = {}): JournalEntry {
  return { ...createDraft(facts), sequence };
}

/** A body as it is recorded. */
export function jsonBody(value: unknown): NonNullable<JournalEntry['body']> {
  const text = JSON.stringify(value);
  return { text, isBase64: false, isCut: false, sizeBytes: text.length };
}
