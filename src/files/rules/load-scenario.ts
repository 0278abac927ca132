import { basename } from 'node:path';
import { didYouMean } from '../../domain/closest-name.ts';
import { isDocumentText, nameOfDocument } from '../../domain/documents/document-input.ts';
import type { KnownNames } from '../../domain/rules/known-names.ts';
import type { ScenarioSpec } from '../../domain/rules/rule-spec.ts';
import { SHIPPED_SCENARIOS as NAMES, type ShippedScenario } from '../../domain/rules/shipped-scenarios.ts';
import { RuleError } from './rule-error.ts';
import { buildScenario, parseScenario, type Scenario } from './rule-file.ts';

// Not checked here: a test does it once, so that no start pays for it.
const SHIPPED: Readonly<Record<ShippedScenario, () => Promise<{ default: unknown }>>> = {
  'invalid-key': () => import('../../../fixtures/scenarios/invalid-key.yaml'),
  'expired-key': () => import('../../../fixtures/scenarios/expired-key.yaml'),
  'key-expires-midway': () => import('../../../fixtures/scenarios/key-expires-midway.yaml'),
  'key-revoked-midway': () => import('../../../fixtures/scenarios/key-revoked-midway.yaml'),
  'key-rotation': () => import('../../../fixtures/scenarios/key-rotation.yaml'),
  'wrong-environment-key': () => import('../../../fixtures/scenarios/wrong-environment-key.yaml'),
  'read-only-key': () => import('../../../fixtures/scenarios/read-only-key.yaml'),
  'rate-limited-burst': () => import('../../../fixtures/scenarios/rate-limited-burst.yaml'),
  'rate-limit-recovers': () => import('../../../fixtures/scenarios/rate-limit-recovers.yaml'),
  'device-offline': () => import('../../../fixtures/scenarios/device-offline.yaml'),
  'action-fails': () => import('../../../fixtures/scenarios/action-fails.yaml'),
  'action-never-completes': () => import('../../../fixtures/scenarios/action-never-completes.yaml'),
  'slow-api': () => import('../../../fixtures/scenarios/slow-api.yaml'),
  'flaky-network': () => import('../../../fixtures/scenarios/flaky-network.yaml'),
  'connection-reset': () => import('../../../fixtures/scenarios/connection-reset.yaml'),
  'truncated-body': () => import('../../../fixtures/scenarios/truncated-body.yaml'),
  'malformed-json': () => import('../../../fixtures/scenarios/malformed-json.yaml'),
  'schema-drift': () => import('../../../fixtures/scenarios/schema-drift.yaml'),
  'stale-cache': () => import('../../../fixtures/scenarios/stale-cache.yaml'),
  'maintenance-window': () => import('../../../fixtures/scenarios/maintenance-window.yaml'),
  'everything-wrong': () => import('../../../fixtures/scenarios/everything-wrong.yaml'),
};

/** Names that `--scenario` takes beside the path of a file. */
export const SHIPPED_SCENARIOS: readonly string[] = NAMES;

const LOADERS: ReadonlyMap<string, () => Promise<{ default: unknown }>> = new Map(Object.entries(SHIPPED));

/** A scenario that comes with the package, by its name; undefined for any other name. */
export async function loadShippedScenario(name: string): Promise<Scenario | undefined> {
  const load = LOADERS.get(name);
  return load === undefined ? undefined : buildScenario((await load()).default as ScenarioSpec);
}

/** A shipped scenario by its name, or the user's own: the path of a file, its text, or the value. @throws RuleError */
export async function loadScenario(given: string | object, known: KnownNames = {}): Promise<Scenario> {
  const shipped = typeof given === 'string' ? await loadShippedScenario(given) : undefined;
  return shipped ?? (await loadOwnScenario(given, known));
}

async function loadOwnScenario(given: string | object, known: KnownNames): Promise<Scenario> {
  const name = nameOfDocument(given);
  if (typeof given === 'object') return await parseScenario(given, name, known);
  const { loadFile, loadText } = await import('../text/load-file.ts');
  const loading = {
    refuse: (problems: RuleError['problems'], place?: string) => new RuleError(name, problems, place),
    read: (value: unknown) => parseScenario(value, name, known),
  };
  if (isDocumentText(given)) return await loadText(given, { name, ...loading });
  const scenario = await loadFile(given, { advice: adviceFor(given), ...loading });
  return { name: basename(given).replace(/\.(ya?ml|json)$/i, ''), ...scenario };
}

function adviceFor(name: string): string {
  const hint = didYouMean(name.slice(0, 100), SHIPPED_SCENARIOS);
  const names = `Give the path of a JSON or YAML file, its text, or a shipped scenario: ${SHIPPED_SCENARIOS.join(', ')}.`;
  return hint === undefined ? names : `${hint} ${names}`;
}
