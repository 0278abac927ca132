import type { Environment } from '../domain/entities.ts';
import type { Instant } from '../domain/instant.ts';
import type { AccountBaseline } from './baseline.ts';
import { Clock, type ClockPace, type ClockState } from './clock.ts';
import { Meters, type MetersSnapshot } from './meters.ts';
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
  readonly meters: MetersSnapshot;
}

export interface AccountOptions {
  readonly baseline: AccountBaseline;
  readonly clockStart: ClockStart;
  readonly settings: WorldSettings;
}

/** A customer of the API: its own devices, actions, keys, clock and meters. The key is the tenant. */
export class Account {
  readonly clock: Clock;
  readonly meters = new Meters();
  #baseline: AccountBaseline;
  #clockStart: ClockStart;
  readonly #settings: WorldSettings;
  #world: World;

  constructor({ baseline, clockStart, settings }: AccountOptions) {
    this.#baseline = baseline;
    this.#clockStart = clockStart;
    this.#settings = settings;
    this.clock = new Clock(clockStart);
    this.#world = this.#begin();
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

  /** Back to the baseline, its own or another: devices, actions, keys, clock and meters. */
  reset(baseline = this.#baseline, clockStart = this.#clockStart): void {
    this.#baseline = baseline;
    this.#clockStart = clockStart;
    this.clock.restore({ ...clockStart, at: new Clock(clockStart).now() });
    this.meters.clear();
    this.#world = this.#begin();
  }

  snapshot(): AccountSnapshot {
    return {
      baseline: this.#baseline,
      clockStart: this.#clockStart,
      startedAt: this.#world.startedAt,
      clock: this.clock.state(),
      commands: [...this.#world.commands],
      meters: this.meters.snapshot(),
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
      this.meters.restore(snapshot.meters);
      this.#world = world;
    };
  }

  #begin(): World {
    return new World(this.#baseline, this.clock.now(), this.clock, this.#settings);
  }
}
