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
import { controlOf } from './target.ts';

/** What `expect(sandbox)` can be asked, whatever the framework; `await` each. */
export interface SandboxMatchers {
  /** Requests of this kind came: at least one, or as many as `times` says. */
  toHaveReceived(request: RequestPattern, times?: RequestTimes): Promise<void>;
  /** Requests of these kinds came in this order; others may have come between them. */
  toHaveReceivedInOrder(requests: readonly RequestPattern[]): Promise<void>;
  /** No request broke the document of the API. */
  toHaveReceivedOnlyValidRequests(): Promise<void>;
  /** The client was told to wait by `Retry-After`, and did each time. */
  toHaveHonouredRetryAfter(): Promise<void>;
  /** The rule was applied: at least once, or exactly so many times. */
  toHaveAppliedRule(name: string, times?: number): Promise<void>;
}

/** As `expect.extend` of Vitest and of Jest take it. */
export type SandboxMatcher<Args extends unknown[]> = (
  this: { readonly isNot?: boolean },
  received: unknown,
  ...args: Args
) => Promise<{ readonly pass: boolean; readonly message: () => string }>;

/**
 * Matchers for a sandbox, an account, a container, or the control client of one of them.
 *
 * @example
 * expect.extend(sandboxMatchers);
 * await expect(sandbox).toHaveReceived({ operation: 'pushBatteryAction', body: { mode: 'charge' } }, 1);
 * await expect(sandbox).not.toHaveReceived('DELETE /**');
 */
export const sandboxMatchers = {
  toHaveReceived: toMatcher(missOfReceived),
  toHaveReceivedInOrder: toMatcher(missOfOrder),
  toHaveReceivedOnlyValidRequests: toMatcher(missOfValidity),
  toHaveHonouredRetryAfter: toMatcher(missOfPatience),
  toHaveAppliedRule: toMatcher(missOfRule),
} satisfies {
  readonly [Name in keyof SandboxMatchers]: SandboxMatcher<Parameters<SandboxMatchers[Name]>>;
};

function toMatcher<Args extends unknown[]>(findMiss: FindMiss<Args>): SandboxMatcher<Args> {
  return async function (received, ...args) {
    const { isNot = false } = this;
    const miss = await findMiss(controlOf(received), isNot, ...args);
    return { pass: (miss === undefined) !== isNot, message: () => miss ?? 'All is as expected.' };
  };
}
