import type { Environment } from '../domain/entities.ts';
import type { Instant } from '../domain/instant.ts';
import type { Rule } from '../domain/rules/rule.ts';
import type { AccountBaseline } from './baseline.ts';
import { Clock, type ClockPace, type ClockState } from './clock.ts';
import { Journal, type JournalLimits, type JournalSnapshot } from './journal/journal.ts';
import { Rulebook, type RulebookSnapshot } from './rules/rulebook.ts';
import { UsageCounters, type UsageCountersSnapshot } from './usage-counters.ts';
import { World, type WorldSettings } from './world.ts';
import type { LoggedCommand } from './world-command.ts';

/** How an account's clock starts, and how it runs again after a reset. Without `at` it shows the machine's time. */
export type ClockStart = ClockPace & { readonly at?: Instant };

/** An account as data: what it began with, what has happened since, and what was counted. */
export interface AccountSnapshot {
  readonly baseline: AccountBaseline;
  readonly clockStart: ClockStart;
  readonly startedAt: Instant;
  readonly clock: ClockState;
  readonly commands: readonly LoggedCommand[];
  readonly usage: UsageCountersSnapshot;
  /** Empty where left out. */
  readonly journal?: JournalSnapshot;
  /** Back to the baseline where left out. */
  readonly rules?: RulebookSnapshot;
}

export interface AccountSettings extends WorldSettings {
  readonly journal: JournalLimits;
  /** The rules that every account begins with, in the order in which they are asked. */
  readonly rules: readonly Rule[];
}

export interface AccountOptions {
  readonly baseline: AccountBaseline;
  readonly clockStart: ClockStart;
  readonly settings: AccountSettings;
}

/** A customer of the API: its own devices, actions, keys, clock, rules, usage and journal. The key is the tenant. */
export class Account {
  readonly clock: Clock;
  readonly usage = new UsageCounters();
  readonly journal: Journal;
  readonly rulebook: Rulebook;
  /** Rules that requests ask for by the name of a scenario, each with counters of its own. */
  readonly #scenarioBooks = new Map<string, Rulebook>();
  #baseline: AccountBaseline;
  #clockStart: ClockStart;
  readonly #settings: AccountSettings;
  #world: World;

  constructor({ baseline, clockStart, settings }: AccountOptions) {
    this.#baseline = baseline;
    this.#clockStart = clockStart;
    this.#settings = settings;
    this.clock = new Clock(clockStart);
    this.journal = new Journal(settings.journal);
    this.#world = this.#begin();
    this.rulebook = this.#openRulebook(settings.rules);
  }

  get id(): string {
    return this.#baseline.id;
  }

  get name(): string {
    return this.#baseline.name;
  }

  get environment(): Environment {
    return this.#baseline.environment;
  }

  get seed(): string {
    return this.#baseline.seed;
  }

  get baseline(): AccountBaseline {
    return this.#baseline;
  }

  get world(): World {
    return this.#world;
  }

  /** Back to the baseline, its own or another: devices, actions, keys, clock, rules, usage and journal. */
  reset(baseline = this.#baseline, clockStart = this.#clockStart): void {
    this.#baseline = baseline;
    this.#clockStart = clockStart;
    this.clock.restore({ ...clockStart, at: new Clock(clockStart).now() });
    this.usage.clear();
    this.journal.reset();
    this.#world = this.#begin();
    this.rulebook.reset({ at: this.#world.startedAt, seed: this.seed });
    this.#scenarioBooks.clear();
  }

  snapshot(): AccountSnapshot {
    return {
      baseline: this.#baseline,
      clockStart: this.#clockStart,
      startedAt: this.#world.startedAt,
      clock: this.clock.state(),
      commands: [...this.#world.commands],
      usage: this.usage.snapshot(),
      journal: this.journal.snapshot(),
      rules: this.rulebook.snapshot(),
    };
  }

  /** Takes over a snapshot, its instant included: the next answers are those that came after it. */
  restore(snapshot: AccountSnapshot): void {
    this.prepareRestore(snapshot)();
  }

  /** Plays a snapshot; only a call of the answer changes the account. @throws where a command of it cannot be played. */
  prepareRestore(snapshot: AccountSnapshot): () => void {
    const world = new World(snapshot.baseline, snapshot.startedAt, this.clock, this.#settings);
    world.replay(snapshot.commands);
    return () => {
      this.#baseline = snapshot.baseline;
      this.#clockStart = snapshot.clockStart;
      this.clock.restore(snapshot.clock);
      this.usage.restore(snapshot.usage);
      this.journal.restore(snapshot.journal);
      this.#world = world;
      this.#scenarioBooks.clear();
      const start = { at: snapshot.startedAt, seed: snapshot.baseline.seed };
      if (snapshot.rules === undefined) this.rulebook.reset(start);
      else this.rulebook.restore(snapshot.rules, start);
    };
  }

  /** The rules of a scenario that requests name in a header; opened, with `load`, where none did before. */
  async scenarioBook(
    name: string,
    load: () => Promise<readonly Rule[] | undefined>,
  ): Promise<Rulebook | undefined> {
    if (!this.#scenarioBooks.has(name)) {
      const rules = await load();
      if (rules === undefined) return undefined;
      // Another request may have opened it in the meantime: its counters are the ones that count.
      if (!this.#scenarioBooks.has(name)) this.#scenarioBooks.set(name, this.#openRulebook(rules));
    }
    return this.#scenarioBooks.get(name);
  }

  #openRulebook(baseline: readonly Rule[]): Rulebook {
    return new Rulebook({ baseline, seed: this.seed, at: this.#world.startedAt });
  }

  #begin(): World {
    return new World(this.#baseline, this.clock.now(), this.clock, this.#settings);
  }
}
