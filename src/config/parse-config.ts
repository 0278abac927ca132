import isValid from '../../fixtures/schemas/config.schema.json?verdict';
import { copyJson, NotPlainJson } from '../domain/validation/copy-json.ts';
import type { InputProblem } from '../domain/validation/input-problem.ts';
import { findOptionProblems } from './check-options.ts';
import { refuseOptions } from './config-error.ts';
import { normalizeOptions } from './normalize-options.ts';
import type { SandboxConfig } from './sandbox-config.ts';
import type { SandboxOptions } from './sandbox-options.ts';

/**
 * Checks what the user gave against the published schema and for what a schema cannot say, fills in the defaults and
 * freezes the result. @throws ConfigError
 */
export async function parseConfig(input: unknown = {}): Promise<SandboxConfig> {
  const copy = copyOptions(input);
  if (!isValid(copy)) throw refuseOptions(await explainShape(copy));
  const options = copy as SandboxOptions;
  const config = normalizeOptions(options);
  const problems = [...findOptionProblems(options, config)];
  if (problems.length > 0) throw refuseOptions(problems);
  return deepFreeze(config);
}

/** What was given is the user's own, and may change; a `Date` becomes its text. */
function copyOptions(input: unknown): unknown {
  try {
    return copyJson(input).value;
  } catch (error) {
    if (error instanceof NotPlainJson) throw refuseOptions([error.problem]);
    throw error;
  }
}

/** Most configurations are good, and then nothing of this is loaded. */
async function explainShape(options: unknown): Promise<InputProblem[]> {
  const [{ explainSchemaErrors }, { default: explain }] = await Promise.all([
    import('../domain/validation/explain-schema-error.ts'),
    import('../../fixtures/schemas/config.schema.json?explainer'),
  ]);
  explain(options);
  return explainSchemaErrors(explain.errors ?? []);
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null) deepFreeze(part);
  }
  return Object.freeze(value);
}
