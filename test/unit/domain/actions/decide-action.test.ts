import { describe, expect, it } from 'vitest';
import type { Action } from '../../../../src/domain/actions/action.ts';
import type { TransitionFact } from '../../../../src/domain/actions/action-facts.ts';
import {
  type ActionTarget,
  decideCancel,
  decideCourse,
  decidePush,
} from '../../../../src/domain/actions/decide-action.ts';
import { referenceBattery, referenceCharger } from '../devices/fleet.ts';
import { createAction, NOON, TIMING } from './actions.ts';

const REACHABLE: ActionTarget = { device: referenceBattery, isOffline: false };
const OFFLINE: ActionTarget = { device: referenceBattery, isOffline: true };
const ABOUT = { family: 'battery', actionId: 'act_1' } as const;
const FOREVER = Number.MAX_SAFE_INTEGER;

interface Circumstances {
  readonly target?: ActionTarget;
  readonly timing?: Partial<typeof TIMING>;
  readonly dueAt?: number;
  readonly until?: number;
}

/** The course of an action whose next transition is due at noon. */
function courseOf(action: Partial<Action>, circumstances: Circumstances = {}): TransitionFact[] {
  const { timing, dueAt = NOON, until = FOREVER } = circumstances;
  const target = 'target' in circumstances ? circumstances.target : REACHABLE;
  return decideCourse(createAction(action), target, { ...TIMING, ...timing }, { dueAt, until });
}

function endOf(action: Partial<Action>, circumstances: Circumstances = {}): TransitionFact | undefined {
  return courseOf(action, circumstances).at(-1);
}

describe('A push', () => {
  const push = {
    family: 'battery',
    deviceId: 'device_1',
    command: { kind: 'battery.mode', mode: 'idle' },
  } as const;

  it('creates an action that waits and is due at once', () => {
    expect(decidePush(push, 'act_9', NOON)).toEqual({
      kind: 'action.created',
      at: NOON,
      action: { ...push, id: 'act_9', state: 'waiting', createdAt: NOON, updatedAt: NOON },
      dueAt: NOON,
    });
  });

  it('that is deferred creates one that is due then', () => {
    const { action, dueAt } = decidePush({ ...push, deferUntil: NOON + 60_000 }, 'act_9', NOON);
    expect(dueAt).toBe(NOON + 60_000);
    expect(action).toMatchObject({ state: 'waiting', deferredUntil: NOON + 60_000, createdAt: NOON });
  });

  it('keeps how its caller wants it to end', () => {
    const script = { outcome: 'failed', errorCode: 'BOOM' } as const;
    expect(decidePush({ ...push, script }, 'act_9', NOON).action.script).toEqual(script);
  });
});

describe('An action that is cancelled', () => {
  it('is so at that instant, while it waits', () => {
    expect(decideCancel(createAction(), NOON + 7)).toEqual({
      kind: 'action.cancelled',
      at: NOON + 7,
      ...ABOUT,
    });
  });

  it.each(['acknowledged', 'completed', 'failed', 'cancelled'] as const)(
    'is refused once it is %s, with its state',
    (state) => {
      const cancel = () => decideCancel(createAction({ state }), NOON);
      expect(cancel).toThrow(
        expect.objectContaining({ kind: 'action-not-cancellable', facts: { actionState: state } }),
      );
    },
  );
});

describe('The course of an action', () => {
  it('is acknowledged when it is due and completed five seconds later', () => {
    expect(courseOf({})).toEqual([
      { kind: 'action.acknowledged', at: NOON, ...ABOUT, dueAt: NOON + 5_000 },
      { kind: 'action.completed', at: NOON + 5_000, ...ABOUT },
    ]);
  });

  it('is told up to an instant and no further, that instant included', () => {
    expect(courseOf({}, { until: NOON - 1 })).toEqual([]);
    expect(courseOf({}, { until: NOON })).toHaveLength(1);
    expect(courseOf({}, { until: NOON + 4_999 })).toHaveLength(1);
    expect(courseOf({}, { until: NOON + 5_000 })).toHaveLength(2);
  });

  it('goes on from the state in which it is', () => {
    const acknowledged = { state: 'acknowledged', acknowledgedAt: NOON - 5_000 } as const;
    expect(courseOf(acknowledged)).toEqual([{ kind: 'action.completed', at: NOON, ...ABOUT }]);
  });

  it('ends at the instant it begins where everything is immediate, whatever its script says of time', () => {
    for (const script of [undefined, { completeAfterSeconds: 90 }]) {
      const course = courseOf(script === undefined ? {} : { script }, { timing: { immediate: true } });
      expect(course.map(({ kind, at }) => [kind, at])).toEqual([
        ['action.acknowledged', NOON],
        ['action.completed', NOON],
      ]);
    }
  });

  it('takes as long as its script says', () => {
    expect(endOf({ script: { completeAfterSeconds: 0 } })).toMatchObject({ at: NOON });
    expect(endOf({ script: { completeAfterSeconds: 90 } })).toMatchObject({
      kind: 'action.completed',
      at: NOON + 90_000,
    });
  });

  it('fails where the device cannot do it', () => {
    const command = { kind: 'charger.limit', maxPowerKw: 22 } as const;
    const target = { device: referenceCharger, isOffline: false };
    expect(endOf({ family: 'ev-charger', command }, { target })).toMatchObject({
      kind: 'action.failed',
      failure: { kind: 'power-out-of-range', powerKw: 22, maxPowerKw: 11 },
    });
  });

  it('fails where the device is gone, even one that is scripted to complete', () => {
    for (const action of [{}, { script: { outcome: 'completed' } as const }]) {
      expect(endOf(action, { target: undefined })).toMatchObject({
        kind: 'action.failed',
        at: NOON + 5_000,
        failure: { kind: 'unknown-device' },
      });
    }
  });
});

describe('The course of an action to a device that cannot be reached', () => {
  it('is postponed to the end of the service’s patience, then fails', () => {
    expect(courseOf({}, { target: OFFLINE })).toEqual([
      { kind: 'action.acknowledged', at: NOON, ...ABOUT, dueAt: NOON + 5_000 },
      { kind: 'action.postponed', at: NOON + 5_000, ...ABOUT, dueAt: NOON + 30_000 },
      { kind: 'action.failed', at: NOON + 30_000, ...ABOUT, failure: { kind: 'device-offline' } },
    ]);
  });

  it('completes where the device is back when the patience ends', () => {
    const waiting = { state: 'acknowledged', acknowledgedAt: NOON } as const;
    expect(courseOf(waiting, { target: REACHABLE, dueAt: NOON + 30_000 })).toEqual([
      { kind: 'action.completed', at: NOON + 30_000, ...ABOUT },
    ]);
  });

  it('fails at its end where that comes after the patience has', () => {
    const course = courseOf({ script: { completeAfterSeconds: 60 } }, { target: OFFLINE });
    expect(course.map(({ kind, at }) => [kind, at])).toEqual([
      ['action.acknowledged', NOON],
      ['action.failed', NOON + 60_000],
    ]);
  });

  it('fails at once where everything is immediate', () => {
    expect(endOf({}, { target: OFFLINE, timing: { immediate: true } })).toMatchObject({
      kind: 'action.failed',
      at: NOON,
    });
  });

  it('fails as one that the device cannot do only where the device can be reached', () => {
    const command = { kind: 'battery.mode', mode: 'charge', targetPercent: 101 } as const;
    expect(endOf({ command }, { target: OFFLINE })).toMatchObject({ failure: { kind: 'device-offline' } });
    expect(endOf({ command })).toMatchObject({ failure: { kind: 'target-out-of-range' } });
  });
});

describe('The course of a scripted action', () => {
  it('fails when the script says, with its words, at a device that could do it', () => {
    const script = { outcome: 'failed', errorCode: 'BOOM', errorMessage: 'It broke' } as const;
    expect(endOf({ script: { ...script, completeAfterSeconds: 90 } })).toEqual({
      kind: 'action.failed',
      at: NOON + 90_000,
      ...ABOUT,
      failure: { kind: 'scripted', code: 'BOOM', message: 'It broke' },
    });
  });

  it('fails for the cause that the script names without being tried again', () => {
    const script = { outcome: 'failed', cause: 'device-offline' } as const;
    for (const target of [REACHABLE, OFFLINE, undefined]) {
      const course = courseOf({ script }, { target });
      expect(course.map(({ kind, at }) => [kind, at])).toEqual([
        ['action.acknowledged', NOON],
        ['action.failed', NOON + 5_000],
      ]);
      expect(course.at(-1)).toMatchObject({ failure: { kind: 'device-offline' } });
    }
  });

  it('completes even where the device is offline or cannot do it', () => {
    const script = { outcome: 'completed' } as const;
    expect(endOf({ script }, { target: OFFLINE })).toMatchObject({
      kind: 'action.completed',
      at: NOON + 5_000,
    });
    const command = { kind: 'hvac.schedule' } as const;
    expect(endOf({ script, command })).toMatchObject({ kind: 'action.completed' });
  });

  it('is acknowledged for good where the script says that it never ends', () => {
    expect(courseOf({ script: { outcome: 'never' } })).toEqual([
      { kind: 'action.acknowledged', at: NOON, ...ABOUT },
    ]);
  });
});
