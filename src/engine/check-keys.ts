import { refuseOptions } from '../config/config-error.ts';
import type { KeyConfig } from '../config/sandbox-config.ts';
import type { KeyFormat } from '../contract/edition.ts';
import type { InputProblem } from '../domain/validation/input-problem.ts';
import { quoteValue } from '../domain/validation/quote-value.ts';

/** Whether the configured keys are keys of the API: what they look like, only its edition knows. @throws ConfigError */
export function checkKeys(keys: readonly KeyConfig[], { description, parse, mint }: KeyFormat): void {
  const problems = keys.flatMap(({ key }, i): InputProblem[] => {
    if (parse(key) !== undefined) return [];
    const why = `${quoteValue(key)} does not have the right form.`;
    const advice = `A key is ${description}. Write for example ${mint('sandbox', 'mytests')}.`;
    return [{ path: ['keys', i, 'key'], why, advice }];
  });
  if (problems.length > 0) throw refuseOptions(problems);
}
