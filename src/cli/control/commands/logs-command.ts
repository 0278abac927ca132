import type { Command } from 'commander';
import { toPlain } from '../../../log/to-plain.ts';
import { ControlError } from '../../../testing/control/control-error.ts';
import type { RecordedRequest, RequestControl } from '../../../testing/control/control-types.ts';
import type { GroupContext } from '../../group-context.ts';
import { addPlaceOptions, type Connection, speakTo } from '../connect.ts';
import { readCount } from '../read-number.ts';

interface LogsOptions {
  readonly follow?: true;
  readonly tail?: number;
}

/** Each is an open request to the sandbox. */
const MAX_FOLLOWED = 100;
/** So soon it is seen that a journal has begun anew, or that an account was opened. */
const PATIENCE = '2s';

export function defineLogsCommand(command: Command, context: GroupContext): void {
  addPlaceOptions(command)
    .option('-f, --follow', 'go on, and print requests as they come')
    .option('--tail <number>', 'of those that are there, print the last ones', readCount)
    .addHelpText(
      'after',
      '\nWithout --account, requests of all accounts, and those that failed authentication.',
    )
    .action(({ follow, tail }: LogsOptions) =>
      speakTo(command, context, async (connection) => {
        const followers = new Followers(connection);
        await followers.printPast(tail);
        if (follow) await followers.follow();
      }),
    );
}

/** The journals that are printed, each with the number of the last request that was. */
class Followers {
  readonly #connection: Connection;
  readonly #isOfOne: boolean;
  readonly #followed = new Map<string, Promise<void>>();
  readonly #printed = new Map<string, number>();

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#isOfOne = connection.account !== undefined;
  }

  async printPast(tail: number | undefined): Promise<void> {
    const found: RecordedRequest[] = [];
    for (const [id, journal] of await this.#journals()) {
      const requests = await journal.list();
      this.#printed.set(id, requests.at(-1)?.sequence ?? 0);
      found.push(...requests.filter((request) => this.#isShown(id, request)));
    }
    const inOrder = found.toSorted((a, b) => a.at.localeCompare(b.at) || a.sequence - b.sequence);
    this.#print(
      tail === undefined ? inOrder : inOrder.slice(inOrder.length - Math.min(tail, inOrder.length)),
    );
  }

  /** Goes on until the sandbox ends. @throws ControlError */
  async follow(): Promise<void> {
    let failure: unknown;
    while (failure === undefined) {
      const journals = await this.#journals();
      for (const [id, journal] of journals) {
        if (this.#followed.has(id) || this.#followed.size >= MAX_FOLLOWED) continue;
        const ended = this.#followOne(id, journal).then(
          () => this.#forget(id),
          (error: unknown) => {
            failure = error;
          },
        );
        this.#followed.set(id, ended);
      }
      const [, heart] = [...journals][0] ?? [];
      if (heart !== undefined) await waitForMore(heart, Number.MAX_SAFE_INTEGER);
    }
    throw failure;
  }

  /** Another account may be opened by its name. */
  #forget(id: string): void {
    this.#followed.delete(id);
    this.#printed.delete(id);
  }

  async #followOne(id: string, journal: RequestControl): Promise<void> {
    try {
      for (;;) {
        const since = this.#printed.get(id) ?? 0;
        const outcome = await waitForMore(journal, since);
        if (outcome === 'came') {
          const requests = await journal.list({ since });
          this.#printed.set(id, requests.at(-1)?.sequence ?? since);
          this.#print(requests.filter((request) => this.#isShown(id, request)));
        } else if (outcome === 'reset' || (await isBegunAnew(journal, since))) {
          this.#printed.set(id, 0);
        }
      }
    } catch (error) {
      const isGone = error instanceof ControlError && error.status === 404;
      if (!isGone) throw error;
    }
  }

  async #journals(): Promise<Map<string, RequestControl>> {
    const { client } = this.#connection;
    if (this.#isOfOne) return new Map([['', client.requests]]);
    const accounts = await client.accounts.list();
    return new Map([
      ['', client.requests.unauthenticated],
      ...accounts.map(({ id }) => [id, client.forAccount(id).requests] as const),
    ]);
  }

  /** One that failed authentication with the key of an account is in the journal of that, too. */
  #isShown(id: string, { account }: RecordedRequest): boolean {
    return this.#isOfOne || id !== '' || account === undefined;
  }

  #print(requests: readonly RecordedRequest[]): void {
    const toLine = this.#connection.json ? JSON.stringify : formatLine;
    if (requests.length > 0)
      process.stdout.write(`${requests.map((request) => toLine(request)).join('\n')}\n`);
  }
}

async function waitForMore(journal: RequestControl, since: number): Promise<'came' | 'nothing' | 'reset'> {
  try {
    await journal.waitFor({ since }, { count: 1, timeout: PATIENCE });
    return 'came';
  } catch (error) {
    if (!(error instanceof ControlError)) throw error;
    if (error.status === 408) return 'nothing';
    if (error.problem?.type.endsWith(':account-gone')) return 'reset';
    throw error;
  }
}

/** A journal that was reset while nobody waited counts from the beginning. */
async function isBegunAnew(journal: RequestControl, since: number): Promise<boolean> {
  const [newest] = await journal.list({ order: 'newest', limit: 1 });
  return (newest?.sequence ?? 0) < since;
}

function formatLine({
  at,
  status,
  method,
  path,
  query,
  account,
  key,
  rule,
  problem,
}: RecordedRequest): string {
  const target = toPlain(query === '' ? path : `${path}?${query}`);
  const facts = [account, key, problem, rule === undefined ? undefined : `rule ${rule}`];
  return [at, status, method.padEnd(4), target, ...facts.filter((fact) => fact !== undefined)].join('  ');
}
