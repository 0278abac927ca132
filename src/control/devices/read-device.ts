import { completeDevice, type PartialDevice } from '../../domain/devices/catalogue/complete-device.ts';
import type { Device, DeviceOf, Family } from '../../domain/entities.ts';
import { invalidRequest } from '../../domain/failures/problem.ts';
import { drawText } from '../../domain/random.ts';
import type { Instant } from '../../domain/time/instant.ts';
import type { Account } from '../../world/account.ts';
import { readInstant } from '../clock/read-time.ts';
import { ControlProblem } from '../control-problem.ts';
import type { Schemas } from '../operations.ts';

/** The device that a body describes, with all that it leaves out drawn. @throws ControlProblem, ApiProblem */
export function readNewDevice(body: Schemas['DeviceSpec'], account: Account, now: Instant): Device {
  const { installedAt, ...given } = body;
  const { id = drawDeviceId(account), userId = defaultUserId(account) } = given;
  requireUsableId(id, account);
  if (body.family === 'hvac') requireSchedule(body.schedule);
  return completeDevice(account.seed, {
    ...given,
    id,
    userId,
    ...(installedAt !== undefined && { installedAt: readPast(installedAt, now) }),
  } as PartialDevice);
}

function readPast(text: string, now: Instant): Instant {
  const at = readInstant(text, '/body/installedAt');
  if (at > now) throw invalidRequest({ path: '/body/installedAt', message: 'must not be in the future' });
  return at;
}

function drawDeviceId({ added, id, seed, world }: Account): string {
  for (let attempt = 0; ; attempt++) {
    const drawn = `device_${drawText(10, seed, id, 'device', added.devices, attempt)}`;
    if (!world.hasDevice(drawn)) return drawn;
  }
}

function defaultUserId({ id, seed, baseline }: Account): string {
  return baseline.users[0]?.id ?? `user_${drawText(10, seed, id, 'user')}`;
}

function requireUsableId(id: string, { id: accountId, world }: Account): void {
  if (id === 'actions') {
    throw invalidRequest({ path: '/body/id', message: 'is the path of the actions; choose another' });
  }
  if (!world.hasDevice(id)) return;
  throw new ControlProblem(
    'already-taken',
    `Failed to add device ${JSON.stringify(id)}: account ${accountId} has one by that id. Choose another, or change that one.`,
    [{ path: '/body/id', message: 'is taken' }],
  );
}

const COMMON = ['userId', 'vendor', 'model', 'reference'];

const FIGURES: { readonly [F in Family]: readonly (keyof DeviceOf<F>)[] } = {
  battery: ['capacityKwh', 'maxChargeKw', 'maxDischargeKw', 'dischargeLimitPercent'],
  hvac: ['modes', 'schedule'],
  'ev-charger': ['maxPowerKw', 'maxCurrentA'],
  'solar-inverter': ['peakKw'],
  vehicle: ['capacityKwh', 'chargeLimitPercent', 'maxChargeKw', 'maxCurrentA', 'fullRangeKm'],
};

/** The device as a body changes it. @throws ApiProblem for a figure that its family does not have */
export function readDeviceChange(device: Device, change: Schemas['DeviceChange']): Device {
  const known: readonly string[] = [...COMMON, ...FIGURES[device.family]];
  const errors = Object.keys(change)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      path: `/body/${name}`,
      message: `is nothing that a device of the family ${device.family} has; it has ${known.join(', ')}`,
    }));
  if (errors.length > 0) throw invalidRequest(...errors);
  requireSchedule(change.schedule);
  return { ...device, ...change } as Device;
}

function requireSchedule(schedule: Schemas['HvacFigures']['schedule']): void {
  if (schedule === undefined) return;
  const errors = (['day', 'night'] as const)
    .filter((time) => schedule[time].heatC >= schedule[time].coolC)
    .map((time) => ({ path: `/body/schedule/${time}`, message: 'must have heatC below coolC' }));
  if (errors.length > 0) throw invalidRequest(...errors);
}
