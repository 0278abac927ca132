import { type Command, Option } from 'commander';
import type {
  RecordedRequest,
  RequestControl,
  RequestExpectation,
  RequestFilter,
  RequestTimes,
} from '../../../testing/control/control-types.ts';
import { CommandFailure } from '../../failures/command-failure.ts';
import type { GroupContext } from '../../group-context.ts';
import { addPlaceOptions, type Connection, speakTo } from '../connect.ts';
import { print, toTable } from '../print.ts';
import { addQueryOptions, type QueryOptions, toQuery } from '../query-options.ts';
import { readCount } from '../read-number.ts';

const COLUMNS = {
  '#': ({ sequence }: RecordedRequest) => sequence,
  AT: ({ at }: RecordedRequest) => at,
  STATUS: ({ status }: RecordedRequest) => status,
  METHOD: ({ method }: RecordedRequest) => method,
  PATH: ({ path, query }: RecordedRequest) => (query === '' ? path : `${path}?${query}`),
  KEY: ({ key }: RecordedRequest) => key,
  RULE: ({ rule }: RecordedRequest) => rule,
  PROBLEM: ({ problem }: RecordedRequest) => problem,
};
const toList = toTable(COLUMNS, 'No such requests are recorded.');

type Speak = (command: Command, run: (connection: Connection) => Promise<void>) => Promise<void>;

export function defineRequestCommands(group: Command, context: GroupContext): void {
  const speak: Speak = (command, run) => speakTo(command, context, run);
  addPlaceOptions(group).action(() =>
    speak(group, async ({ client, json }) => print(json, await client.requests.list(), toList)),
  );
  defineList(group, speak);
  defineVerify(group, speak);
  defineWait(group, speak);
  group
    .command('clear')
    .description('forget the requests')
    .option('--unauthenticated', 'those that failed authentication')
    .action((options: QueryOptions, command: Command) =>
      speak(command, async (connection) => {
        await journalOf(connection, options).clear();
        print(connection.json, { cleared: true }, () => 'The requests are forgotten.');
      }),
    );
}

function journalOf({ client }: Connection, { unauthenticated }: QueryOptions): RequestControl {
  return unauthenticated ? client.requests.unauthenticated : client.requests;
}

function defineList(group: Command, speak: Speak): void {
  const list = group
    .command('list')
    .aliases(['query', 'ls'])
    .description('list the requests that match, oldest first')
    .addOption(new Option('--order <order>', 'which come first').choices(['oldest', 'newest']))
    .option('--limit <number>', 'show so many', readCount)
    .option('--offset <number>', 'skip so many', readCount);
  addQueryOptions(list).action((options: QueryOptions & RequestFilter) =>
    speak(list, async (connection) => {
      const { order, limit, offset } = options;
      const page = Object.entries({ order, limit, offset }).filter(([, value]) => value !== undefined);
      const filter = { ...toQuery(options), ...Object.fromEntries(page) } as RequestFilter;
      print(connection.json, await journalOf(connection, options).list(filter), toList);
    }),
  );
}

interface TimesOptions {
  readonly times?: number;
  readonly atLeast?: number;
  readonly atMost?: number;
}

function defineVerify(group: Command, speak: Speak): void {
  const verify = group
    .command('verify')
    .description('check what was requested: exit code 0 where it is as expected, 1 where not')
    .argument(
      '[file]',
      'an expectation in YAML or JSON, for bodies, headers and orders; - reads standard input',
    )
    .option('--times <number>', 'expect exactly so many', readCount)
    .option('--at-least <number>', 'expect so many or more (1)', readCount)
    .option('--at-most <number>', 'expect so many or fewer', readCount);
  addQueryOptions(verify).action((file: string | undefined, options: QueryOptions & TimesOptions) =>
    speak(verify, async (connection) => {
      const verdict = await journalOf(connection, options).check(await readExpectation(file, options));
      if (!verdict.verified) {
        if (connection.json) print(true, verdict, () => '');
        throw new CommandFailure(verdict.message, { code: 'not-verified', exitCode: 1 });
      }
      print(connection.json, verdict, ({ message }) => message);
    }),
  );
}

async function readExpectation(
  file: string | undefined,
  options: QueryOptions & TimesOptions,
): Promise<RequestExpectation> {
  if (file !== undefined) {
    const { readInput } = await import('../read-input.ts');
    return (await readInput(file)) as RequestExpectation;
  }
  const times = timesOf(options);
  return { request: toQuery(options), ...(times !== undefined && { times }) };
}

function timesOf({ times, atLeast, atMost }: TimesOptions): RequestTimes | undefined {
  if (times !== undefined) return times;
  if (atLeast === undefined && atMost === undefined) return undefined;
  return { ...(atLeast !== undefined && { atLeast }), ...(atMost !== undefined && { atMost }) };
}

function defineWait(group: Command, speak: Speak): void {
  const wait = group
    .command('wait')
    .description('wait until such requests are there, those made before included')
    .option('--count <number>', 'how many (1)', readCount)
    .option('--timeout <duration>', "on the machine's time, at most 60s (5s)");
  addQueryOptions(wait).action((options: QueryOptions & { count?: number; timeout?: string }) =>
    speak(wait, async (connection) => {
      const { count, timeout } = options;
      const how = { ...(count !== undefined && { count }), ...(timeout !== undefined && { timeout }) };
      print(connection.json, await journalOf(connection, options).waitFor(toQuery(options), how), toList);
    }),
  );
}
