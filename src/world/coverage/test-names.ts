/** Which test an account is the one of, for as long as it is open. */
export class TestNames {
  readonly #names = new Map<string, string>();

  open(account: string, name: string): void {
    this.#names.set(account, name);
  }

  close(account: string): void {
    this.#names.delete(account);
  }

  /** The test of an account; for one that is no test's, and for none, the only test that is running. */
  of(account: string | undefined): string | undefined {
    const own = account === undefined ? undefined : this.#names.get(account);
    if (own !== undefined || this.#names.size !== 1) return own;
    const [only] = this.#names.values();
    return only;
  }
}
