import { describe, expect, it } from 'vitest';
import { ACTION_STATES, isSettled } from '../../../../src/domain/actions/action.ts';
import { failureOfScript } from '../../../../src/domain/actions/action-failure.ts';
import { createAction } from './actions.ts';

describe('An action', () => {
  it('is settled once it has ended', () => {
    expect(ACTION_STATES.filter((state) => isSettled(createAction({ state })))).toEqual([
      'completed',
      'failed',
      'cancelled',
    ]);
  });

  it('is settled where its script leaves it acknowledged for good, and not before it is acknowledged', () => {
    const script = { outcome: 'never' } as const;
    expect(isSettled(createAction({ script, state: 'acknowledged' }))).toBe(true);
    expect(isSettled(createAction({ script, state: 'waiting' }))).toBe(false);
    expect(isSettled(createAction({ script: { outcome: 'failed' }, state: 'acknowledged' }))).toBe(false);
  });
});

describe('A scripted failure', () => {
  it('says what its caller gave, and leaves the rest to the edition', () => {
    expect(failureOfScript({ outcome: 'failed' })).toEqual({ kind: 'scripted' });
    expect(failureOfScript({ errorCode: 'BOOM' })).toEqual({ kind: 'scripted', code: 'BOOM' });
    expect(failureOfScript({ errorMessage: 'It broke' })).toEqual({ kind: 'scripted', message: 'It broke' });
  });

  it('has the cause that its caller named, in the words of the edition', () => {
    expect(failureOfScript({ cause: 'device-offline', errorCode: 'BOOM' })).toEqual({
      kind: 'device-offline',
    });
  });
});
