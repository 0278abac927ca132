import TinyQueue from 'tinyqueue';
import type { Instant } from '../../domain/instant.ts';

/** A transition that waits for its instant. */
export interface DueTransition {
  readonly at: Instant;
  /** Breaks ties: transitions of one instant run in the order they were scheduled. */
  readonly order: number;
  readonly kind: 'acknowledge' | 'finish';
  readonly actionKey: string;
}

/** Puts the transitions of actions on the clock and hands them out in order of time. */
export class ActionRunner {
  readonly #queue = new TinyQueue<DueTransition>([], (a, b) => a.at - b.at || a.order - b.order);
  #scheduled = 0;

  schedule(kind: DueTransition['kind'], actionKey: string, at: Instant): void {
    this.#queue.push({ at, order: this.#scheduled++, kind, actionKey });
  }

  /** When the next transition is due, for timers of a running clock. */
  nextAt(): Instant | undefined {
    return this.#queue.peek()?.at;
  }

  /** Runs everything due at or before `now`, what falls due on the way included. */
  runDue(now: Instant, run: (transition: DueTransition) => void): void {
    for (let next = this.#queue.peek(); next !== undefined && next.at <= now; next = this.#queue.peek()) {
      this.#queue.pop();
      run(next);
    }
  }
}
