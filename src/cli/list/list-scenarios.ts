import { loadShippedScenario, SHIPPED_SCENARIOS } from '../../files/rules/load-scenario.ts';

export async function listScenarios(): Promise<
  { name: string; description: string; rules: readonly string[] }[]
> {
  return await Promise.all(
    SHIPPED_SCENARIOS.map(async (name) => {
      const { description = '', rules = [] } = (await loadShippedScenario(name)) ?? {};
      return { name, description: description.trim(), rules: rules.map((rule) => rule.name) };
    }),
  );
}
