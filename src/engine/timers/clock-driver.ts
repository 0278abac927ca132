import TinyQueue from 'tinyqueue';
import type { LogSink } from '../../log/log.ts';
import type { Account } from '../../world/account.ts';
import { readMonotonic, startTimer, stopTimer, type Timer } from '../../world/time/machine-clock.ts';

/** Between two wake-ups: what falls due meanwhile runs together. Milliseconds. */
const SHORTEST_PAUSE_MS = 10;
/** Longest delay that a timer takes; a later instant is looked at again then. Milliseconds. */
const LONGEST_PAUSE_MS = 2 ** 31 - 1;

/** So many outdated wake-ups may stand in the queue beside as many as are in force. */
const MOST_OUTDATED = 64;

interface WakeUp {
  /** Undefined once the wake-up is outdated: it may stand in the queue for days, and must not hold an account until then. */
  account: Account | undefined;
  /** On the monotonic clock, in milliseconds. */
  readonly at: number;
}

/**
 * Runs what is due on the clocks that run by themselves, with no request in between: one timer for the earliest instant
 * of all accounts, which keeps no process alive. A server on which nothing is due does not wake up.
 */
export class ClockDriver {
  readonly #log: LogSink;
  #queue = queueOf([]);
  /** The wake-up in force of each account. */
  readonly #inForce = new Map<Account, WakeUp>();
  #timer: Timer | undefined;
  /** When the timer fires. */
  #timerAt = Number.POSITIVE_INFINITY;
  #isStopped = false;

  constructor(log: LogSink) {
    this.#log = log;
  }

  /** What is due on the clock of an account that is closed does not run any more. */
  forget(account: Account): void {
    this.#revoke(account);
    if (this.#queue.length > 2 * this.#inForce.size + MOST_OUTDATED)
      this.#queue = queueOf([...this.#inForce.values()]);
  }

  /** Nothing runs by itself any more. */
  stop(): void {
    this.#isStopped = true;
    this.#inForce.clear();
    this.#queue = queueOf([]);
    this.#setTimer(Number.POSITIVE_INFINITY);
  }

  /** Plans anew: each fact of an account may change what is due next, or how its clock runs. */
  plan(account: Account): void {
    const { nextDueAt } = account;
    const pauseMs = nextDueAt === undefined ? undefined : account.clock.realMsUntil(nextDueAt);
    if (this.#isStopped || pauseMs === undefined) {
      this.#revoke(account);
      return;
    }
    const wakeUp: WakeUp = { account, at: readMonotonic() + pauseMs };
    const before = this.#inForce.get(account);
    // Later wake-ups of the same account need no place in the queue: the earlier one looks again.
    if (before !== undefined && before.at <= wakeUp.at) return;
    this.#revoke(account);
    this.#inForce.set(account, wakeUp);
    this.#queue.push(wakeUp);
    if (wakeUp.at < this.#timerAt) this.#setTimer(wakeUp.at);
  }

  #revoke(account: Account): void {
    const wakeUp = this.#inForce.get(account);
    if (wakeUp === undefined) return;
    wakeUp.account = undefined;
    this.#inForce.delete(account);
  }

  #setTimer(at: number): void {
    stopTimer(this.#timer);
    this.#timer = undefined;
    this.#timerAt = at;
    if (at === Number.POSITIVE_INFINITY) return;
    const pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, at - readMonotonic()));
    this.#timer = startTimer(() => this.#wake(), pauseMs);
    this.#timer.unref();
  }

  #wake(): void {
    this.#timerAt = Number.POSITIVE_INFINITY;
    const now = readMonotonic();
    for (let next = this.#queue.peek(); next !== undefined && next.at <= now; next = this.#queue.peek()) {
      this.#queue.pop();
      if (next.account === undefined) continue;
      this.#inForce.delete(next.account);
      this.#run(next.account);
    }
    const next = this.#queue.peek();
    if (next !== undefined) this.#setTimer(next.at);
  }

  #run(account: Account): void {
    const settled = Promise.resolve()
      .then(() => account.settle())
      .then(() => this.plan(account));
    settled.catch((error: unknown) => {
      const message = `Failed to run what is due of account ${account.id}. It is tried again at its next request.`;
      this.#log({ type: 'error', message, error });
    });
  }
}

function queueOf(wakeUps: WakeUp[]): TinyQueue<WakeUp> {
  return new TinyQueue(wakeUps, (a, b) => a.at - b.at);
}
