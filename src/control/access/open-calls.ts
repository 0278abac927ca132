import { ControlProblem } from '../control-problem.ts';

export interface OpenCallLimits {
  /** What the calls do, as in `Failed to …`. */
  readonly act: string;
  /** What the calls are, in the plural. */
  readonly calls: string;
  readonly advice: string;
}

/** Open calls of one kind for one account: more than any test has. */
const MOST_OF_ACCOUNT = 100;
/** The same for the whole server. */
const MOST = 1_000;

/** Counts calls of one kind that stay open, and refuses more than there may be. */
export class OpenCalls {
  readonly #limits: OpenCallLimits;
  readonly #counts = new Map<object, number>();
  #total = 0;

  constructor(limits: OpenCallLimits) {
    this.#limits = limits;
  }

  /**
   * Counts a call until it has ended.
   * @param owner the account, or what stands for it
   * @throws ControlProblem where as many are open as there may be
   */
  async count<T>(owner: object, call: () => Promise<T>): Promise<T> {
    this.#requireRoom(owner);
    this.#change(owner, 1);
    try {
      return await call();
    } finally {
      this.#change(owner, -1);
    }
  }

  #requireRoom(owner: object): void {
    if ((this.#counts.get(owner) ?? 0) >= MOST_OF_ACCOUNT) throw this.#tooMany('account', MOST_OF_ACCOUNT);
    if (this.#total >= MOST) throw this.#tooMany('server', MOST);
  }

  #change(owner: object, by: 1 | -1): void {
    this.#total += by;
    const count = (this.#counts.get(owner) ?? 0) + by;
    if (count === 0) this.#counts.delete(owner);
    else this.#counts.set(owner, count);
  }

  #tooMany(whose: 'account' | 'server', most: number): ControlProblem {
    const { act, calls, advice } = this.#limits;
    const why = `the ${whose} has ${most} open ${calls}, which is the most that it may have`;
    return new ControlProblem('too-many-calls', `Failed to ${act}: ${why}. ${advice}`);
  }
}
