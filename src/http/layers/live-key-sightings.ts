import type { LiveKeySighting } from '../../domain/keys/live-key-sighting.ts';
import { maskKey } from '../../domain/keys/mask-keys.ts';
import type { LogSink } from '../../log/log.ts';

/** Counts real-looking live keys that reached this test environment; keeps no key, only masks. */
export class LiveKeySightings {
  readonly #counts = new Map<string, number>();
  readonly #log: LogSink;

  constructor(log: LogSink) {
    this.#log = log;
  }

  note(key: string): void {
    if (this.#counts.size === 0) {
      this.#log({
        type: 'warning',
        message:
          `A live key (${maskKey(key)}) reached this sandbox and was refused. ` +
          'Something in this test environment is configured with a production credential: find it and replace it.',
      });
    }
    const mask = maskKey(key);
    this.#counts.set(mask, (this.#counts.get(mask) ?? 0) + 1);
  }

  list(): readonly LiveKeySighting[] {
    return [...this.#counts].map(([key, count]) => ({ key, count }));
  }
}
