import type { EditionSet } from '../../contract/edition-set.ts';
import { maskUnpublished } from '../keys/mask-unpublished.ts';

const SECRETS: ReadonlySet<string> = new Set(['controlToken']);

/** A configuration that may be shown: without the control token, and with no key whole that is not published. */
export function presentConfiguration(config: object, editions: EditionSet): Record<string, unknown> {
  return JSON.parse(
    JSON.stringify(config, (name, value: unknown) => {
      if (SECRETS.has(name)) return undefined;
      return typeof value === 'string' ? maskUnpublished(value, editions) : value;
    }),
  );
}
