import type { HistoryEntry } from '../../domain/device-command.ts';
import type { DeviceState } from '../../domain/devices/state.ts';
import { formatInstant, type Instant } from '../../domain/time/instant.ts';
import type { Account } from '../../world/account.ts';
import type { DeviceEntry } from '../../world/devices/device-store.ts';
import { describeDevice, describeUser } from '../../world/devices/identity.ts';
import { formatInstants } from '../clock/format-instants.ts';
import type { Schemas } from '../operations.ts';

/** Devices of one account as they are at one instant, past the cache, with who owns them. */
export async function presentDevices(
  account: Account,
  entries: readonly DeviceEntry[],
  at: Instant,
): Promise<Schemas['DeviceRecord'][]> {
  // Read before anything is waited for, so that all are of the same moment.
  const moments = entries.map((entry) => ({
    device: entry.device,
    moment: presentMoment(entry, account, at),
  }));
  const users = new Map(account.baseline.users.map((user) => [user.id, user]));
  const records = moments.map(async ({ device, moment }) => {
    const user = users.get(device.userId) ?? { id: device.userId };
    const { name, email } = await describeUser(account.seed, user, account.world.startedAt);
    const { serialNumber } = await describeDevice(account.seed, device);
    const { family, id, userId, vendor, model, installedAt, reference, ...figures } = device;
    return {
      ...{ family, id, account: account.id, userId, user: { name, email } },
      ...{ vendor, model, serialNumber, installedAt: formatInstant(installedAt), reference },
      ...figures,
      ...moment,
    } as Schemas['DeviceRecord'];
  });
  return await Promise.all(records);
}

function presentMoment(entry: DeviceEntry, { world }: Account, at: Instant) {
  const { offlineSince, commands } = entry;
  return {
    online: offlineSince === undefined,
    ...formatInstants({ offlineSince }),
    standingCommands: presentCommands(commands),
    state: roundFigures(world.stateOf(entry, at)),
  };
}

const MAX_SHOWN = 20;

function presentCommands(commands: readonly HistoryEntry[]): Schemas['StandingCommand'][] {
  const shown: Schemas['StandingCommand'][] = [];
  for (const { at, command } of commands.slice(-MAX_SHOWN).reverse()) {
    if (command.kind === 'release' || command.kind === 'summary') break;
    shown.push({ at: formatInstant(at), command });
  }
  return shown;
}

/** The simulation does not round; three decimals are enough to read. */
function roundFigures(state: DeviceState): object {
  const entries = Object.entries(state).map(([name, value]) => [
    name,
    typeof value === 'number' ? Math.round(value * 1_000) / 1_000 : value,
  ]);
  return Object.fromEntries(entries);
}
