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
}

const isInstance = Function.prototype[Symbol.hasInstance];

Object.defineProperty(SetupError, Symbol.hasInstance, {
  value(this: unknown, value: unknown): boolean {
    // Subclasses inherit this, and are told apart as all classes are.
    if (this !== SetupError) return isInstance.call(this, value);
    return typeof value === 'object' && value !== null && MARK in value;
  },
});
