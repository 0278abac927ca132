import { ApiProblem } from '../../domain/failures/problem.ts';
import type { Fact } from '../../domain/record/fact.ts';
import { requireForward } from '../../domain/time/clock-pace.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { AccountState } from '../account-state.ts';
import type { DeviceEntry } from '../devices/device-store.ts';
import type { AccountSettings } from '../settings.ts';
import type { WorldCommand } from '../world-command.ts';
import { decideCancelCommand, decidePushCommand } from './decide-actions.ts';
import {
  decideAddedRules,
  decideClearedRules,
  decideCorrectedRule,
  decideRemovedRule,
} from './decide-rules.ts';

/**
 * What a command comes to at an instant, decided once: the facts carry everything that was drawn or judged. Changes
 * nothing. @throws ApiProblem where the command cannot be carried out.
 */
export function decide(
  state: AccountState,
  command: WorldCommand,
  at: Instant,
  settings: AccountSettings,
): readonly Fact[] {
  return DECIDERS[command.type](state, command as never, at, settings);
}

type Decider<C extends WorldCommand> = (
  state: AccountState,
  command: C,
  at: Instant,
  settings: AccountSettings,
) => readonly Fact[];

type Deciders = { readonly [T in WorldCommand['type']]: Decider<Extract<WorldCommand, { type: T }>> };

const DECIDERS: Deciders = {
  'action.push': decidePushCommand,
  'action.cancel': decideCancelCommand,
  'device.add': (_state, { device }, at) => [{ kind: 'device.added', at, device }],
  'device.replace': (state, { device }, at) => {
    requireEntry(state, device.id);
    return [{ kind: 'device.replaced', at, device }];
  },
  'device.connectivity': (state, { deviceId, online }, at) => {
    const isOnline = requireEntry(state, deviceId).offlineSince === undefined;
    if (online === isOnline) return [];
    return [{ kind: online ? 'device.connected' : 'device.disconnected', at, deviceId }];
  },
  'device.release': (state, { deviceId }, at) => {
    requireEntry(state, deviceId);
    return [{ kind: 'device.released', at, deviceId }];
  },
  'device.remove': (state, { deviceId }, at) => {
    requireEntry(state, deviceId);
    return [{ kind: 'device.removed', at, deviceId }];
  },
  'key.put': (_state, { key }, at) => [{ kind: 'key.put', at, key }],
  'key.delete': (_state, { key }, at) => [{ kind: 'key.deleted', at, key }],
  'quota.set': (_state, { key, record }, at) => [
    { kind: 'quota.changed', at, key, ...(record !== undefined && { record }) },
  ],
  'rules.add': decideAddedRules,
  'rule.remove': decideRemovedRule,
  'rule.correct': decideCorrectedRule,
  'rules.clear': decideClearedRules,
  'clock.change': (state, { to, pace = state.clock.pace }, at) => {
    if (to !== undefined) requireForward(at, to);
    return [{ kind: 'clock.changed', at: to ?? at, mode: pace.mode, factor: pace.factor }];
  },
};

/** @throws ApiProblem for an unknown device. */
function requireEntry(state: AccountState, deviceId: string): DeviceEntry {
  const entry = state.devices.get(deviceId);
  if (entry === undefined) throw new ApiProblem('unknown-device');
  return entry;
}
