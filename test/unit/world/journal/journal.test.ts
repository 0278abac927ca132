import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entrySizeBytes } from '../../../../src/domain/journal/journal-entry.ts';
import { Journal, type JournalLimits } from '../../../../src/world/journal/journal.ts';
import { createDraft, createEntry, jsonBody } from '../../../support/journal.ts';

const ROOMY: JournalLimits = { maxEntries: 1_000, maxBytes: 16 * 1024 * 1024 };

function sequences(journal: Journal): number[] {
  return journal.entries().map(({ sequence }) => sequence);
}

describe('A journal', () => {
  it('keeps the latest within its bounds, and counts the rest', () => {
    const sizes = fc.array(fc.nat({ max: 5_000 }), { maxLength: 60 });
    fc.assert(
      fc.property(
        fc.nat({ max: 20 }),
        fc.integer({ min: 1_024, max: 40_000 }),
        sizes,
        (maxEntries, maxBytes, sent) => {
          const journal = new Journal({ maxEntries, maxBytes });
          for (const size of sent) journal.append(createDraft({ replyBody: jsonBody('x'.repeat(size)) }));
          const kept = sequences(journal);
          expect(kept.length).toBeLessThanOrEqual(maxEntries);
          expect(journal.sizeBytes).toBeLessThanOrEqual(maxBytes);
          const total = journal.entries().reduce((sum, entry) => sum + entrySizeBytes(entry), 0);
          expect(journal.sizeBytes).toBe(total);
          if (maxEntries === 0) sent.length = 0;
          expect(kept.length + journal.droppedCount).toBe(sent.length);
          expect(kept).toEqual(kept.map((_, i) => sent.length - kept.length + i + 1));
        },
      ),
    );
  });

  it('has every reply as it was written down, however many gave way before it', () => {
    const journal = new Journal({ maxEntries: 7, maxBytes: ROOMY.maxBytes });
    const sent = fc.array(fc.option(fc.string({ unit: 'grapheme' }), { nil: undefined }), { maxLength: 50 });
    fc.assert(
      fc.property(sent, (texts) => {
        journal.reset();
        const bodies = texts.map((text) => (text === undefined ? undefined : jsonBody(text)));
        for (const replyBody of bodies) journal.append(createDraft({ replyBody }));
        expect(journal.entries().map(({ replyBody }) => replyBody)).toEqual(bodies.slice(-7));
        expect(journal.query({})).toEqual(journal.entries());
      }),
    );
  });

  it('shows those who wait whole replies, which they keep when the entries have given way', async () => {
    const journal = new Journal({ maxEntries: 1, maxBytes: ROOMY.maxBytes });
    journal.append(createDraft({ replyBody: jsonBody('first') }));
    const waiting = journal.waitFor({}, 3, new AbortController().signal);
    for (const text of ['second', 'third']) journal.append(createDraft({ replyBody: jsonBody(text) }));
    const found = await waiting;
    expect(found.map(({ replyBody }) => replyBody)).toEqual(['first', 'second', 'third'].map(jsonBody));
  });

  it('shows what nearly matched with its whole reply', () => {
    const journal = new Journal(ROOMY);
    journal.append(createDraft({ replyBody: jsonBody('seen') }));
    const { verified, nearMisses } = journal.verify({ request: { method: 'POST' }, times: 1 });
    expect(verified).toBe(false);
    expect(nearMisses.map(({ entry }) => entry.replyBody)).toEqual([jsonBody('seen')]);
  });

  it('keeps its bounds over many thousands', () => {
    const journal = new Journal({ maxEntries: 10, maxBytes: ROOMY.maxBytes });
    for (let i = 0; i < 20_000; i++) journal.append(createDraft());
    expect(sequences(journal)).toEqual(Array.from({ length: 10 }, (_, i) => 19_991 + i));
    expect(journal.droppedCount).toBe(19_990);
  });

  it('forgets all at a clearing but the numbers and who was told to wait', () => {
    const journal = new Journal({ ...ROOMY, maxEntries: 1 });
    journal.append(createDraft({ retryAfterUntil: 100 }), 'key');
    journal.append(createDraft(), 'key');
    journal.clear();
    expect([journal.entries(), journal.droppedCount, journal.sizeBytes]).toEqual([[], 0, 0]);
    journal.append(createDraft({ at: 50 }), 'key');
    expect(journal.entries()[0]).toMatchObject({ sequence: 3, isEarlyRetry: true });
  });

  it('is as new after a reset', () => {
    const journal = new Journal(ROOMY);
    journal.append(createDraft({ retryAfterUntil: 100 }), 'key');
    journal.reset();
    expect(journal.snapshot()).toEqual(new Journal(ROOMY).snapshot());
  });

  it('comes back from a snapshot, but for headers, bodies and durations', () => {
    const journal = new Journal({ ...ROOMY, maxEntries: 2 });
    journal.append(createDraft());
    journal.append(createDraft({ retryAfterUntil: 100, body: jsonBody({}) }), 'key');
    journal.append(createDraft({ at: 50, problem: 'rate-limited' }), 'key');
    const snapshot = JSON.parse(JSON.stringify(journal.snapshot()));
    const restored = new Journal({ ...ROOMY, maxEntries: 2 });
    restored.append(createDraft());
    restored.restore(snapshot);
    expect(restored.snapshot()).toEqual(journal.snapshot());
    expect(restored.entries()[1]).toEqual(
      createEntry(3, {
        at: 50,
        isEarlyRetry: true,
        problem: 'rate-limited',
        headers: undefined,
        replyHeaders: undefined,
        durationMs: undefined,
      }),
    );
    restored.append(createDraft({ at: 60 }), 'key');
    expect(restored.entries().at(-1)).toMatchObject({ sequence: 4, isEarlyRetry: true });
  });
});

describe('A retry', () => {
  function retry(facts: {
    at: number;
    operation?: string | undefined;
    path?: string;
    key?: string;
  }): boolean {
    const journal = new Journal(ROOMY);
    journal.append(createDraft({ at: 0, retryAfterUntil: 100 }), 'key');
    const { key = 'key', ...draft } = facts;
    journal.append(createDraft(draft), key);
    return journal.entries()[1]?.isEarlyRetry ?? false;
  }

  it('is an early retry before the time that the reply named, and no longer', () => {
    expect([0, 99, 100, 101].map((at) => retry({ at }))).toEqual([true, true, false, false]);
  });

  it('is one of the same key and operation only', () => {
    expect(retry({ at: 1, key: 'other' })).toBe(false);
    expect(retry({ at: 1, operation: 'other' })).toBe(false);
    expect(retry({ at: 1, operation: undefined, path: '/nowhere' })).toBe(false);
    expect(retry({ at: 1, path: '/battery/device_b' })).toBe(true);
  });

  it('is watched for a thousand calls at once', () => {
    const journal = new Journal(ROOMY);
    for (let i = 0; i <= 1_000; i++) journal.append(createDraft({ retryAfterUntil: 9 }), `key_${i}`);
    expect(journal.snapshot().waits).toHaveLength(1_000);
  });
});

describe('Waiting', () => {
  const post = { method: 'POST' };

  it('ends with the last one waited for, those that were there included', async () => {
    const journal = new Journal(ROOMY);
    journal.append(createDraft(post));
    const { signal } = new AbortController();
    const waiting = journal.waitFor(post, 2, signal);
    journal.append(createDraft());
    journal.append(createDraft(post));
    journal.append(createDraft(post));
    expect((await waiting).map(({ sequence }) => sequence)).toEqual([1, 3]);
    expect(await journal.waitFor(post, 1, signal)).toHaveLength(1);
  });

  it('ends with what there is when it is broken off', async () => {
    const journal = new Journal(ROOMY);
    const controller = new AbortController();
    const waiting = journal.waitFor(post, 2, controller.signal);
    journal.append(createDraft(post));
    controller.abort();
    expect(await waiting).toHaveLength(1);
    expect(await journal.waitFor(post, 3, controller.signal)).toHaveLength(1);
  });

  it('starts anew at a reset', async () => {
    const journal = new Journal(ROOMY);
    const waiting = journal.waitFor(post, 2, new AbortController().signal);
    journal.append(createDraft(post));
    journal.reset();
    journal.append(createDraft(post));
    journal.append(createDraft(post));
    expect((await waiting).map(({ sequence }) => sequence)).toEqual([1, 2]);
  });
});
