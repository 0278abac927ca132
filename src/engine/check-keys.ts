import { refuseOptions } from '../config/config-error.ts';
import type { KeyConfig } from '../config/sandbox-config.ts';
import type { EditionKeys } from '../domain/keys/edition-keys.ts';
import type { InputProblem } from '../domain/validation/input-problem.ts';
import { quoteValue } from '../domain/validation/quote-value.ts';

/** Whether the configured keys are keys of an edition: only it knows what they look like. @throws ConfigError */
export function checkKeys(keys: readonly KeyConfig[], editions: readonly EditionKeys[]): void {
  const formats = editions.map(({ keyFormat }) => keyFormat);
  const problems = keys.flatMap(({ key }, i): InputProblem[] => {
    if (formats.some(({ parse }) => parse(key) !== undefined)) return [];
    const why = `${quoteValue(key)} does not have the right form.`;
    const described = formats.map(({ description }) => description).join(', or ');
    const advice = `A key is ${described}. Write for example ${formats[0]?.mint('sandbox', 'mytests')}.`;
    return [{ path: ['keys', i, 'key'], why, advice }];
  });
  if (problems.length > 0) throw refuseOptions(problems);
}
