import { describe, expect, test } from 'vitest';
import type { ClockMoved } from '../../../src/world/coverage/coverage-event.ts';
import { createEntry } from '../../support/journal.ts';
import { openTrail, trailOf } from '../../support/trail.ts';

const clock = (at: number, facts: Partial<ClockMoved> = {}): ClockMoved => ({
  ...{ type: 'clock', account: 'acct_test', at, mode: 'frozen', factor: 0, isStart: false },
  ...facts,
});

describe('The trail of a run', () => {
  test('has requests and moves of the clock in their order, with the test that they are of', () => {
    const { coverage, trail } = openTrail();
    coverage.noteClock(clock(0, { isStart: true }));
    coverage.noteTest('acct_test', 'a test');
    coverage.note(createEntry(1, { at: 0 }));
    coverage.noteClock(clock(5_000));
    coverage.note(createEntry(2, { at: 5_000 }));
    const { entries, clocks } = trail.facts();
    expect(entries.map(({ kind }) => kind)).toEqual(['request', 'clock', 'request']);
    expect(entries.map(({ test }) => test)).toEqual(['a test', 'a test', 'a test']);
    expect(clocks).toMatchObject([
      { test: 'a test', startedAt: 0, latestAt: 5_000, moves: 1, requests: 2, mode: 'frozen' },
    ]);
  });

  test('takes an advance that stops where something is due for one move', () => {
    const { coverage, trail } = openTrail();
    coverage.noteClock(clock(0, { isStart: true }));
    for (const at of [1_000, 2_000, 60_000]) coverage.noteClock(clock(at));
    const { entries, clocks } = trail.facts();
    expect(entries).toMatchObject([{ kind: 'clock', move: { at: 60_000 } }]);
    expect(clocks).toMatchObject([{ moves: 1, latestAt: 60_000 }]);
  });

  test('leaves out the clock of an account that nothing happened to', () => {
    const { coverage, trail } = openTrail();
    coverage.noteClock(clock(0, { isStart: true }));
    expect(trail.facts().clocks).toEqual([]);
  });

  test('keeps the last thousand entries, and counts those before them', () => {
    const { entries, droppedCount } = trailOf(...Array.from({ length: 4_321 }, () => ({})));
    expect(entries).toHaveLength(1_000);
    expect(droppedCount).toBe(3_321);
    expect(entries.at(-1)).toMatchObject({ request: { requestId: 'req_4321' } });
  });
});
