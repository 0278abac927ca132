import { AssertionError } from 'node:assert';
import type { RequestTimes } from '../control/control-types.ts';
import {
  type FindMiss,
  missOfOrder,
  missOfPatience,
  missOfReceived,
  missOfRule,
  missOfValidity,
} from './misses.ts';
import type { RequestPattern } from './request-pattern.ts';
import { controlOf, type SandboxTarget } from './target.ts';

/** Rejects with `AssertionError` unless requests of this kind came: at least one, or as many as `times` says. */
export async function assertReceived(
  target: SandboxTarget,
  request: RequestPattern,
  times?: RequestTimes,
): Promise<void> {
  await assertNoMiss(assertReceived, target, missOfReceived, request, times);
}

/** Rejects with `AssertionError` unless requests of these kinds came in this order. */
export async function assertReceivedInOrder(
  target: SandboxTarget,
  requests: readonly RequestPattern[],
): Promise<void> {
  await assertNoMiss(assertReceivedInOrder, target, missOfOrder, requests);
}

/** Rejects with `AssertionError` where a request broke the document of the API. */
export async function assertReceivedOnlyValidRequests(target: SandboxTarget): Promise<void> {
  await assertNoMiss(assertReceivedOnlyValidRequests, target, missOfValidity);
}

/** Rejects with `AssertionError` unless the client was told to wait by `Retry-After`, and did each time. */
export async function assertHonouredRetryAfter(target: SandboxTarget): Promise<void> {
  await assertNoMiss(assertHonouredRetryAfter, target, missOfPatience);
}

/** Rejects with `AssertionError` unless the rule was applied: at least once, or exactly so many times. */
export async function assertAppliedRule(target: SandboxTarget, name: string, times?: number): Promise<void> {
  await assertNoMiss(assertAppliedRule, target, missOfRule, name, times);
}

async function assertNoMiss<Args extends unknown[]>(
  caller: (...args: never) => unknown,
  target: SandboxTarget,
  findMiss: FindMiss<Args>,
  ...args: Args
): Promise<void> {
  const miss = await findMiss(controlOf(target), false, ...args);
  if (miss !== undefined) throw new AssertionError({ message: miss, stackStartFn: caller });
}
