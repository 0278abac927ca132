import type { ServerResponse } from 'node:http';
import { StatusProblem } from '../../domain/failures/problem.ts';
import { startTimer, stopTimer } from '../../world/time/machine-clock.ts';

/** Replies that are held back at once, each with its request. */
const MAX_DELAYED = 10_000;

/** Replies that rules hold back: by one connection a client may send any number of requests. */
export class DelayedReplies {
  readonly #max: number;
  #count = 0;

  constructor(max = MAX_DELAYED) {
    this.#max = max;
  }

  /**
   * Waits in real time; ends early where the client does not wait any more.
   * @throws StatusProblem where as many are held back as there may be
   */
  async delay(ms: number, response: ServerResponse): Promise<void> {
    if (this.#count >= this.#max) throw tooMany(this.#max);
    this.#count++;
    await new Promise<void>((resolve) => {
      const timer = startTimer(done, ms);
      response.once('close', done);
      function done(): void {
        stopTimer(timer);
        response.off('close', done);
        resolve();
      }
    });
    this.#count--;
  }
}

function tooMany(max: number): StatusProblem {
  const advice = 'Send fewer requests at once, or let the rule delay for a shorter time';
  const message = `The sandbox delays ${max} replies already, the most that it may. ${advice}`;
  return new StatusProblem(503, 'Service Unavailable', message);
}
