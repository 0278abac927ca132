import type { KeyConfig } from '../config/sandbox-config.ts';
import type { EditionKeys } from '../domain/keys/edition-keys.ts';
import type { InputProblem } from '../domain/validation/input-problem.ts';

/** Whether the configured keys are keys of an edition: only it knows what they look like. @throws ConfigError */
export async function checkKeys(keys: readonly KeyConfig[], editions: readonly EditionKeys[]): Promise<void> {
  const wrong = [...keys.entries()].filter(([, key]) => !isKeyOfAny(key, editionsOf(key, editions)));
  if (wrong.length === 0) return;
  const [{ refuseOptions }, { quoteValue }] = await Promise.all([
    import('../config/config-error.ts'),
    import('../domain/validation/quote-value.ts'),
  ]);
  const explain = ([i, key]: readonly [number, KeyConfig]): InputProblem => {
    const formats = editionsOf(key, editions).map(({ keyFormat }) => keyFormat);
    if (formats.length === 0) {
      const names = editions.map(({ name }) => name).join(', ');
      const why = `there is no edition ${quoteValue(key.edition)}.`;
      return { path: ['keys', i, 'edition'], why, advice: `Use ${names}, or leave it out.` };
    }
    const described = formats.map(({ description }) => description).join(', or ');
    const advice = `A key is ${described}. Write for example ${formats[0]?.mint('sandbox', 'mytests')}.`;
    return { path: ['keys', i, 'key'], why: `${quoteValue(key.key)} does not have the right form.`, advice };
  };
  throw refuseOptions(wrong.map(explain));
}

/** Those that a key may be of. */
function editionsOf({ edition }: KeyConfig, editions: readonly EditionKeys[]): readonly EditionKeys[] {
  return editions.filter(({ name }) => edition === undefined || name === edition);
}

function isKeyOfAny({ key }: KeyConfig, editions: readonly EditionKeys[]): boolean {
  return editions.some(({ keyFormat }) => keyFormat.parse(key));
}
