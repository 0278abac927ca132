import type { Instant } from '../../domain/time/instant.ts';

/** Waits that are remembered at once; the oldest gives way. */
const MAX_WAITS = 1_000;

/** Until when clients were asked to stay away, by what they called. */
export class RetryWaits {
  readonly #until = new Map<string, Instant>();

  /** Whether a call comes before it was asked back. */
  isEarly(call: string, at: Instant): boolean {
    const until = this.#until.get(call);
    if (until === undefined) return false;
    if (at < until) return true;
    this.#until.delete(call);
    return false;
  }

  note(call: string, until: Instant): void {
    this.#until.delete(call);
    this.#until.set(call, until);
    if (this.#until.size <= MAX_WAITS) return;
    const [oldest] = this.#until.keys();
    if (oldest !== undefined) this.#until.delete(oldest);
  }

  get isEmpty(): boolean {
    return this.#until.size === 0;
  }

  snapshot(): (readonly [string, Instant])[] {
    return [...this.#until];
  }

  restore(waits: readonly (readonly [string, Instant])[]): void {
    this.clear();
    for (const [call, until] of waits) this.note(call, until);
  }

  clear(): void {
    this.#until.clear();
  }
}
