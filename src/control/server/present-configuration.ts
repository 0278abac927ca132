import type { EditionSet } from '../../contract/edition-set.ts';
import { maskKeysExcept } from '../../domain/keys/mask-keys.ts';

const SECRETS: ReadonlySet<string> = new Set(['controlToken']);

/** A configuration that may be shown: without the control token, and with no key whole that is not published. */
export function presentConfiguration(
  config: object,
  { publishedKeys }: Pick<EditionSet, 'publishedKeys'>,
): Record<string, unknown> {
  const mask = maskKeysExcept(publishedKeys);
  return JSON.parse(
    JSON.stringify(config, (name, value: unknown) => {
      if (SECRETS.has(name)) return undefined;
      return typeof value === 'string' ? mask(value) : value;
    }),
  );
}
