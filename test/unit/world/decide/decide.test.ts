import { describe, expect, it } from 'vitest';
import { ApiProblem } from '../../../../src/domain/failures/problem.ts';
import type { Fact } from '../../../../src/domain/record/fact.ts';
import { FROZEN_PACE, scaledPace } from '../../../../src/domain/time/clock-pace.ts';
import type { AccountState } from '../../../../src/world/account-state.ts';
import { decide } from '../../../../src/world/decide/decide.ts';
import type { WorldCommand } from '../../../../src/world/world-command.ts';
import { KEY } from '../../../support/account-steps.ts';
import { OPENED, stateOf } from '../../../support/fact-arbitrary.ts';
import { DEVICES, SETTINGS, START } from '../../../support/world.ts';

const AT = START + 7;
const [BATTERY] = DEVICES;
if (BATTERY === undefined) throw new Error('The household has no device.');

function decideOn(state: AccountState, command: WorldCommand): readonly Fact[] {
  return decide(state, command, AT, SETTINGS);
}

function decided(command: WorldCommand, ...before: readonly Fact[]): readonly Fact[] {
  return decideOn(stateOf([OPENED, ...before]), command);
}

const OFFLINE: Fact = { kind: 'device.disconnected', at: START, deviceId: 'bat' };
const QUOTA = {
  plan: 'trial',
  state: { algorithm: 'fixed-window', startedAt: START, used: 1 },
} as const;

describe('A command comes to', () => {
  it.each<[string, WorldCommand, Fact]>([
    [
      'a device that is added',
      { type: 'device.add', device: { ...BATTERY, id: 'new' } },
      { kind: 'device.added', at: AT, device: { ...BATTERY, id: 'new' } },
    ],
    [
      'a device that is replaced',
      { type: 'device.replace', device: { ...BATTERY, vendor: 'Other' } },
      { kind: 'device.replaced', at: AT, device: { ...BATTERY, vendor: 'Other' } },
    ],
    [
      'a device that is released',
      { type: 'device.release', deviceId: 'bat' },
      { kind: 'device.released', at: AT, deviceId: 'bat' },
    ],
    [
      'a device that is removed',
      { type: 'device.remove', deviceId: 'bat' },
      { kind: 'device.removed', at: AT, deviceId: 'bat' },
    ],
    [
      'a device that cannot be reached any more',
      { type: 'device.connectivity', deviceId: 'bat', online: false },
      { kind: 'device.disconnected', at: AT, deviceId: 'bat' },
    ],
    ['a key that is put', { type: 'key.put', key: KEY }, { kind: 'key.put', at: AT, key: KEY }],
    [
      'a key that is deleted',
      { type: 'key.delete', key: KEY.key },
      { kind: 'key.deleted', at: AT, key: KEY.key },
    ],
    [
      'a quota that is set',
      { type: 'quota.set', key: KEY.key, record: QUOTA },
      { kind: 'quota.changed', at: AT, key: KEY.key, record: QUOTA },
    ],
    [
      'a quota that is forgotten',
      { type: 'quota.set', key: KEY.key },
      { kind: 'quota.changed', at: AT, key: KEY.key },
    ],
    [
      'a clock that shows a later instant',
      { type: 'clock.change', to: AT + 1 },
      { kind: 'clock.changed', at: AT + 1, ...FROZEN_PACE },
    ],
    [
      'a clock that runs at another pace',
      { type: 'clock.change', pace: scaledPace(60) },
      { kind: 'clock.changed', at: AT, ...scaledPace(60) },
    ],
  ])('%s, at its instant', (_what, command, fact) => {
    expect(decided(command)).toEqual([fact]);
  });

  it('a device that can be reached again', () => {
    expect(decided({ type: 'device.connectivity', deviceId: 'bat', online: true }, OFFLINE)).toEqual([
      { kind: 'device.connected', at: AT, deviceId: 'bat' },
    ]);
  });

  it('nothing where all is as it asks already', () => {
    expect(decided({ type: 'device.connectivity', deviceId: 'bat', online: true })).toEqual([]);
    expect(decided({ type: 'device.connectivity', deviceId: 'bat', online: false }, OFFLINE)).toEqual([]);
    expect(decided({ type: 'rule.remove', rule: 'never' })).toEqual([]);
  });
});

describe('A command that cannot be carried out', () => {
  it.each<[string, WorldCommand, string]>([
    ['replaces no device', { type: 'device.replace', device: { ...BATTERY, id: 'nope' } }, 'unknown-device'],
    ['releases no device', { type: 'device.release', deviceId: 'nope' }, 'unknown-device'],
    ['removes no device', { type: 'device.remove', deviceId: 'nope' }, 'unknown-device'],
    [
      'disconnects no device',
      { type: 'device.connectivity', deviceId: 'nope', online: false },
      'unknown-device',
    ],
    [
      'cancels no action',
      { type: 'action.cancel', family: 'battery', actionId: 'act_nope' },
      'unknown-action',
    ],
    [
      'pushes to a device of another family',
      { type: 'action.push', family: 'hvac', deviceId: 'bat', command: { kind: 'hvac.schedule' } },
      'unknown-device',
    ],
  ])('%s and is refused, and the state stays as it is', (_what, command, kind) => {
    const state = stateOf([OPENED]);
    const before = JSON.stringify(state.checkpoint());
    expect(() => decideOn(state, command)).toThrow(new ApiProblem(kind as ApiProblem['kind']));
    expect(JSON.stringify(state.checkpoint())).toBe(before);
  });

  it('takes time back, and is refused as a mistake of ours', () => {
    expect(() => decided({ type: 'clock.change', to: AT - 1 })).toThrow(RangeError);
    expect(decided({ type: 'clock.change', to: AT })).toHaveLength(1);
  });
});

describe('A decision', () => {
  it('changes nothing, and is the same however often it is asked for', () => {
    const state = stateOf([OPENED]);
    const before = JSON.stringify(state.checkpoint());
    const push: WorldCommand = {
      type: 'action.push',
      family: 'battery',
      deviceId: 'bat',
      command: { kind: 'battery.mode', mode: 'idle' },
    };
    expect(decideOn(state, push)).toEqual(decideOn(state, push));
    expect(JSON.stringify(state.checkpoint())).toBe(before);
  });
});
