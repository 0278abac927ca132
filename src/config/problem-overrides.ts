import { PROBLEM_KINDS, type ProblemKind } from '../domain/problem.ts';
import { closedObject, type FieldReaders, recordOf } from './collections.ts';
import { optional, type Reader, someText, text, wholeNumber } from './readers.ts';

/** What a user who knows the real service better puts in the place of our answer to one kind of problem. */
export interface ProblemOverride {
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type ProblemOverrides = Readonly<Partial<Record<ProblemKind, ProblemOverride>>>;

const readHeaderName = text({
  pattern: /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}$/,
  expected: 'a header name',
  example: 'x-error-code',
});

const readHeaderValue = text({
  pattern: /^[\t\x20-\x7e]{0,1000}$/,
  expected: 'a header value on one line of plain characters',
  example: '"60"',
});

const readOverride = closedObject<ProblemOverride>({
  status: optional(wholeNumber({ min: 400, max: 599, example: 422 })),
  code: optional(someText('DEVICE_NOT_FOUND')),
  message: optional(someText('Device not found')),
  headers: optional(recordOf(readHeaderName, readHeaderValue)),
});

export function problemOverrides(): Reader<ProblemOverrides> {
  const fields = PROBLEM_KINDS.map((kind) => [kind, optional(readOverride)] as const);
  return closedObject(Object.fromEntries(fields) as FieldReaders<ProblemOverrides>);
}
