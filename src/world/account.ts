import type { Action } from '../domain/actions/action.ts';
import type { Environment } from '../domain/entities.ts';
import type { ApiKey } from '../domain/keys/api-key.ts';
import { andThen, type MaybePromise } from '../domain/maybe-promise.ts';
import type { RatePlan } from '../domain/rate-limit/plan.ts';
import type { NamedPlan } from '../domain/rate-limit/plan-of-key.ts';
import { type RateVerdict, takeFromQuota } from '../domain/rate-limit/quota.ts';
import type { AccountBaseline } from '../domain/record/baseline.ts';
import type { Fact } from '../domain/record/fact.ts';
import type { RequestFacts } from '../domain/rules/match-rule.ts';
import type { Rule } from '../domain/rules/rule.ts';
import type { Instant } from '../domain/time/instant.ts';
import type { AccountSnapshot } from './account-snapshot.ts';
import { AccountState } from './account-state.ts';
import { decide } from './decide/decide.ts';
import { decideDue } from './decide/decide-actions.ts';
import { decideOpening, type Opening } from './decide/decide-opening.ts';
import { decideRequest } from './decide/decide-rules.ts';
import { Epoch, type EpochEnd, endBy } from './epoch.ts';
import { Journal } from './journal/journal.ts';
import { AccountRecord } from './record/account-record.ts';
import type { AccountStore, StoredAccount } from './record/account-store.ts';
import { evolve } from './record/evolve.ts';
import { FactListeners } from './record/fact-listeners.ts';
import type { Decision, Rulebook } from './rules/rulebook.ts';
import type { AccountSettings } from './settings.ts';
import { advanceClock, type ClockMove } from './time/advance-clock.ts';
import type { Clock } from './time/clock.ts';
import { Turns } from './turns.ts';
import { UsageCounters } from './usage-counters.ts';
import { World } from './world.ts';
import type { PushAction, WorldCommand } from './world-command.ts';

export interface AccountOptions {
  readonly id: string;
  readonly settings: AccountSettings;
  readonly store: AccountStore;
  /** Hears of the facts before the listeners do. */
  readonly onFacts?: (account: Account, facts: readonly Fact[]) => void;
}

/** A customer of the API: its own devices, actions, keys, clock, rules, quotas and journal. The key is the tenant. */
export class Account {
  readonly id: string;
  readonly journal: Journal;
  readonly usage = new UsageCounters();
  /** The devices, actions and keys as requests see them. */
  readonly world: World;
  readonly listeners = new FactListeners();
  readonly #state = new AccountState();
  readonly #settings: AccountSettings;
  readonly #store: AccountStore;
  readonly #onFacts: AccountOptions['onFacts'];
  #record: AccountRecord;
  #epoch = new Epoch();
  /** What begins anew waits for a move of the clock, and a move for it: it would go on in the other's world. */
  readonly #turns = new Turns();

  constructor({ id, settings, store, onFacts }: AccountOptions) {
    this.id = id;
    this.#settings = settings;
    this.#store = store;
    this.#onFacts = onFacts;
    this.journal = new Journal(settings.journal);
    this.world = new World(this.#state, settings);
    this.#record = this.#openRecord(0);
  }

  get name(): string {
    return this.#state.baseline.name;
  }

  get environment(): Environment {
    return this.#state.baseline.environment;
  }

  get seed(): string {
    return this.#state.baseline.seed;
  }

  get baseline(): AccountBaseline {
    return this.#state.baseline;
  }

  get clock(): Clock {
    return this.#state.clock;
  }

  /** From the last beginning to the next: what came in it ends with it. */
  get epoch(): Epoch {
    return this.#epoch;
  }

  get rulebook(): Rulebook {
    return this.#state.rulebook;
  }

  /** How many facts there were. */
  get position(): number {
    return this.#record.position;
  }

  /** When the next thing is due on the account's clock; undefined where nothing is. */
  get nextDueAt(): Instant | undefined {
    return this.#state.actions.nextDueAt;
  }

  /** How many keys and devices were ever added. */
  get added(): { readonly keys: number; readonly devices: number } {
    return this.#state.added;
  }

  /** Begins, or begins anew: devices, actions, keys, clock, rules and quotas of the baseline, and an empty journal. */
  open(opening: Opening): MaybePromise<void> {
    const kept = this.#turns.take(() => this.#record.commit(() => decideOpening(opening, this.#settings)));
    return andThen(kept, () => {
      this.usage.clear();
      this.journal.end('reset');
      this.journal.reset();
    });
  }

  /** It is gone for good: whatever is still under way in it ends. */
  close(): void {
    this.#epoch.finish('closed');
    this.journal.end('closed');
  }

  /** Takes over what a store has kept. Listeners hear nothing: it has all happened before. */
  replay({ checkpoint, facts, position }: StoredAccount): void {
    if (checkpoint !== undefined) this.#state.load(checkpoint);
    for (const fact of facts) evolve(this.#state, fact);
    this.#record = this.#openRecord(position);
  }

  /** Back to the baseline. */
  reset(): MaybePromise<void> {
    const { baseline, clockStart } = this.#state;
    return this.open({ baseline, clockStart });
  }

  snapshot(): AccountSnapshot {
    const [usage, journal] = [this.usage.snapshot(), this.journal.snapshot()];
    // A checkpoint is made anew each time: to copy it would take as long again, for thousands of accounts at once.
    return Object.assign(this.#state.checkpoint(), { facts: [], usage, journal });
  }

  /** Takes over a snapshot, its instant included: the next answers are those that came after it. */
  restore(snapshot: AccountSnapshot): MaybePromise<void> {
    const { facts, usage, journal, ...checkpoint } = snapshot;
    const restored: Fact = { kind: 'account.restored', at: checkpoint.latestAt, checkpoint };
    const kept = this.#turns.take(() => this.#record.commit(() => [restored, ...facts]));
    return andThen(kept, () => {
      this.usage.restore(usage);
      this.journal.end('restored');
      this.journal.restore(journal);
    });
  }

  /**
   * Carries out a command at the instant that a request was given; without one at the present instant, after all that is
   * due by then. A command that depends on the state is given as a function, which is called again where another writer
   * was first; one of a request is given the epoch of that. @throws ApiProblem, EpochOver
   */
  execute(
    command: WorldCommand | (() => WorldCommand),
    at?: Instant,
    epoch?: Epoch,
  ): MaybePromise<readonly Fact[]> {
    const carryOut = (now: Instant) =>
      this.#commit(epoch, () => {
        const asked = typeof command === 'function' ? command() : command;
        return decide(this.#state, asked, this.#instantOf(now), this.#settings);
      });
    return at === undefined ? andThen(this.settle(), carryOut) : carryOut(at);
  }

  /** Sends a command to a device and answers the action as it then stands. @throws ApiProblem for an unknown device. */
  push(command: PushAction, at?: Instant, epoch?: Epoch): MaybePromise<Action> {
    return andThen(this.execute(command, at, epoch), (facts) => this.#createdBy(facts));
  }

  /** Takes one request from what a plan leaves of the key's quota; a refused one costs nothing. */
  takeQuota(
    key: ApiKey,
    { name, plan }: NamedPlan<RatePlan>,
    at: Instant,
    epoch?: Epoch,
  ): MaybePromise<RateVerdict> {
    let verdict: RateVerdict | undefined;
    const committed = this.#commit(epoch, () => {
      const taken = takeFromQuota(plan, this.#state.quotaState(key.key, name), at);
      verdict = taken.verdict;
      if (!verdict.allowed) return [];
      const record = { plan: name, state: taken.state };
      return [{ kind: 'quota.changed', at: this.#instantOf(at), key: key.key, record }];
    });
    return andThen(committed, () => verdict as RateVerdict);
  }

  quotaState(key: string, plan: string) {
    return this.#state.quotaState(key, plan);
  }

  /** What the account's rules do to a request; its turn is used up. */
  selectRule(request: RequestFacts, scenario?: string, epoch?: Epoch): MaybePromise<Decision | undefined> {
    let decision: Decision | undefined;
    const committed = this.#commit(epoch, () => {
      const decided = decideRequest(this.#state, request, scenario);
      decision = decided.decision;
      return decided.facts;
    });
    return andThen(committed, () => decision);
  }

  /** Whether requests have asked for this scenario before: then its counters go on. */
  hasScenario(name: string): boolean {
    return this.#state.scenarios.has(name);
  }

  /** Opens the rules of a scenario that a request names in a header, where none did before. */
  openScenario(scenario: string, rules: readonly Rule[], epoch?: Epoch): MaybePromise<readonly Fact[]> {
    return this.#commit(epoch, () => {
      // Another request may have opened it in the meantime: its counters are the ones that count.
      if (this.#state.scenarios.has(scenario)) return [];
      return [{ kind: 'scenario.opened', at: this.#instantOf(), scenario, rules }];
    });
  }

  /** Runs everything that is due by now and answers the account's instant. */
  settle(): MaybePromise<Instant> {
    const now = this.#state.clock.now();
    const { nextDueAt } = this.#state.actions;
    if (nextDueAt === undefined || nextDueAt > now) return now;
    return andThen(this.#runDue(now), () => now);
  }

  /** Moves the clock forward, changes its pace, or both; the clock stands at each instant at which something is due. */
  async moveClock(move: ClockMove): Promise<void> {
    await this.#turns.take(() => advanceClock(this, move));
  }

  /** Decides nothing for a request whose epoch is over, however long it waited for its turn. */
  #commit(epoch: Epoch | undefined, decideNow: () => readonly Fact[]): MaybePromise<readonly Fact[]> {
    return this.#record.commit(() => {
      epoch?.requireCurrent();
      return decideNow();
    });
  }

  #beginEpoch(end: EpochEnd): void {
    const over = this.#epoch;
    this.#epoch = new Epoch();
    over.finish(end);
  }

  #runDue(until: Instant): MaybePromise<void> {
    for (;;) {
      const facts = this.#record.commit(() => decideDue(this.#state, until, this.#settings));
      if (facts instanceof Promise)
        return facts.then(({ length }) => (length === 0 ? undefined : this.#runDue(until)));
      if (facts.length === 0) return undefined;
    }
  }

  /** No fact is earlier than the one before it, however long its request was on its way. */
  #instantOf(at: Instant = this.#state.clock.now()): Instant {
    return Math.max(at, this.#state.latestAt);
  }

  #createdBy(facts: readonly Fact[]): Action {
    const created = facts.find((fact) => fact.kind === 'action.created');
    if (created === undefined) throw new RangeError('Failed to push: no action was created.');
    const { family, id } = created.action;
    return this.#state.actions.get({ family, actionId: id }) ?? created.action;
  }

  #openRecord(position: number): AccountRecord {
    return new AccountRecord({
      accountId: this.id,
      store: this.#store,
      state: this.#state,
      position,
      onKept: (facts) => {
        const end = endBy(facts);
        if (end !== undefined) this.#beginEpoch(end);
        this.#onFacts?.(this, facts);
        this.listeners.tell(facts);
      },
    });
  }
}
