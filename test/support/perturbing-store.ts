import type { MaybePromise } from '../../src/domain/maybe-promise.ts';
import { draw } from '../../src/domain/random.ts';
import type { Fact } from '../../src/domain/record/fact.ts';
import type { Account } from '../../src/world/account.ts';
import { AccountState } from '../../src/world/account-state.ts';
import type { AccountStore, AppendOutcome, StoredAccount } from '../../src/world/record/account-store.ts';
import { evolve } from '../../src/world/record/evolve.ts';

// Taken when the program loads: a test that fakes the timers of its process does not stop the store.
const nextTurn = setImmediate;

export interface Perturbations {
  /** The same perturbations for the same calls in the same order. */
  readonly seed?: string;
  /** How often an answer comes later rather than at once; 0 never, 1 always. */
  readonly lateness?: number;
  /** How many turns an answer takes at most. */
  readonly mostTurns?: number;
  /** How often these are turns of the queue of promises alone, and not of the event loop. */
  readonly quickness?: number;
  /** How often another writer was first, or seems to have been; below 1. */
  readonly conflicts?: number;
}

const KEPT: AppendOutcome = { isKept: true };

/**
 * Keeps every fact of every account, as a store that is shared with other servers would: it answers late, in any order
 * between accounts, and now and then another writer was first. Nothing that a client sees depends on any of this.
 */
export class PerturbingStore implements AccountStore {
  readonly #options: Required<Perturbations>;
  /** Each fact as it would be written down. */
  readonly #logs = new Map<string, string[]>();
  #drawCount = 0;
  #pendingCount = 0;

  constructor(perturbations: Perturbations = {}) {
    const usual = { seed: 'perturbed', lateness: 0.9, mostTurns: 4, quickness: 0.5, conflicts: 0.1 };
    this.#options = { ...usual, ...perturbations };
  }

  open(accountId: string): MaybePromise<StoredAccount | undefined> {
    return this.#later(() => {
      const facts = this.log(accountId);
      return facts.length === 0 ? undefined : { facts, position: facts.length };
    });
  }

  append(accountId: string, position: number, facts: readonly Fact[]): MaybePromise<AppendOutcome> {
    return this.#later(() => this.#append(accountId, position, facts));
  }

  list(): MaybePromise<readonly string[]> {
    return this.#later(() => [...this.#logs.keys()]);
  }

  drop(accountId: string): MaybePromise<void> {
    this.#logs.delete(accountId);
    return this.#later(() => undefined);
  }

  /** Every fact of an account so far. */
  log(accountId: string): readonly Fact[] {
    return (this.#logs.get(accountId) ?? []).map((line) => JSON.parse(line) as Fact);
  }

  /** Settles once every answer is given. */
  async settled(): Promise<void> {
    do await new Promise((resolve) => nextTurn(resolve));
    while (this.#pendingCount > 0);
  }

  /** @throws Error where the facts of an account do not come to the state that it has. */
  async verifyReplay(accounts: Iterable<Pick<Account, 'id' | 'snapshot'>>): Promise<void> {
    await this.settled();
    for (const account of accounts) {
      const replayed = new AccountState();
      for (const fact of this.log(account.id)) evolve(replayed, fact);
      const { facts: _facts, usage: _usage, journal: _journal, ...live } = account.snapshot();
      requireSame(account.id, stateText(replayed.checkpoint()), stateText(live));
    }
  }

  #append(accountId: string, position: number, facts: readonly Fact[]): AppendOutcome {
    if (position === 0 && !this.#logs.has(accountId)) this.#logs.set(accountId, []);
    const log = this.#logs.get(accountId);
    // Its account is gone, and nobody will ask for it again.
    if (log === undefined || position > log.length) return KEPT;
    if (this.#draw('conflict') < this.#options.conflicts) this.#addOwn(log);
    else if (log.length === position) {
      for (const fact of facts) log.push(JSON.stringify(fact));
      return KEPT;
    }
    return { isKept: false, newer: log.slice(position).map((line) => JSON.parse(line) as Fact) };
  }

  /** A fact of another writer, which changes no answer; or none, and there only seemed to be one. */
  #addOwn(log: string[]): void {
    const last = log.at(-1);
    if (last === undefined) return;
    const { at, ...fact } = JSON.parse(last) as Fact;
    const isStanding = fact.kind === 'clock.changed' && fact.mode === 'frozen';
    const harmless: readonly Fact[] = [
      { kind: 'device.connected', at, deviceId: 'device_of_nobody' },
      { kind: 'rule.removed', at, rule: 'rule of nobody' },
      { kind: 'rules.counted', at, counts: [] },
      ...(isStanding ? [{ at, ...fact }] : []),
    ];
    const own = harmless[Math.floor(this.#draw('own') * (harmless.length + 1))];
    if (own !== undefined) log.push(JSON.stringify(own));
  }

  #later<T>(answer: () => T): MaybePromise<T> {
    if (this.#draw('lateness') >= this.#options.lateness) return answer();
    this.#pendingCount++;
    return this.#waitTurns().then(() => {
      this.#pendingCount--;
      return answer();
    });
  }

  async #waitTurns(): Promise<void> {
    const isQuick = this.#draw('quick') < this.#options.quickness;
    const turns = Math.ceil(this.#draw('turns') * this.#options.mostTurns);
    for (let turn = 0; turn < turns; turn++)
      await (isQuick ? undefined : new Promise((resolve) => nextTurn(resolve)));
  }

  #draw(what: string): number {
    return draw(this.#options.seed, what, this.#drawCount++);
  }
}

/** A state as text; the instant that a running clock shows is not part of it. */
function stateText({ clock, ...state }: ReturnType<AccountState['checkpoint']>): string {
  const shown = clock.mode === 'frozen' ? clock : { mode: clock.mode, factor: clock.factor };
  return JSON.stringify({ ...state, clock: shown });
}

function requireSame(accountId: string, replayed: string, live: string): void {
  if (replayed === live) return;
  let place = 0;
  while (replayed[place] === live[place]) place++;
  const excerpt = (text: string) => text.slice(Math.max(0, place - 100), place + 200);
  throw new Error(
    `The facts of account ${accountId} do not come to the state that it has.\n` +
      `Replayed: ${excerpt(replayed)}\nLive:     ${excerpt(live)}`,
  );
}

/**
 * The store that the tests of this run use: `AMPS_TEST_STORE=perturbing` runs any of them on one of these, for they all
 * must pass on it too. Undefined where the variable is not set: then accounts are kept in memory alone.
 */
export function createTestStore(): PerturbingStore | undefined {
  const { AMPS_TEST_STORE: name } = process.env;
  if (name === undefined || name === '') return undefined;
  if (name === 'perturbing') return new PerturbingStore();
  throw new Error(`AMPS_TEST_STORE is ${JSON.stringify(name)}. Set it to "perturbing", or not at all.`);
}
