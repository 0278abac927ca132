import {
  boundsOf,
  countRequests,
  describeBounds,
  type TimesBounds,
} from '../../domain/journal/expectation.ts';
import { describeQuery } from '../../domain/journal/journal-query.ts';
import { countOf, describeRuleMiss } from '../control/control-rules.ts';
import type {
  ControlClient,
  RecordedRequest,
  RequestControl,
  RequestTimes,
} from '../control/control-types.ts';
import { type RequestPattern, toQueries, toQuery } from './request-pattern.ts';

/** What was expected and is not so, in words; undefined where it is. */
type Miss = string | undefined;

/**
 * Looks whether something is so, or where `isNot` is set whether it is not so. What cannot be told, since the journal
 * has dropped requests, is a miss both ways.
 */
export type FindMiss<Args extends readonly unknown[]> = (
  control: ControlClient,
  isNot: boolean,
  ...args: Args
) => Promise<Miss>;

export const missOfReceived: FindMiss<[pattern: RequestPattern, times?: RequestTimes]> = async (
  { requests },
  isNot,
  pattern,
  times,
) => {
  const request = toQuery(pattern);
  if (!isNot) {
    const { verified, message } = await requests.check({ request, ...(times !== undefined && { times }) });
    return verified ? undefined : message;
  }
  const bounds = boundsOf(times);
  const others = othersOf(bounds);
  const messages: string[] = [];
  for (const other of others) {
    const { verified, message } = await requests.check({ request, times: other });
    if (verified) return undefined;
    messages.push(message);
  }
  if (others.length === 1) return messages[0];
  return [`Expected other than ${describeBounds(bounds)} ${describeQuery(request)}.`, ...messages].join(' ');
};

/** All counts that lie outside of the bounds. */
function othersOf({ min, max }: TimesBounds): RequestTimes[] {
  return [
    ...(min > 0 ? [{ atMost: min - 1 }] : []),
    ...(max < Number.POSITIVE_INFINITY ? [{ atLeast: max + 1 }] : []),
  ];
}

export const missOfOrder: FindMiss<[patterns: readonly RequestPattern[]]> = async (
  { requests },
  isNot,
  patterns,
) => {
  const { verified, message } = await requests.check({ inOrder: toQueries(patterns) });
  if (!isNot) return verified ? undefined : message;
  if (verified) return message.replace('Expected ', 'Expected anything but ');
  return await missOfCompleteness(requests);
};

/** An upper bound that all requests keep is not verified where some were dropped. */
async function missOfCompleteness(requests: RequestControl): Promise<Miss> {
  const bound = { request: {}, times: { atMost: MOST_TIMES } };
  const { verified, expected, message } = await requests.check(bound);
  return verified ? undefined : message.replace(expected, 'a journal of all requests');
}

/** The largest bound that there is. */
const MOST_TIMES = 1_000_000;

export const missOfRule: FindMiss<[name: string, times?: number]> = async ({ rules }, isNot, name, times) => {
  const rule = await rules.get(name);
  if (!isNot) return describeRuleMiss(rule, times);
  if (times === undefined) return describeRuleMiss(rule, 0);
  if (describeRuleMiss(rule, times) !== undefined) return undefined;
  return `Failed to verify the rule "${name}": it was applied ${countOf(times)}, but expected otherwise.`;
};

export const missOfValidity: FindMiss<[]> = async ({ requests }, isNot) => {
  const expected = `Expected ${isNot ? 'a request that breaks' : 'requests that keep to'} the document`;
  const violations = await requests.list({ verdict: 'invalid' });
  if (violations.length > 0) {
    return isNot ? undefined : `${expected}: ${violations.map(describeViolation).join('; ')}.`;
  }
  const { count } = await requests.check({ request: { verdict: 'valid' } });
  if (isNot) return `${expected}: ${countRequests(count)} came, and none does.`;
  if (count === 0) return `${expected}: none came that could be checked. Let the client call the API first.`;
  return await missOfCompleteness(requests);
};

function describeViolation(request: RecordedRequest): string {
  const reasons = (request.errors ?? []).map(({ path, message }) => `${path} ${message}`);
  return `${describeRequest(request)} does not: ${reasons.join(', ')}`;
}

export const missOfPatience: FindMiss<[]> = async ({ requests }, isNot) => {
  const expected = isNot
    ? 'Expected a client that comes back before Retry-After is over'
    : 'Expected a client that honours Retry-After';
  const recorded = await requests.list();
  if (!recorded.some(({ retryAfterUntil }) => retryAfterUntil !== undefined)) {
    return (
      `${expected}: ${countRequests(recorded.length)} came, and none was told to wait. ` +
      'Have a rule or a rate limit answer with Retry-After, and let the client call it.'
    );
  }
  const hasty = recorded.filter(({ earlyRetry }) => earlyRetry);
  if (hasty.length > 0) {
    return isNot ? undefined : `${expected}: ${hasty.map((one) => describeHaste(one, recorded)).join('; ')}.`;
  }
  return isNot ? `${expected}: it waited each time.` : await missOfCompleteness(requests);
};

/** `#2 GET /battery (200) came at …, told by #1 to wait until …`. */
function describeHaste(hasty: RecordedRequest, recorded: readonly RecordedRequest[]): string {
  const told = recorded.findLast(
    ({ sequence, key, operation, retryAfterUntil }) =>
      sequence < hasty.sequence &&
      key === hasty.key &&
      operation === hasty.operation &&
      retryAfterUntil !== undefined &&
      retryAfterUntil > hasty.at,
  );
  const came = `${describeRequest(hasty)} came at ${hasty.at}`;
  return told === undefined
    ? came
    : `${came}, told by #${told.sequence} to wait until ${told.retryAfterUntil}`;
}

function describeRequest({ sequence, method, path, status }: RecordedRequest): string {
  return `#${sequence} ${method} ${path} (${status})`;
}
