const MARK = Symbol.for('amps-sandbox.SetupError');

/**
 * A mistake in what the sandbox was given, which the user can mend: the message says what failed, where, why, and what
 * to do. Known by a mark and not by the class, so that a copy of the package in another bundle or test realm is known too.
 */
export class SetupError extends Error {
  override readonly name: string = 'SetupError';
  /** What went wrong, for programs to tell. */
  readonly code: string;

  constructor(code: string, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.code = code;
    Object.defineProperty(this, MARK, { value: true });
  }

  static override [Symbol.hasInstance](this: unknown, value: unknown): boolean {
    if (this !== SetupError) return Function.prototype[Symbol.hasInstance].call(this, value);
    return typeof value === 'object' && value !== null && MARK in value;
  }
}
