import type { KeyConfig } from '../config/sandbox-config.ts';
import type { KeyFormat } from '../contract/edition.ts';

/** Whether the configured keys are keys of the API: what they look like, only its edition knows. @throws ConfigError */
export async function checkKeys(keys: readonly KeyConfig[], format: KeyFormat): Promise<void> {
  const wrong = [...keys.entries()].filter(([, { key }]) => format.parse(key) === undefined);
  if (wrong.length === 0) return;
  const [{ refuseOptions }, { quoteValue }] = await Promise.all([
    import('../config/config-error.ts'),
    import('../domain/validation/quote-value.ts'),
  ]);
  const advice = `A key is ${format.description}. Write for example ${format.mint('sandbox', 'mytests')}.`;
  throw refuseOptions(
    wrong.map(([i, { key }]) => ({
      path: ['keys', i, 'key'],
      why: `${quoteValue(key)} does not have the right form.`,
      advice,
    })),
  );
}
