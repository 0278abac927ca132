import type { LiveKeySighting } from '../../domain/keys/live-key-sighting.ts';
import { maskKey } from '../../domain/keys/mask-keys.ts';
import type { LogSink } from '../../log/log.ts';
import { BoundedTally } from '../../world/coverage/bounded-tally.ts';

/** Counts real-looking live keys that reached this test environment; keeps no key, only masks. */
export class LiveKeySightings {
  readonly #sightings = new BoundedTally<LiveKeySighting & { count: number }>();
  readonly #log: LogSink;
  readonly #onNoted: (mask: string) => void;

  /** @param onNoted hears of each, as often as it comes */
  constructor(log: LogSink, onNoted: (mask: string) => void = () => {}) {
    this.#log = log;
    this.#onNoted = onNoted;
  }

  note(key: string): void {
    if (this.total === 0) {
      this.#log({
        type: 'warning',
        message:
          `A live key (${maskKey(key)}) reached this sandbox and was refused. ` +
          'Something in this test environment is configured with a production credential: find it and replace it.',
      });
    }
    const mask = maskKey(key);
    this.#sightings.note(mask, () => ({ key: mask, count: 1 }));
    this.#onNoted(mask);
  }

  /** How many requests had one, those that are not listed included. */
  get total(): number {
    return this.#sightings.total;
  }

  /** The first thousand of them. */
  list(): readonly LiveKeySighting[] {
    return this.#sightings.facts().items;
  }
}
