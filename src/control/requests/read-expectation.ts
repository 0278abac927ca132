import type { EditionSet } from '../../contract/edition-set.ts';
import { didYouMean } from '../../domain/closest-name.ts';
import { invalidRequest } from '../../domain/failures/problem.ts';
import { boundsOf, type Expectation } from '../../domain/journal/expectation.ts';
import type { JournalQuery } from '../../domain/journal/journal-query.ts';
import type { MaskHeader } from '../../domain/journal/mask-secrets.ts';
import { parseDuration } from '../../domain/time/duration.ts';
import { escapeStep } from '../../domain/validation/json-pointer.ts';
import type { Schemas } from '../operations.ts';

export interface QueryRules {
  readonly editions: EditionSet;
  readonly maskHeader: MaskHeader;
}

/** Refuses what no entry can ever be: a verdict on it would say nothing. @throws ApiProblem */
export function checkQuery(query: JournalQuery, rules: QueryRules, path: string): void {
  checkOperation(query, rules, path);
  for (const [name, value] of Object.entries(query.headers ?? {})) {
    if (rules.maskHeader(name, value) === value) continue;
    const message = 'holds a secret, which the journal masks. Ask for the name of a key by "keyName".';
    throw invalidRequest({ path: `${path}/headers/${escapeStep(name)}`, message });
  }
}

/** An operation that no document has. */
function checkOperation({ operation }: JournalQuery, { editions }: QueryRules, path: string): void {
  if (operation === undefined) return;
  const known = [...new Set(editions.all.flatMap(({ contract }) => contract.operationIds))];
  if (known.includes(operation)) return;
  const advice = didYouMean(operation, known) ?? `It has ${known.slice(0, 5).join(', ')} …`;
  const message = `is no operation of the document. ${advice}`;
  throw invalidRequest({ path: `${path}/operation`, message });
}

/** @throws ApiProblem where the expectation can never be met. */
export function readExpectation(body: Schemas['Expectation'], rules: QueryRules): Expectation {
  if ('inOrder' in body) {
    for (const [step, query] of body.inOrder.entries()) checkQuery(query, rules, `/body/inOrder/${step}`);
    return body;
  }
  checkQuery(body.request, rules, '/body/request');
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
