import { refuseOptions } from '../../config/config-error.ts';
import type { KnownNames } from '../../domain/rules/known-names.ts';
import type { Rule } from '../../domain/rules/rule.ts';
import type { Path } from '../../domain/validation/path.ts';
import { RuleError } from '../../files/rules/rule-error.ts';
import { parseRules } from '../../files/rules/rule-file.ts';

/** Reads the rules of the configuration; what is wrong with them is wrong with it. @throws ConfigError */
export async function parseOwnRules(rules: readonly unknown[], known: KnownNames): Promise<readonly Rule[]> {
  try {
    return await parseRules(rules, 'the configuration', known);
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    const within = (path: Path): Path => ['rules', ...path];
    throw refuseOptions(
      error.problems.map(({ path, related, ...problem }) => ({
        ...problem,
        path: within(path),
        ...(related !== undefined && { related: within(related) }),
      })),
    );
  }
}
