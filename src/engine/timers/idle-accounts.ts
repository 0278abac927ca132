import type { LogSink } from '../../log/log.ts';
import type { Account } from '../../world/account.ts';
import type { Accounts, LimitReason } from '../../world/accounts.ts';
import { readMonotonic, startTimer, stopTimer, type Timer } from '../../world/time/machine-clock.ts';

/** Between two sweeps: accounts whose time is over meanwhile are closed together. Milliseconds. */
const SHORTEST_PAUSE_MS = 10;
/** Longest delay that a timer takes. Milliseconds. */
const LONGEST_PAUSE_MS = 2 ** 31 - 1;

/** Ids that a line of the log names. */
const MAX_NAMED = 5;

/** Closes accounts that nobody has used for as long as they may be idle: one timer, which keeps no process alive. */
export class IdleAccounts {
  readonly #log: LogSink;
  #accounts: Accounts | undefined;
  #timer: Timer | undefined;
  /** When the timer fires, on the monotonic clock. */
  #timerAt = Number.POSITIVE_INFINITY;
  #isStopped = false;

  constructor(log: LogSink) {
    this.#log = log;
  }

  /** Whose accounts they are; lives may have begun before. */
  watch(accounts: Accounts): void {
    this.#accounts = accounts;
  }

  /** Wakes up at this instant at the latest. */
  expect(endsAt: number): void {
    if (this.#isStopped || endsAt >= this.#timerAt || endsAt === Number.POSITIVE_INFINITY) return;
    stopTimer(this.#timer);
    this.#timerAt = endsAt;
    const pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, endsAt - readMonotonic()));
    this.#timer = startTimer(() => this.#sweep(), pauseMs);
    this.#timer.unref();
  }

  stop(): void {
    this.#isStopped = true;
    stopTimer(this.#timer);
  }

  /** Tells of accounts that a limit has closed: of each sweep, and of the first that gave way to another. */
  tell(closed: readonly Account[], reason: LimitReason): void {
    const accounts = this.#accounts;
    if (accounts === undefined) return;
    if (reason === 'idle') {
      const names = closed.slice(0, MAX_NAMED).map(({ id }) => id);
      const more = closed.length > names.length ? ` and ${closed.length - names.length} more` : '';
      const message = `Closed ${closed.length === 1 ? 'account' : 'accounts'} ${names.join(', ')}${more}: nobody has used them for as long as they may be idle (accounts.idleAfter, or ttl).`;
      this.#log({ type: 'info', message });
    } else if (accounts.closedByLimit.max === closed.length) {
      const [first] = closed;
      const message =
        `Closed account ${first?.id}, the least recently used one: there are ${accounts.limits.max} accounts, which is accounts.max. ` +
        'Later ones are closed without a message, and counted in GET /__sandbox. Close accounts that are no longer needed, or raise accounts.max.';
      this.#log({ type: 'warning', message });
    }
  }

  #sweep(): void {
    this.#timerAt = Number.POSITIVE_INFINITY;
    const closed = Promise.resolve().then(() => this.#accounts?.closeIdle());
    closed
      .catch((error: unknown) => {
        this.#log({
          type: 'error',
          message: 'Failed to close idle accounts. It is tried again later.',
          error,
        });
      })
      .then(() => this.expect(this.#accounts?.lives.nextEndAt() ?? Number.POSITIVE_INFINITY));
  }
}
