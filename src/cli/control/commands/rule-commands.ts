import type { Command } from 'commander';
import type { ControlRule } from '../../../testing/control/control-types.ts';
import type { GroupContext } from '../../group-context.ts';
import { addPlaceOptions, type Connection, speakTo } from '../connect.ts';
import { print, toRecord, toTable } from '../print.ts';

const COLUMNS = {
  NAME: ({ name }: ControlRule) => name,
  ORIGIN: ({ origin }: ControlRule) => origin,
  MATCHED: ({ matched }: ControlRule) => matched,
  APPLIED: ({ applied }: ControlRule) => applied,
  EXHAUSTED: ({ exhausted }: ControlRule) => (exhausted ? 'yes' : 'no'),
};
const toList = toTable(COLUMNS, 'There are no rules.');

type Speak = (command: Command, run: (connection: Connection) => Promise<void>) => Promise<void>;

export function defineRuleCommands(group: Command, context: GroupContext): void {
  const speak: Speak = (command, run) => speakTo(command, context, run);
  const list = (command: Command) =>
    speak(command, async ({ client, json }) => print(json, await client.rules.list(), toList));
  addPlaceOptions(group).action(() => list(group));
  group
    .command('list')
    .alias('ls')
    .description('list the rules in the order in which they are asked')
    .action((_, command: Command) => list(command));
  group
    .command('get')
    .description('print a rule, and what it has done so far')
    .argument('<name>', 'the name of the rule')
    .action((name: string, _, command: Command) =>
      speak(command, async ({ client, json }) => print(json, await client.rules.get(name), toRecord)),
    );
  defineChanges(group, speak);
}

function defineChanges(group: Command, speak: Speak): void {
  group
    .command('add')
    .description('put the rules of scenarios above all others; a rule of the same name is replaced')
    .argument(
      '<scenarios...>',
      'files of scenarios or rules in YAML or JSON, or names of scenarios that come with it',
    )
    .action((scenarios: string[], _, command: Command) =>
      speak(command, async ({ client, json }) => {
        const { addScenarios } = await import('../add-scenarios.ts');
        print(json, await addScenarios(client, scenarios), toList);
      }),
    );
  group
    .command('remove')
    .aliases(['delete', 'rm'])
    .description('remove rules')
    .argument('<names...>', 'the names of the rules')
    .action((names: string[], _, command: Command) =>
      speak(command, async ({ client, json }) => {
        for (const name of names) await client.rules.delete(name);
        print(json, { removed: names }, () => `Removed: ${names.join(', ')}.`);
      }),
    );
  group
    .command('clear')
    .description('go back to the rules of the start')
    .action((_, command: Command) =>
      speak(command, async ({ client, json }) => {
        await client.rules.clear();
        print(json, await client.rules.list(), toList);
      }),
    );
}
