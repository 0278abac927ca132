import {
  type Action,
  type ActionFailure,
  type ActionState,
  acknowledgeAction,
  cancelAction,
  completeAction,
  DEVICE_OFFLINE,
  failAction,
  scriptedFailure,
} from '../../domain/action.ts';
import { capabilityProblem } from '../../domain/devices/index.ts';
import { FAMILIES, type Family } from '../../domain/entities.ts';
import { type Instant, SECOND_MS } from '../../domain/instant.ts';
import { ApiProblem } from '../../domain/problem.ts';
import { drawText } from '../../domain/random.ts';
import type { AccountBaseline } from '../baseline.ts';
import type { DeviceEntry, DeviceStore } from '../devices/device-store.ts';
import type { PushAction } from '../world-command.ts';
import { ActionRunner, type DueTransition } from './action-runner.ts';
import { ActionStore, actionKey } from './action-store.ts';

/** How long an action takes. */
export interface ActionSettings {
  /** Every action ends at the instant it begins. */
  readonly immediate: boolean;
  readonly completeAfterSeconds: number;
  readonly offlineAfterSeconds: number;
}

/** The life of every action of an account: accepted, perhaps waiting, acknowledged, ended. */
export class ActionLife {
  readonly #baseline: AccountBaseline;
  readonly #devices: DeviceStore;
  readonly #settings: ActionSettings;
  readonly #actions = new ActionStore();
  readonly #runner = new ActionRunner();

  constructor(baseline: AccountBaseline, devices: DeviceStore, settings: ActionSettings) {
    this.#baseline = baseline;
    this.#devices = devices;
    this.#settings = settings;
  }

  /** Plays the actions that a world file names: the past ones before the start, the waiting ones at it. */
  playBaseline(startedAt: Instant): void {
    const past = this.#baseline.actions.map((action) => ({ ...action, at: startedAt - (action.agoMs ?? 0) }));
    past.sort((a, b) => a.at - b.at);
    for (const { at, inMs, id, family, deviceId, command } of past) {
      const entry = this.#devices.get(deviceId);
      if (entry === undefined) continue;
      const push: PushAction = { type: 'action.push', family, deviceId, command };
      this.push(entry, id, inMs === undefined ? push : { ...push, deferUntil: startedAt + inMs }, at);
    }
    this.runDue(startedAt);
  }

  get(family: Family, id: string): Action | undefined {
    return this.#actions.get(actionKey(family, id));
  }

  /** The only action by that id, of whichever family; undefined where several share it. */
  find(id: string): Action | undefined {
    const [found, another] = FAMILIES.flatMap((family) => this.get(family, id) ?? []);
    return another === undefined ? found : undefined;
  }

  all(): readonly Action[] {
    return this.#actions.all();
  }

  ofDevice(deviceId: string, state?: ActionState): Action[] {
    return this.#actions.ofDevice(deviceId, state);
  }

  /** The id that the device's next action gets: drawn from the device and how many it had, never from a sequence. */
  nextId({ device: { id: deviceId, family }, actionCount }: DeviceEntry): string {
    const { seed, id: account } = this.#baseline;
    for (let ordinal = actionCount; ; ordinal++) {
      const id = `act_${drawText(12, seed, 'action', account, deviceId, ordinal)}`;
      if (this.get(family, id) === undefined) return id;
    }
  }

  push(entry: DeviceEntry, id: string, push: PushAction, at: Instant): void {
    const { family, deviceId, command, deferUntil, script } = push;
    entry.actionCount++;
    const action: Action = {
      id,
      family,
      deviceId,
      command,
      state: 'waiting',
      createdAt: at,
      updatedAt: at,
      ...(deferUntil !== undefined && { deferredUntil: deferUntil }),
      ...(script !== undefined && { script }),
    };
    this.#actions.put(action);
    this.#runner.schedule('acknowledge', actionKey(family, id), deferUntil ?? at);
    this.runDue(at);
  }

  /** @throws ApiProblem where the action does not wait any more. */
  cancel(action: Action, at: Instant): void {
    if (action.state !== 'waiting') {
      throw new ApiProblem('action-not-cancellable', { actionState: action.state });
    }
    this.#actions.put(cancelAction(action, at));
  }

  runDue(now: Instant): void {
    this.#runner.runDue(now, (transition) => this.#run(transition));
  }

  #run({ kind, actionKey: key, at }: DueTransition): void {
    const action = this.#actions.get(key);
    if (kind === 'acknowledge' && action?.state === 'waiting') this.#acknowledge(action, key, at);
    if (kind === 'finish' && action?.state === 'acknowledged') this.#finish(action, key, at);
  }

  #acknowledge(action: Action, key: string, at: Instant): void {
    this.#actions.put(acknowledgeAction(action, at));
    if (action.script?.outcome === 'never') return;
    this.#runner.schedule('finish', key, at + this.#durationMs(action));
  }

  #finish(action: Action, key: string, at: Instant): void {
    const entry = this.#devices.get(action.deviceId);
    const failure = this.#failureOf(action, entry);
    if (failure === DEVICE_OFFLINE) {
      const givesUpAt = (action.acknowledgedAt ?? at) + this.#offlineTimeoutMs();
      if (at < givesUpAt) {
        this.#runner.schedule('finish', key, givesUpAt);
        return;
      }
    }
    if (failure !== undefined) {
      this.#actions.put(failAction(action, failure, at));
      return;
    }
    this.#actions.put(completeAction(action, at));
    if (entry !== undefined) {
      entry.commands.push({ at, command: action.command });
      // "A completed action pulls afresh": the next read shows what it did.
      entry.freshAt = at;
    }
  }

  #failureOf(action: Action, entry: DeviceEntry | undefined): ActionFailure | undefined {
    if (action.script?.outcome === 'failed') return scriptedFailure(action.script);
    if (entry === undefined)
      return { code: 'DEVICE_NOT_FOUND', message: 'Device not found or access denied' };
    if (action.script?.outcome === 'completed') return undefined;
    if (entry.offlineSince !== undefined) return DEVICE_OFFLINE;
    return capabilityProblem(entry.device, action.command);
  }

  #durationMs(action: Action): number {
    if (this.#settings.immediate) return 0;
    return (action.script?.completeAfterSeconds ?? this.#settings.completeAfterSeconds) * SECOND_MS;
  }

  #offlineTimeoutMs(): number {
    return this.#settings.immediate ? 0 : this.#settings.offlineAfterSeconds * SECOND_MS;
  }
}
