import type { Command } from 'commander';
import type {
  ControlDevice,
  DeviceChange,
  DeviceFilter,
  NewDevice,
} from '../../../testing/control/control-types.ts';
import type { GroupContext } from '../../group-context.ts';
import { addPlaceOptions, type Connection, speakTo } from '../connect.ts';
import { print, toRecord, toTable } from '../print.ts';
import { readProperties } from '../read-properties.ts';

const COLUMNS = {
  ID: ({ id }: ControlDevice) => id,
  FAMILY: ({ family }: ControlDevice) => family,
  USER: ({ userId }: ControlDevice) => userId,
  VENDOR: ({ vendor }: ControlDevice) => vendor,
  MODEL: ({ model }: ControlDevice) => model,
  ONLINE: ({ online }: ControlDevice) => (online ? 'yes' : 'no'),
};
const toList = toTable(COLUMNS, 'There are no such devices.');

type Speak = (command: Command, run: (connection: Connection) => Promise<void>) => Promise<void>;

export function defineDeviceCommands(group: Command, context: GroupContext): void {
  const speak: Speak = (command, run) => speakTo(command, context, run);
  const list = (command: Command, filter: DeviceFilter) =>
    speak(command, async ({ client, json }) => print(json, await client.devices.list(filter), toList));
  addPlaceOptions(group).action(() => list(group, {}));
  group
    .command('list')
    .alias('ls')
    .description('list the devices of the account')
    .option('--family <family>', 'battery, hvac, ev-charger, solar-inverter or vehicle')
    .option('--user <id>', 'only devices of this user')
    .action(({ family, user }: { family?: DeviceFilter['family']; user?: string }, command: Command) =>
      list(command, { ...(family && { family }), ...(user !== undefined && { userId: user }) }),
    );
  defineChanges(group, speak);
  defineActs(group, speak);
}

const PROPERTIES = 'properties as name=value, such as capacityKwh=20';

function defineChanges(group: Command, speak: Speak): void {
  group
    .command('add')
    .alias('create')
    .description('add a device; whatever is left out is drawn')
    .argument('<family>', 'battery, hvac, ev-charger, solar-inverter or vehicle')
    .argument('[properties...]', PROPERTIES)
    .action((family: string, properties: string[], _, command: Command) =>
      speak(command, async ({ client, json }) => {
        const device = { ...readProperties(properties), family } as NewDevice;
        print(json, await client.devices.create(device), toRecord);
      }),
    );
  group
    .command('update')
    .alias('change')
    .description('change the properties of a device')
    .argument('<id>', 'the id of the device')
    .argument('<properties...>', PROPERTIES)
    .action((id: string, properties: string[], _, command: Command) =>
      speak(command, async ({ client, json }) => {
        const change = readProperties(properties) as DeviceChange;
        print(json, await client.devices.change(id, change), toRecord);
      }),
    );
}

type Client = Connection['client'];

const ACTS = [
  ['get', 'print a device with its state now', (client: Client, id: string) => client.devices.get(id)],
  ['offline', 'take a device offline', (client: Client, id: string) => client.devices.takeOffline(id)],
  ['online', 'bring a device back online', (client: Client, id: string) => client.devices.bringOnline(id)],
  [
    'release',
    "end a device's standing command: its daily pattern applies again",
    (client: Client, id: string) => client.devices.release(id),
  ],
] as const;

function defineActs(group: Command, speak: Speak): void {
  for (const [name, description, act] of ACTS) {
    group
      .command(name)
      .description(description)
      .argument('<id>', 'the id of the device')
      .action((id: string, _, command: Command) =>
        speak(command, async ({ client, json }) => print(json, await act(client, id), toRecord)),
      );
  }
  group
    .command('remove')
    .aliases(['delete', 'rm'])
    .description('remove a device')
    .argument('<id>', 'the id of the device')
    .action((id: string, _, command: Command) =>
      speak(command, async ({ client, json }) => {
        await client.devices.delete(id);
        print(json, { removed: id }, () => `The device ${id} is removed.`);
      }),
    );
}
