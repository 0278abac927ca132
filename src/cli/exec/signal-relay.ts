import type { ChildProcess } from 'node:child_process';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type Relayed = (typeof SIGNALS)[number];

/** How long a command may take to end once it was told to. */
const GRACE_MS = 5_000;
/** How long the way to the command may take to notice that it is not wanted any more. */
const START_GRACE_MS = 800;

/** Passes the signals that we get on to the command, and sees to it that the command does not outlive us. */
export class SignalRelay implements Disposable {
  #child: ChildProcess | undefined;
  #received: Relayed | undefined;
  #deadline: NodeJS.Timeout | undefined;

  constructor() {
    for (const signal of SIGNALS) process.on(signal, this.#relay);
    process.on('exit', this.#killChild);
  }

  /** The first signal that came, if any. */
  get received(): NodeJS.Signals | undefined {
    return this.#received;
  }

  attach(child: ChildProcess): void {
    this.#child = child;
    if (this.#received !== undefined) child.kill(this.#received);
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#deadline);
    // It has ended, unless something went wrong with us.
    this.#killChild();
    process.off('exit', this.#killChild);
    for (const signal of SIGNALS) process.off(signal, this.#relay);
  }

  readonly #relay = (signal: Relayed): void => {
    const isFirst = this.#received === undefined;
    this.#received ??= signal;
    if (this.#child === undefined) {
      if (isFirst) setTimeout(() => this.#endUnlessStarted(signal), START_GRACE_MS).unref();
      else this.#endUnlessStarted(signal);
      return;
    }
    // Ctrl-C reaches all programs of the terminal by itself, and many end less well at the second one.
    if (signal === 'SIGINT' && isAtTerminal()) return;
    this.#child.kill(signal);
    if (signal !== 'SIGINT') this.#deadline ??= setTimeout(this.#killChild, GRACE_MS);
  };

  /** By the signal itself: an exit waits for what is being read or written. */
  #endUnlessStarted(signal: Relayed): void {
    if (this.#child !== undefined) return;
    process.off(signal, this.#relay);
    process.kill(process.pid, signal);
  }

  readonly #killChild = (): void => {
    this.#child?.kill('SIGKILL');
  };
}

function isAtTerminal(): boolean {
  return [process.stdin, process.stdout, process.stderr].some(({ isTTY }) => isTTY === true);
}
