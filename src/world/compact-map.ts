/**
 * A map by text that costs little while it has one entry at most, as most maps of an account do: an empty `Map` alone
 * takes 200 bytes. From the second entry on it is a `Map`.
 */
export class CompactMap<V> {
  /** The only entry, while there is no map. */
  #key: string | undefined;
  #value: V | undefined;
  #map: Map<string, V> | undefined;

  get size(): number {
    return this.#map?.size ?? (this.#key === undefined ? 0 : 1);
  }

  get(key: string): V | undefined {
    if (this.#map !== undefined) return this.#map.get(key);
    return key === this.#key ? this.#value : undefined;
  }

  has(key: string): boolean {
    return this.#map?.has(key) ?? key === this.#key;
  }

  set(key: string, value: V): void {
    if (this.#map !== undefined) {
      this.#map.set(key, value);
    } else if (this.#key === undefined || this.#key === key) {
      this.#key = key;
      this.#value = value;
    } else {
      this.#map = new Map([
        [this.#key, this.#value as V],
        [key, value],
      ]);
      this.#empty();
    }
  }

  delete(key: string): void {
    if (this.#map !== undefined) this.#map.delete(key);
    else if (this.#key === key) this.#empty();
  }

  clear(): void {
    this.#map = undefined;
    this.#empty();
  }

  /** In the order in which the keys were first put. */
  keys(): string[] {
    return this.entries().map(([key]) => key);
  }

  values(): V[] {
    return this.entries().map(([, value]) => value);
  }

  entries(): [string, V][] {
    if (this.#map !== undefined) return [...this.#map];
    return this.#key === undefined ? [] : [[this.#key, this.#value as V]];
  }

  #empty(): void {
    this.#key = undefined;
    this.#value = undefined;
  }
}
