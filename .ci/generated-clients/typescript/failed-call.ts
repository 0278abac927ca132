/** An answer that is no success, of a client that does not throw by itself. */
export class FailedCall extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`The call was answered with ${status}.`);
    this.status = status;
  }
}

/** What a client answered; throws where it was no success. */
export function dataOf<T>({ data, response }: { data?: T; response?: Response }): T {
  if (data === undefined) throw new FailedCall(response?.status ?? 0);
  return data;
}
