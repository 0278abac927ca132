import type { SandboxEngine } from '../../src/engine/create-engine.ts';

/**
 * All that requests can change in the worlds of an engine, as a text to compare: commands, actions, devices, keys and
 * clocks of every account. What is merely counted of requests is left out.
 */
export function worldStateOf({ accounts }: SandboxEngine): string {
  return JSON.stringify(
    accounts.all().map((account) => {
      const { commands, clock, startedAt } = account.snapshot();
      const { world, id } = account;
      return {
        id,
        startedAt,
        clock,
        commands,
        actions: world.actions(),
        devices: world.devices(),
        keys: world.keys(),
      };
    }),
  );
}
