import type { MaybePromise } from '../../domain/maybe-promise.ts';
import type { Account } from '../account.ts';
import { readMonotonic } from '../time/machine-clock.ts';

/** How many accounts there may be, and how long one may be idle. */
export interface AccountLimits {
  readonly max: number;
  /** In real time, whatever the account's clock shows; infinite where none is closed for it. Milliseconds. */
  readonly idleAfterMs: number;
}

interface Life {
  readonly idleAfterMs: number;
  /** On the monotonic clock, in milliseconds. */
  usedAt: number;
  /** Requests of it that are being served. */
  inUse: number;
}

/**
 * How long accounts live that were opened at run time: those of the world are not among them and live as long as the
 * server. An account that a request is being served for is never idle.
 */
export class AccountLives {
  /** The least recently used one first. */
  readonly #lives = new Map<Account, Life>();
  readonly #onEnd: (at: number) => void;

  /** @param onEnd told when a life ends that has just begun, on the monotonic clock. */
  constructor(onEnd: (at: number) => void) {
    this.#onEnd = onEnd;
  }

  begin(account: Account, idleAfterMs: number): void {
    const usedAt = readMonotonic();
    this.#lives.set(account, { idleAfterMs, usedAt, inUse: 0 });
    if (Number.isFinite(idleAfterMs)) this.#onEnd(usedAt + idleAfterMs);
  }

  end(account: Account): void {
    this.#lives.delete(account);
  }

  /** How long the account may be idle, in milliseconds; undefined for one of the world. */
  idleAfterMs(account: Account): number | undefined {
    return this.#lives.get(account)?.idleAfterMs;
  }

  /** Serves a request of an account, which is not idle until that is done. */
  use<T>(account: Account, serve: () => MaybePromise<T>): MaybePromise<T> {
    const life = this.#lives.get(account);
    if (life === undefined) return serve();
    life.inUse++;
    const leave = (): void => {
      life.inUse--;
      this.#renew(account, life);
    };
    let served: MaybePromise<T>;
    try {
      served = serve();
    } catch (error) {
      leave();
      throw error;
    }
    if (served instanceof Promise) served.then(leave, leave);
    else leave();
    return served;
  }

  /** The account is idle from now on. */
  renew(account: Account): void {
    const life = this.#lives.get(account);
    if (life !== undefined) this.#renew(account, life);
  }

  /** So many idle accounts that were not used for the longest time, or as many as there are. */
  leastRecentlyUsed(count: number): Account[] {
    const found: Account[] = [];
    if (count <= 0) return found;
    for (const [account, { inUse }] of this.#lives) {
      if (inUse > 0) continue;
      found.push(account);
      if (found.length >= count) break;
    }
    return found;
  }

  /** The accounts whose time is over by now. */
  ended(): Account[] {
    const now = readMonotonic();
    return [...this.#lives].filter(([, life]) => endOf(life) <= now).map(([account]) => account);
  }

  /** When the next account is to be closed if nobody uses it, on the monotonic clock; infinite where none is. */
  nextEndAt(): number {
    const now = readMonotonic();
    // One in use is looked at again after its whole time.
    const ends = [...this.#lives.values()].map((life) =>
      life.inUse > 0 ? now + life.idleAfterMs : endOf(life),
    );
    return ends.reduce((earliest, end) => Math.min(earliest, end), Number.POSITIVE_INFINITY);
  }

  #renew(account: Account, life: Life): void {
    // It may have been closed in the meantime.
    if (this.#lives.get(account) !== life) return;
    life.usedAt = readMonotonic();
    this.#lives.delete(account);
    this.#lives.set(account, life);
  }
}

function endOf({ usedAt, idleAfterMs, inUse }: Life): number {
  return inUse > 0 ? Number.POSITIVE_INFINITY : usedAt + idleAfterMs;
}
