import type { Command } from 'commander';
import { createLog } from '../../log/log.ts';
import { print, toTable } from '../control/print.ts';
import type { GroupContext } from '../group-context.ts';
import type { Settings } from '../options/options.ts';
import { refuseIdleFlags } from '../options/refuse-idle-flags.ts';

const HEEDED = ['config', 'openapi', 'json', 'log'];

type Row = Readonly<Record<string, unknown>>;

interface Listing {
  readonly name: string;
  readonly description: string;
  /** Heading by property. */
  readonly columns: Readonly<Record<string, string>>;
  readonly read: (settings: Settings) => Promise<readonly Row[]>;
}

const LISTINGS: readonly Listing[] = [
  {
    name: 'scenarios',
    description: 'the scenarios that --scenario and rules add take by name',
    columns: { NAME: 'name', DESCRIPTION: 'description' },
    read: async () => (await import('./list-scenarios.ts')).listScenarios(),
  },
  {
    name: 'errors',
    description: 'the errors of the API, as rules and the configuration name them',
    columns: { CASE: 'case', STATUS: 'status', CODE: 'code', MESSAGE: 'message', EDITION: 'edition' },
    read: async ({ config }) => (await import('./list-editions.ts')).listErrors(config),
  },
  {
    name: 'operations',
    description: 'the operations of the API, as rules and requests name them',
    columns: { OPERATION: 'operation', METHOD: 'method', PATH: 'path', EDITION: 'edition' },
    read: async ({ config }) => (await import('./list-editions.ts')).listOperations(config),
  },
  {
    name: 'worlds',
    description: 'the worlds that --world takes by name',
    columns: { NAME: 'name', ACCOUNTS: 'accounts', DEVICES: 'devices' },
    read: async ({ config }) => (await import('./list-editions.ts')).listWorlds(config),
  },
];

export function defineListCommands(group: Command, { flagsOf }: GroupContext): void {
  for (const { name, description, columns, read } of LISTINGS) {
    const entries = Object.entries(columns).map(([title, key]) => [title, (row: Row) => row[key]] as const);
    const toText = toTable<Row>(Object.fromEntries(entries), 'There are none.');
    group
      .command(name)
      .description(description)
      .action(async (_, command: Command) => {
        const flags = flagsOf();
        refuseIdleFlags(flags, HEEDED, command);
        const { announce, loadSettings } = await import('../options/options.ts');
        const settings = await loadSettings(flags, process.env);
        announce(settings, createLog(settings.json ? 'json' : 'pretty'));
        print(settings.json, await read(settings).catch(settings.rethrow), toText);
      });
  }
}
