import type { Action } from '../../../domain/actions/action.ts';
import type { DeviceCommand } from '../../../domain/device-command.ts';
import { formatInstant, type Instant } from '../../../domain/time/instant.ts';
import type { components } from '../contract.gen.ts';
import { presentFailureV1 } from './present-failure.ts';
import { formatDeferral, toFahrenheit } from './units.ts';

type Schemas = components['schemas'];

/** Families that take commands in edition v1, with what their documents call things. */
export interface ActionSchemas {
  battery: { action: Schemas['BatteryAction']; answer: Schemas['BatteryPushAnswer'] };
  hvac: { action: Schemas['HvacAction']; answer: Schemas['HvacPushAnswer'] };
  'ev-charger': { action: Schemas['EvChargerAction']; answer: Schemas['EvChargerPushAnswer'] };
}
export type CommandedFamily = keyof ActionSchemas;

type CommandOf<K extends DeviceCommand['kind']> = Extract<DeviceCommand, { kind: K }>;

interface CommandPresenter<K extends DeviceCommand['kind']> {
  readonly type: string;
  readonly parameters: (command: CommandOf<K>) => Readonly<Record<string, unknown>> | null;
  /** What the manufacturer says when it is done. */
  readonly message: string;
}

const DONE = 'Command executed successfully';

const presenters: { readonly [K in DeviceCommand['kind']]: CommandPresenter<K> } = {
  'battery.mode': {
    type: 'battery:set_operation_mode',
    parameters: ({ kind: _kind, ...parameters }) => parameters,
    message: DONE,
  },
  'hvac.schedule': { type: 'hvac:follow_schedule', parameters: () => null, message: DONE },
  'hvac.hold': {
    type: 'hvac:set_permanent_hold',
    parameters: ({ mode, heatSetPointC, coolSetPointC }) => ({
      mode,
      heatSetpoint: toFahrenheit(heatSetPointC),
      coolSetpoint: toFahrenheit(coolSetPointC),
    }),
    message: DONE,
  },
  'charger.start': {
    type: 'ev-charger:start_charging',
    parameters: () => null,
    message: 'Charging started successfully',
  },
  'charger.stop': {
    type: 'ev-charger:stop_charging',
    parameters: () => null,
    message: 'Charging stopped successfully',
  },
  'charger.limit': {
    type: 'ev-charger:set_max_power',
    parameters: ({ maxPowerKw }) => ({ maxPower: maxPowerKw }),
    message: DONE,
  },
};

function presenterOf(command: DeviceCommand): CommandPresenter<DeviceCommand['kind']> {
  return presenters[command.kind] as CommandPresenter<DeviceCommand['kind']>;
}

/** What edition v1 calls a state: a waiting battery action is `scheduled`, so that it can be cancelled; others `deferred`. */
function presentActionState({
  state,
  family,
}: Pick<Action, 'state' | 'family'>): Schemas['BatteryActionState'] {
  if (state !== 'waiting') return state;
  return family === 'battery' ? 'scheduled' : 'deferred';
}

/** The answer to a push. */
export function presentAcceptance<F extends CommandedFamily>(action: Action): ActionSchemas[F]['answer'] {
  return {
    actionId: action.id,
    state: presentActionState(action),
    type: presenterOf(action.command).type,
    createdAt: formatInstant(action.createdAt),
    deferredUntil: presentDeferral(action),
  } as ActionSchemas[F]['answer'];
}

/** The whole record, as polling, the list and cancelling answer it. */
export function presentAction<F extends CommandedFamily>(action: Action): ActionSchemas[F]['action'] {
  const { type, parameters } = presenterOf(action.command);
  const failure = action.failure && presentFailureV1(action.failure);
  return {
    id: action.id,
    deviceId: action.deviceId,
    type,
    state: presentActionState(action),
    result: presentResult(action),
    createdAt: formatInstant(action.createdAt),
    updatedAt: formatInstant(action.updatedAt),
    deferredUntil: presentDeferral(action),
    parameters: parameters(action.command),
    errorCode: failure?.code ?? null,
    errorMessage: failure?.message ?? null,
    acknowledgedAt: presentOptional(action.acknowledgedAt),
    completedAt: presentOptional(action.completedAt),
  } as ActionSchemas[F]['action'];
}

function presentResult({ state, command, failure }: Action): Schemas['ActionResult'] | null {
  if (state === 'completed') return { success: true, message: presenterOf(command).message };
  if (state === 'failed')
    return { success: false, error: failure === undefined ? DONE : presentFailureV1(failure).message };
  return null;
}

function presentDeferral({ deferredUntil }: Action): string | null {
  return deferredUntil === undefined ? null : formatDeferral(deferredUntil);
}

function presentOptional(at: Instant | undefined): string | null {
  return at === undefined ? null : formatInstant(at);
}
