import type { SandboxEngine } from '../../src/engine/create-engine.ts';

/**
 * All that requests can change in the worlds of an engine, as a text to compare: actions, devices, keys, rules and
 * clocks of every account. What is merely counted of requests is left out.
 */
export function worldStateOf({ accounts }: SandboxEngine): string {
  return JSON.stringify(
    accounts.all().map((account) => {
      const { usage: _usage, journal: _journal, quotas: _quotas, ...state } = account.snapshot();
      return state;
    }),
  );
}
