// All that `vitest.ts` needs of us. Vitest's own module cannot be required, so `vitest.ts` is built as an ES module
// beside the rest, which it imports by this one name.

export { nameVitestTask } from '../control/running-test.ts';
export { connectTo, isEmpty, openSandboxFor } from '../join-sandbox.ts';
export { endTestAccount, openTestAccount } from '../test-account.ts';
export { sandboxMatchers } from '../verify/matchers.ts';
