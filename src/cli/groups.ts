import type { Command } from 'commander';
import type { DefineCommands, GroupContext } from './group-context.ts';

/** Commands below one name. Their code is loaded where that name is given. */
interface CommandGroup {
  readonly name: string;
  readonly description: string;
  readonly load: () => Promise<DefineCommands>;
}

export const GROUPS: readonly CommandGroup[] = [
  {
    name: 'clock',
    description: "read or move a running sandbox's clock: advance, set, freeze, run, scale",
    load: async () => (await import('./control/commands/clock-commands.ts')).defineClockCommands,
  },
  {
    name: 'keys',
    description: 'list, add, update, expire, revoke and remove the API keys of a running sandbox',
    load: async () => (await import('./control/commands/key-commands.ts')).defineKeyCommands,
  },
  {
    name: 'devices',
    description: 'list, add, update and remove the devices of a running sandbox, take them offline and back',
    load: async () => (await import('./control/commands/device-commands.ts')).defineDeviceCommands,
  },
  {
    name: 'actions',
    description: 'list what the devices of a running sandbox were asked to do',
    load: async () => (await import('./control/commands/action-commands.ts')).defineActionCommands,
  },
  {
    name: 'rules',
    description: 'list, add and remove the scripted behaviour of a running sandbox',
    load: async () => (await import('./control/commands/rule-commands.ts')).defineRuleCommands,
  },
  {
    name: 'requests',
    description: 'list, verify, wait for and forget the requests that a running sandbox has seen',
    load: async () => (await import('./control/commands/request-commands.ts')).defineRequestCommands,
  },
  {
    name: 'logs',
    description: 'print the requests that a running sandbox has seen, one a line; -f waits for more',
    load: async () => (await import('./control/commands/logs-command.ts')).defineLogsCommand,
  },
  {
    name: 'accounts',
    description: 'list, open and remove the accounts of a running sandbox',
    load: async () => (await import('./control/commands/account-commands.ts')).defineAccountCommands,
  },
  {
    name: 'reset',
    description: 'put a running sandbox back to its start: one account, or all of them',
    load: async () => (await import('./control/commands/state-commands.ts')).defineReset,
  },
  {
    name: 'snapshot',
    description: 'print the state of a running sandbox, for restore',
    load: async () => (await import('./control/commands/state-commands.ts')).defineSnapshot,
  },
  {
    name: 'restore',
    description: 'put a running sandbox back to the state of a snapshot',
    load: async () => (await import('./control/commands/state-commands.ts')).defineRestore,
  },
  {
    name: 'info',
    description: 'print the version and the configuration of a running sandbox',
    load: async () => (await import('./control/commands/state-commands.ts')).defineInfo,
  },
  {
    name: 'check',
    description:
      'check worlds, scenarios and configurations, and tell what is wrong with file, line and column',
    load: async () => (await import('./check/check-command.ts')).defineCheckCommand,
  },
  {
    name: 'list',
    description: 'list the scenarios, errors, operations and worlds that there are',
    load: async () => (await import('./list/list-commands.ts')).defineListCommands,
  },
];

/** Gives the command its options and its own commands, where it is one of the groups. */
export async function loadGroup(command: Command, flagsOf: GroupContext['flagsOf']): Promise<void> {
  const group = GROUPS.find(({ name }) => name === command.name());
  const define = await group?.load();
  define?.(command, { flagsOf });
}
