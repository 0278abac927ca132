import type { Environment } from '../../../../src/domain/entities.ts';
import type { EditionKeys } from '../../../../src/domain/keys/edition-keys.ts';

const KEY = /^nine_(try|real)_\w{4,}$/;
const WORDS: Readonly<Record<Environment, string>> = { sandbox: 'try', live: 'real' };

export const KEYS_V9: EditionKeys = {
  name: 'v9',
  keyFormat: {
    description: 'v9_ and an environment',
    parse: (text) => {
      const [, word] = KEY.exec(text) ?? [];
      return word === undefined ? undefined : word === 'real' ? 'live' : 'sandbox';
    },
    mint: (environment, random) => `nine_${WORDS[environment]}_${random}`,
    prefixesOf: (environment) => [`nine_${WORDS[environment]}_`],
  },
  fixtureKeys: {
    sandbox: [
      { key: 'nine_try_first', name: 'First of v9' },
      { key: 'nine_try_ended', name: 'Ended', revokedAt: '2000-01-01T00:00:00Z' },
    ],
    live: [{ key: 'nine_real_first', name: 'Live of v9' }],
    empty: [],
  },
};
