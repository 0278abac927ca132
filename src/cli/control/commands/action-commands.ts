import type { Command } from 'commander';
import type { ActionFilter, ControlAction } from '../../../testing/control/control-types.ts';
import type { GroupContext } from '../../group-context.ts';
import { addPlaceOptions, speakTo } from '../connect.ts';
import { print, toTable } from '../print.ts';

const COLUMNS = {
  ID: ({ id }: ControlAction) => id,
  DEVICE: ({ deviceId }: ControlAction) => deviceId,
  STATE: ({ state }: ControlAction) => state,
  COMMAND: ({ command }: ControlAction) => command,
};
const toList = toTable(COLUMNS, 'There are no such actions.');

export function defineActionCommands(group: Command, context: GroupContext): void {
  const list = (command: Command, filter: ActionFilter) =>
    speakTo(command, context, async ({ client, json }) =>
      print(json, await client.actions.list(filter), toList),
    );
  addPlaceOptions(group).action(() => list(group, {}));
  group
    .command('list')
    .alias('ls')
    .description('list the actions of the account')
    .option('--family <family>', 'only actions of this family of devices')
    .option('--device <id>', 'only actions of this device')
    .option('--state <state>', 'only actions in this state')
    .action(({ family, device, state }: Record<string, string>, command: Command) => {
      const filter = { family, deviceId: device, state };
      const given = Object.entries(filter).filter(([, value]) => value !== undefined);
      return list(command, Object.fromEntries(given) as ActionFilter);
    });
}
