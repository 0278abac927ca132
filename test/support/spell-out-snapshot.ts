import type { Json } from '../targets/target.ts';

/** A snapshot as format 2 had it: each account says its world, and every device, itself. */
export function spellOut({ worlds, ...snapshot }: Json): Json {
  const accounts = snapshot.accounts.map((account: Json) => spellOutAccount(account, worlds));
  return structuredClone({ ...snapshot, format: 'amps-sandbox-snapshot/2', accounts });
}

function spellOutAccount({ deviceHistories, ...account }: Json, worlds: Json): Json {
  const { world, keys, ...named } = account.baseline;
  const baseline = { ...named, ...worlds[world], keys };
  if (deviceHistories === undefined) return { ...account, baseline };
  const devices = baseline.devices.map((device: Json) => {
    const { deviceId: _, ...past } = deviceHistories.find(({ deviceId }: Json) => deviceId === device.id) ?? {
      commands: [],
      freshAt: device.installedAt,
      actionCount: 0,
    };
    return { device, ...past };
  });
  return { ...account, baseline, devices };
}
