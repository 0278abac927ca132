import type { KeyConfig } from '../config/sandbox-config.ts';
import type { EditionKeys } from '../domain/keys/edition-keys.ts';

/** Whether the configured keys are keys of an edition: only it knows what they look like. @throws ConfigError */
export async function checkKeys(keys: readonly KeyConfig[], editions: readonly EditionKeys[]): Promise<void> {
  const formats = editions.map(({ keyFormat }) => keyFormat);
  const wrong = [...keys.entries()].filter(([, { key }]) => !formats.some(({ parse }) => parse(key)));
  if (wrong.length === 0) return;
  const [{ refuseOptions }, { quoteValue }] = await Promise.all([
    import('../config/config-error.ts'),
    import('../domain/validation/quote-value.ts'),
  ]);
  const described = formats.map(({ description }) => description).join(', or ');
  const advice = `A key is ${described}. Write for example ${formats[0]?.mint('sandbox', 'mytests')}.`;
  throw refuseOptions(
    wrong.map(([i, { key }]) => ({
      path: ['keys', i, 'key'],
      why: `${quoteValue(key)} does not have the right form.`,
      advice,
    })),
  );
}
