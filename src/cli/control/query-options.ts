import { type Command, InvalidArgumentError } from 'commander';
import type { RequestFilter, RequestQuery } from '../../testing/control/control-types.ts';
import { readCount } from './read-number.ts';

/** What a request must be, as options of a command; all that are given must hold. */
export interface QueryOptions extends Omit<RequestFilter, 'family' | 'order' | 'offset' | 'limit'> {
  readonly family?: string;
  readonly unauthenticated?: true;
}

export function addQueryOptions(command: Command): Command {
  return command
    .option('--operation <id>', 'the operation, such as pushBatteryAction')
    .option('--method <method>', 'the method, such as POST')
    .option('--path <pattern>', 'the path: * stands for one segment, ** for any number of them')
    .option('--status <status>', '429, or 4xx for all of its class')
    .option('--key-name <name>', 'the name of the key')
    .option('--family <family>', 'battery, hvac, ev-charger, solar-inverter or vehicle')
    .option('--device-id <id>', 'the device')
    .option('--action-id <id>', 'the action')
    .option('--rule <name>', 'the rule that was applied')
    .option('--problem <case>', 'the kind of problem, such as rate-limited')
    .option('--verdict <verdict>', 'valid, invalid or unchecked')
    .option('--request-id <id>', 'its x-request-id')
    .option('--early-retry [boolean]', 'it came before an earlier Retry-After was over', readSwitch)
    .option('--unmatched [boolean]', 'no operation of the document fits', readSwitch)
    .option('--since <sequence>', 'only requests after this one', readCount)
    .option('--unauthenticated', 'requests that failed authentication, whoever they are of');
}

function readSwitch(text: string): boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  throw new InvalidArgumentError('Give true or false, or nothing for true.');
}

const FIELDS = [
  ...[
    'operation',
    'method',
    'path',
    'status',
    'keyName',
    'family',
    'deviceId',
    'actionId',
    'rule',
    'problem',
  ],
  ...['verdict', 'requestId', 'earlyRetry', 'unmatched', 'since'],
] as const;

/** The query that the options come to. */
export function toQuery(options: QueryOptions): RequestQuery {
  const values = options as Readonly<Record<string, unknown>>;
  const given = FIELDS.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]] as const]));
  return Object.fromEntries(given) as RequestQuery;
}
