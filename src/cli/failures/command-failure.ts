interface FailureFacts {
  /** Stable, for programs to tell by. */
  readonly code: string;
  readonly exitCode: number;
  /** What to do, where the message has it elsewhere than in its last sentences. */
  readonly hint?: string;
  readonly cause?: unknown;
}

/** A command that did not do what it is for, though nothing is wrong with it; the message is ready for the user. */
export class CommandFailure extends Error {
  override readonly name: string = 'CommandFailure';
  readonly code: string;
  readonly exitCode: number;
  readonly hint: string | undefined;

  constructor(message: string, { code, exitCode, hint, cause }: FailureFacts) {
    super(message, cause === undefined ? {} : { cause });
    this.code = code;
    this.exitCode = exitCode;
    this.hint = hint;
  }
}
