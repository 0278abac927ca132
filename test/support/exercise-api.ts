import type { ControlTarget } from './open-control.ts';

const KEYS = [
  'sk_sandbox_abc123xyz',
  'sk_sandbox_ratelimited',
  'sk_sandbox_empty',
  'sk_sandbox_nobody_has',
  'junk',
];

const READS = [
  '/battery?limit=50',
  '/battery/device_abc123',
  '/battery/device_abc123?expedite=true',
  '/hvac/device_hvac_001',
  '/ev-charger/device_ev_001',
  '/solar-inverter/device_inverter_001',
  '/vehicle/device_vehicle_001',
  '/battery/device_xyz789/actions',
  '/battery/device_nobody',
  '/nowhere',
];

/** Every byte that a client would see of a walk through the API that reads, pushes, fails and lets time pass. */
export async function exerciseApi(sandbox: ControlTarget): Promise<string[]> {
  const seen: string[] = [];
  const note = async (method: string, path: string, body?: unknown, key?: string) => {
    const { status, headers, text } = await sandbox.api(method, path, body, key);
    const { date: _, connection: __, ...rest } = headers;
    seen.push(`${method} ${path} ${key ?? ''} ${status} ${JSON.stringify(rest)} ${text}`);
  };
  for (let round = 0; round < 3; round++) {
    for (const path of READS) await note('GET', path);
    for (const key of KEYS) await note('GET', '/battery', undefined, key);
    await note('POST', '/battery/device_abc123', { action: 'set_operation_mode', mode: 'charge' });
    await note('POST', '/battery/device_xyz789', {
      action: 'set_operation_mode',
      mode: 'idle',
      deferUntil: '10m',
    });
    await note('POST', '/hvac/device_hvac_001', { action: 'nonsense' });
    await sandbox.control('POST', '/clock/advance', { by: '7m' });
  }
  return seen;
}
