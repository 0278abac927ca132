import { closedObject } from './collections.ts';
import { type Reader, wholeNumber, withDefault } from './readers.ts';

export interface JournalConfig {
  /** Requests of an account that are kept; 0 keeps none. */
  readonly maxEntries: number;
  /** What they may take together, for each account. */
  readonly maxBytes: number;
}

const MEBIBYTE = 1024 * 1024;

export function journalConfig(): Reader<JournalConfig> {
  return closedObject<JournalConfig>({
    maxEntries: withDefault(1_000, wholeNumber({ min: 0, max: 1_000_000, example: 1_000 })),
    maxBytes: withDefault(
      16 * MEBIBYTE,
      wholeNumber({ min: 1_024, max: 1_024 * MEBIBYTE, example: 16 * MEBIBYTE }),
    ),
  });
}
