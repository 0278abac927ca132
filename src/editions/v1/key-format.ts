import type { Environment } from '../../domain/entities.ts';
import type { KeyFormat } from '../../domain/keys/edition-keys.ts';

const KEY = /^sk_(sandbox|live)_[A-Za-z0-9_]{6,64}$/;

/** `sk_{environment}_{random}`, documented on /getting-started/authentication; length and alphabet are assumed. */
export const keyFormatV1: KeyFormat = {
  description: 'sk_sandbox_ or sk_live_ and 6 to 64 letters, digits or underscores',
  parse: (text) => KEY.exec(text)?.[1] as Environment | undefined,
  mint: (environment, random) => `sk_${environment}_${random}`,
  prefixesOf: (environment) => [`sk_${environment}_`],
};
