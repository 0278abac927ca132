import { maskKey } from '../../domain/api-key.ts';
import { FIXTURE_KEYS } from '../../files/world/fixture-keys.ts';

const SECRETS: ReadonlySet<string> = new Set(['controlToken']);

/** A configuration that may be shown: without the control token, and with no key whole that is not published. */
export function presentConfiguration(config: object): Record<string, unknown> {
  return JSON.parse(
    JSON.stringify(config, (name, value: unknown) => {
      if (SECRETS.has(name)) return undefined;
      return typeof value === 'string' ? maskKeys(value) : value;
    }),
  );
}

function maskKeys(text: string): string {
  return text.replaceAll(/sk_[A-Za-z]+_\w+/g, (key) => (FIXTURE_KEYS.has(key) ? key : maskKey(key)));
}
