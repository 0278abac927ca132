import type { ControlClient } from 'amps-sandbox/control-client';

/** Everything in an account that a test can change, but for what all of them begin with. */
export interface Holdings {
  readonly at: string;
  readonly devicesAdded: readonly string[];
  readonly devicesGone: readonly string[];
  readonly offline: readonly string[];
  readonly rules: readonly { readonly name: string; readonly applied: number }[];
  readonly keys: readonly string[];
  readonly actions: readonly string[];
  /** Method, path and status of each request. */
  readonly requests: readonly string[];
}

/** Devices of the default world that the files take away or take offline, each in its own account. */
const SHARED_IDS = ['device_abc123', 'device_vehicle_001', 'device_hvac_001', 'device_ev_001'] as const;

/** What the file of this number does in its account, told by everything that is different from file to file. */
export interface Plan {
  readonly account: string;
  readonly startsAt: string;
  readonly minutes: number;
  readonly ownDevice: string;
  /** Of another file; it must not be found. */
  readonly foreignDevice: string;
  readonly gone: string;
  readonly offline: string;
  readonly failures: number;
}

export function planOf(number: number): Plan {
  return {
    account: `acct_file_${number}`,
    startsAt: new Date(Date.UTC(2025, 2, 1, number)).toISOString(),
    minutes: number,
    ownDevice: `device_file_${number}`,
    foreignDevice: `device_file_${number === 1 ? 2 : number - 1}`,
    gone: SHARED_IDS[number % SHARED_IDS.length] ?? '',
    offline: SHARED_IDS[(number + 1) % SHARED_IDS.length] ?? '',
    failures: 1 + (number % 3),
  };
}

/** What its account holds in the end, where nobody else has been there. */
export function expectedOf(plan: Plan): Holdings {
  const end = Date.parse(plan.startsAt) + 2 * plan.minutes * 60_000;
  return {
    at: new Date(end).toISOString(),
    devicesAdded: [plan.ownDevice],
    devicesGone: [plan.gone],
    offline: [plan.offline],
    rules: [{ name: 'busy', applied: plan.failures }],
    keys: ['active', 'revoked'],
    actions: [`${plan.ownDevice} completed`],
    requests: [
      `POST /battery/${plan.ownDevice} 202`,
      ...Array.from({ length: plan.failures }, () => 'GET /battery 503'),
      'GET /battery 200',
      `GET /battery/${plan.ownDevice} 200`,
      `GET /battery/${plan.foreignDevice} 404`,
    ],
  };
}

export async function holdingsOf(control: ControlClient): Promise<Holdings> {
  const { at } = await control.clock.get();
  const devices = await control.devices.list();
  const ids = devices.map(({ id }) => id);
  return {
    at,
    devicesAdded: ids.filter(isOfFiles),
    devicesGone: SHARED_IDS.filter((id) => !ids.includes(id)),
    offline: devices.filter(({ online }) => !online).map(({ id }) => id),
    rules: (await control.rules.list()).map(({ name, applied }) => ({ name, applied })),
    keys: (await control.keys.list()).map(({ status }) => status),
    actions: (await control.actions.list())
      .filter(({ deviceId }) => isOfFiles(deviceId))
      .map(({ deviceId, state }) => `${deviceId} ${state}`),
    requests: (await control.requests.list()).map(
      ({ method, path, status }) => `${method} ${path} ${status}`,
    ),
  };
}

function isOfFiles(deviceId: string): boolean {
  return deviceId.startsWith('device_file_');
}
