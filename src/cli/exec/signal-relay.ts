import type { ChildProcess } from 'node:child_process';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type Relayed = (typeof SIGNALS)[number];

/** How long a command may take to end once it was told to. */
const GRACE_MS = 5_000;

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
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#deadline);
    // It has ended, unless something went wrong with us.
    this.#killChild();
    process.off('exit', this.#killChild);
    for (const signal of SIGNALS) process.off(signal, this.#relay);
  }

  readonly #relay = (signal: Relayed): void => {
    this.#received ??= signal;
    // Ctrl-C reaches all programs of the terminal by itself, and many end less well at the second one.
    if (signal === 'SIGINT' && isAtTerminal()) return;
    this.#child?.kill(signal);
    if (signal !== 'SIGINT') this.#deadline ??= setTimeout(this.#killChild, GRACE_MS);
  };

  readonly #killChild = (): void => {
    this.#child?.kill('SIGKILL');
  };
}

function isAtTerminal(): boolean {
  return [process.stdin, process.stdout, process.stderr].some(({ isTTY }) => isTTY === true);
}
