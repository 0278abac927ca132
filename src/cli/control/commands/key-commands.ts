import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ControlKey, KeyChange, NewKey } from '../../../testing/control/control-types.ts';
import type { GroupContext } from '../../group-context.ts';
import { toObject } from '../../options/flags.ts';
import { addPlaceOptions, type Connection, speakTo } from '../connect.ts';
import { print, toRecord, toTable } from '../print.ts';
import { readCount } from '../read-number.ts';

const COLUMNS = {
  KEY: ({ key }: ControlKey) => key,
  NAME: ({ name }: ControlKey) => name,
  STATUS: ({ status }: ControlKey) => status,
  PERMISSIONS: ({ permissions }: ControlKey) => permissions,
  PLAN: ({ plan }: ControlKey) => plan,
  EXPIRES: ({ expiresAt }: ControlKey) => expiresAt,
};
const toList = toTable(COLUMNS, 'The account has no keys.');

export function defineKeyCommands(group: Command, context: GroupContext): void {
  const speak = (command: Command, run: (connection: Connection) => Promise<void>) =>
    speakTo(command, context, run);
  const list = (command: Command) =>
    speak(command, async ({ client, json }) => print(json, await client.keys.list(), toList));
  addPlaceOptions(group).action(() => list(group));
  group
    .command('list')
    .alias('ls')
    .description('list the keys of the account')
    .action((_, command: Command) => list(command));
  defineAdd(group, speak);
  defineUpdate(group, speak);
  defineActs(group, speak);
  defineQuota(group, speak);
}

type Speak = (command: Command, run: (connection: Connection) => Promise<void>) => Promise<void>;

function addKeyOptions(command: Command): Command {
  return command
    .option('--name <name>', 'what it is called')
    .addOption(new Option('--permissions <list>', 'read, write or read,write').argParser(readPermissions))
    .option('--plan <plan>', 'a rate-limit plan of the configuration, or unlimited')
    .option('--expires-at <instant>', 'a time in UTC, such as 2025-06-01T18:00:00Z')
    .option('--expires-in <duration>', "from now on the account's clock: 45s, 10m or 2d")
    .option('--revoked-at <instant>', 'a time in UTC, from which the key is revoked');
}

function readPermissions(text: string): ('read' | 'write')[] {
  const names = text.split(/[,\s]+/).filter((name) => name !== '');
  const permissions = names.filter((name) => name === 'read' || name === 'write');
  if (names.length > 0 && names.length === permissions.length) return permissions;
  throw new InvalidArgumentError('Give read, write or read,write.');
}

function defineAdd(group: Command, speak: Speak): void {
  const add = group
    .command('add')
    .alias('create')
    .description('add a key, good from the next request on')
    .argument('[key]', 'the text of the key, or a JSON object with it; drawn where it is left out')
    .option('--edition <edition>', 'the edition of the API that it is for; told from its text where left out')
    .option('--created-at <instant>', 'a time in UTC, since which there is the key; now where left out');
  addKeyOptions(add).action((key: string | undefined, options: NewKey) =>
    speak(add, async ({ client, json }) => {
      const given = key === undefined ? {} : toKey(key);
      const added = await client.keys.create({ ...given, ...pickKey(options) });
      print(json, added, toRecord);
    }),
  );
}

function defineUpdate(group: Command, speak: Speak): void {
  const update = group
    .command('update')
    .alias('change')
    .description('change a key; a plan, an expiry or a revocation is taken away by none')
    .argument('<key>', 'the text of the key');
  addKeyOptions(update).action((key: string, options: NewKey) =>
    speak(update, async ({ client, json }) => {
      const changed = Object.entries(pickKey(options)).map(([name, value]) => [
        name,
        value === 'none' ? null : value,
      ]);
      print(json, await client.keys.change(key, Object.fromEntries(changed) as KeyChange), toRecord);
    }),
  );
}

/** A key in the forms that `--key` takes. */
function toKey(text: string): NewKey {
  const key = toObject(text);
  return typeof key === 'object' ? (key as NewKey) : { key: text };
}

/** Of the options, those of the group are others. */
function pickKey(options: NewKey): NewKey {
  const { name, edition, permissions, plan, createdAt, expiresAt, expiresIn, revokedAt } = options;
  const entries = Object.entries({
    ...{ name, edition, permissions, plan },
    ...{ createdAt, expiresAt, expiresIn, revokedAt },
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function defineActs(group: Command, speak: Speak): void {
  const acts = [
    ['get', 'print a key', (client: Client, key: string) => client.keys.get(key)],
    [
      'expire',
      'end a key as if its time were over',
      (client: Client, key: string) => client.keys.expire(key),
    ],
    ['revoke', 'revoke a key', (client: Client, key: string) => client.keys.revoke(key)],
  ] as const;
  for (const [name, description, act] of acts) {
    group
      .command(name)
      .description(description)
      .argument('<key>', 'the text of the key')
      .action((key: string, _, command: Command) =>
        speak(command, async ({ client, json }) => print(json, await act(client, key), toRecord)),
      );
  }
  group
    .command('remove')
    .aliases(['delete', 'rm'])
    .description('remove a key: it is unknown from the next request on')
    .argument('<key>', 'the text of the key')
    .action((key: string, _, command: Command) =>
      speak(command, async ({ client, json }) => {
        await client.keys.delete(key);
        print(json, { removed: key }, () => 'The key is removed.');
      }),
    );
}

type Client = Connection['client'];

function defineQuota(group: Command, speak: Speak): void {
  group
    .command('quota')
    .description("print what is left of a key's rate limit; change it by --remaining or --refill")
    .argument('<key>', 'the text of the key')
    .option('--remaining <number>', 'leave so many requests from now on', readCount)
    .option('--refill', 'give the whole rate limit back')
    .action((key: string, { remaining, refill }: { remaining?: number; refill?: true }, command: Command) =>
      speak(command, async ({ client: { keys }, json }) => {
        if (refill) await keys.refillQuota(key);
        const quota = remaining === undefined ? keys.getQuota(key) : keys.setQuota(key, remaining);
        print(json, await quota, toRecord);
      }),
    );
}
