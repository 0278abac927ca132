import isValid from '../../fixtures/schemas/config.schema.json?verdict';
import { copyJson, NotPlainJson } from '../domain/validation/copy-json.ts';
import type { InputProblem } from '../domain/validation/input-problem.ts';
import { findOptionProblems } from './check-options.ts';
import { normalizeOptions } from './normalize-options.ts';
import type { SandboxConfig } from './sandbox-config.ts';
import type { SandboxOptions } from './sandbox-options.ts';

/**
 * Checks what the user gave against the published schema and for what a schema cannot say, fills in the defaults and
 * freezes the result. @throws ConfigError
 */
export async function parseConfig(input: unknown = {}): Promise<SandboxConfig> {
  const copy = await copyOptions(input);
  if (!isValid(copy)) {
    // Most configurations are good, and then nothing of this is loaded.
    const { explainOptions } = await import('./explain-options.ts');
    throw explainOptions(copy);
  }
  const options = copy as SandboxOptions;
  const config = normalizeOptions(options);
  await refuse(await findOptionProblems(options, config));
  return deepFreeze(config);
}

/** What was given is the user's own, and may change; a `Date` becomes its text. */
async function copyOptions(input: unknown): Promise<unknown> {
  try {
    return copyJson(input).value;
  } catch (error) {
    if (error instanceof NotPlainJson) await refuse([error.problem]);
    throw error;
  }
}

async function refuse(problems: readonly InputProblem[]): Promise<void> {
  if (problems.length === 0) return;
  const { refuseOptions } = await import('./config-error.ts');
  throw refuseOptions(problems);
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null) deepFreeze(part);
  }
  return Object.freeze(value);
}
