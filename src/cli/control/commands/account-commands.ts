import type { Command } from 'commander';
import type { ControlAccount, NewAccount } from '../../../testing/control/control-types.ts';
import type { GroupContext } from '../../group-context.ts';
import type { FlagValues } from '../../options/flags.ts';
import { addPlaceOptions, type Connection, speakTo } from '../connect.ts';
import { print, toRecord, toTable } from '../print.ts';

const COLUMNS = {
  ID: ({ id }: ControlAccount) => id,
  NAME: ({ name }: ControlAccount) => name,
  ENVIRONMENT: ({ environment }: ControlAccount) => environment,
  CLOCK: ({ clock }: ControlAccount) => `${clock.at} ${clock.mode}`,
  DEVICES: ({ deviceCount }: ControlAccount) => deviceCount,
  KEYS: ({ keyCount }: ControlAccount) => keyCount,
};
const toList = toTable(COLUMNS, 'There are no accounts.');

/** Of a start's flags, those that an account can begin with as well. */
const BEGIN_FLAGS = ['world', 'scenarios', 'seed', 'clock', 'at', 'keys'];

export function defineAccountCommands(group: Command, context: GroupContext): void {
  const list = (command: Command) =>
    speakTo(command, context, async ({ client, json }) => print(json, await client.accounts.list(), toList));
  addPlaceOptions(group).action(() => list(group));
  group
    .command('list')
    .alias('ls')
    .description('list the accounts')
    .action((_, command: Command) => list(command));
  group
    .command('get')
    .description('print an account')
    .argument('<id>', 'the id of the account')
    .action((id: string, _, command: Command) =>
      speakTo(command, context, async ({ client, json }) =>
        print(json, await client.accounts.get(id), toRecord),
      ),
    );
  defineOpen(group, context);
  group
    .command('remove')
    .aliases(['close', 'delete', 'rm'])
    .description('close accounts: their keys are unknown from the next request on')
    .argument('<ids...>', 'the ids of the accounts')
    .action((ids: string[], _, command: Command) =>
      speakTo(command, context, async ({ client, json }) => {
        for (const id of ids) await client.accounts.delete(id);
        print(json, { removed: ids }, () => `Closed: ${ids.join(', ')}.`);
      }),
    );
}

const OPEN_HELP = `
Of a start's options, --world, --scenario, --seed, --clock, --at and --key say what the account begins with; without them
it begins as the first account did.`;

function defineOpen(group: Command, context: GroupContext): void {
  group
    .command('open')
    .aliases(['add', 'create'])
    .description('open an account with devices, a clock and a key of its own')
    .option('--id <id>', 'its id; drawn where it is left out')
    .option('--name <name>', 'what it is called')
    .addHelpText('after', OPEN_HELP)
    .action(({ id, name }: { id?: string; name?: string }, command: Command) => {
      const open = async ({ client, json }: Connection) => {
        const { readBeginning } = await import('../read-beginning.ts');
        const wanted: NewAccount = {
          ...(await readBeginning(context.flagsOf() as FlagValues)),
          ...(id !== undefined && { id }),
          ...(name !== undefined && { name }),
        };
        const opened = await client.accounts.create(wanted);
        print(json, opened, ({ account, apiKey }) =>
          toRecord({ id: account.id, apiKey, ...pickShown(account) }),
        );
      };
      return speakTo(command, context, open, { flags: BEGIN_FLAGS });
    });
}

function pickShown({ name, seed, clock, deviceCount }: ControlAccount): object {
  return { name, seed, clock: `${clock.at} ${clock.mode}`, devices: deviceCount };
}
