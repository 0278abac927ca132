/** Set by `vitest.proofs.config.ts`. */
const IS_FULL = process.env.TEST_PROOFS === 'full';

/**
 * How often a proof tries what it proves: `npm test` gives a quick part of it, `.ci/proofs` the full one. The proofs are
 * the tests that import this.
 */
export function times({ quick, full }: { readonly quick: number; readonly full: number }): number {
  return IS_FULL ? full : quick;
}
