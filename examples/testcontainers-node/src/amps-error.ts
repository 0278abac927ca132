/** The API said no. */
export class AmpsError extends Error {
  override readonly name: string = 'AmpsError';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(`Amps answered ${status} ${code}: ${message}`);
    this.status = status;
    this.code = code;
  }
}

/** The key is no good, or no longer: no retry helps, somebody must get a new one. */
export class AmpsKeyError extends AmpsError {
  override readonly name = 'AmpsKeyError';
}
