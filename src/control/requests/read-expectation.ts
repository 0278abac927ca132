import type { EditionSet } from '../../contract/edition-set.ts';
import { didYouMean } from '../../domain/closest-name.ts';
import { invalidRequest } from '../../domain/failures/problem.ts';
import { boundsOf, type Expectation } from '../../domain/journal/expectation.ts';
import type { JournalQuery } from '../../domain/journal/journal-query.ts';
import { parseDuration } from '../../domain/time/duration.ts';
import type { Schemas } from '../operations.ts';

/** Refuses an operation that no document has: nothing ever matches it. @throws ApiProblem */
export function checkOperation({ operation }: JournalQuery, { all }: EditionSet, path: string): void {
  if (operation === undefined) return;
  const known = [...new Set(all.flatMap(({ contract }) => contract.operationIds))];
  if (known.includes(operation)) return;
  const advice = didYouMean(operation, known) ?? `It has ${known.slice(0, 5).join(', ')} …`;
  const message = `is no operation of the document. ${advice}`;
  throw invalidRequest({ path: `${path}/operation`, message });
}

/** @throws ApiProblem where the expectation can never be met. */
export function readExpectation(body: Schemas['Expectation'], editions: EditionSet): Expectation {
  if ('inOrder' in body) {
    for (const [step, query] of body.inOrder.entries()) {
      checkOperation(query, editions, `/body/inOrder/${step}`);
    }
    return body;
  }
  checkOperation(body.request, editions, '/body/request');
  const { min, max } = boundsOf(body.times);
  if (min > max) throw invalidRequest({ path: '/body/times', message: 'has an atLeast above its atMost' });
  return body;
}

const LONGEST_WAIT_MS = 60_000;

/** @throws ApiProblem for a wait of over a minute. */
export function readTimeoutMs(timeout: string): number {
  const timeoutMs = parseDuration(timeout);
  if (timeoutMs !== undefined && timeoutMs <= LONGEST_WAIT_MS) return timeoutMs;
  throw invalidRequest({ path: '/body/timeout', message: 'must be a duration of at most 60s' });
}
