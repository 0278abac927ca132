import { maskKeysExcept } from '../../domain/mask-keys.ts';
import { FIXTURE_KEYS } from '../../files/world/fixture-keys.ts';

const maskUnpublished = maskKeysExcept(FIXTURE_KEYS);

const SECRETS: ReadonlySet<string> = new Set(['controlToken']);

/** A configuration that may be shown: without the control token, and with no key whole that is not published. */
export function presentConfiguration(config: object): Record<string, unknown> {
  return JSON.parse(
    JSON.stringify(config, (name, value: unknown) => {
      if (SECRETS.has(name)) return undefined;
      return typeof value === 'string' ? maskUnpublished(value) : value;
    }),
  );
}
