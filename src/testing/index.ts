export type { SandboxOptions } from '../config/sandbox-options.ts';
export { createAccount, type SandboxAccount } from './control/control-account.ts';
export {
  type ControlClient,
  ControlError,
  createControlClient,
  type NewAccount,
  type RequestExpectation,
  type RequestQuery,
  type RequestTimes,
  type RequestVerdict,
} from './control/control-client.ts';
export { type RunningSandbox, startSandbox } from './in-process.ts';
export { joinSandbox } from './join-sandbox.ts';
export type { TestAccount } from './test-account.ts';
export { type TestHooks, type UseSandboxOptions, useSandbox } from './use-sandbox.ts';
export {
  assertAppliedRule,
  assertHonouredRetryAfter,
  assertReceived,
  assertReceivedInOrder,
  assertReceivedOnlyValidRequests,
} from './verify/assertions.ts';
export { type SandboxMatchers, sandboxMatchers } from './verify/matchers.ts';
export type { RequestPattern } from './verify/request-pattern.ts';
export type { SandboxTarget } from './verify/target.ts';
export { withSandbox } from './with-sandbox.ts';
