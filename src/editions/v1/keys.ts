import type { EditionKeys } from '../../domain/keys/edition-keys.ts';
import { FIXTURE_KEYS_V1 } from './fixture-keys.ts';
import { keyFormatV1 } from './key-format.ts';

export const KEYS_V1: EditionKeys = { name: 'v1', keyFormat: keyFormatV1, fixtureKeys: FIXTURE_KEYS_V1 };
