import type { ServedOperation } from '../../contract/documented-operation.ts';
import type { CoverageEvent } from '../../world/coverage/coverage-event.ts';

/** Of the files in which sandboxes report; a file begins with it. */
export const RELAY_FORMAT = 'amps-sandbox-coverage/1';

export const RELAY_EXTENSION = '.jsonl';

/** A line of such a file: JSON, and written whole. */
export type RelayLine =
  | { readonly type: 'begin'; readonly format: string }
  | { readonly type: 'operations'; readonly operations: readonly ServedOperation[] }
  | (CoverageEvent & {
      /** So many requests were of this kind; one where left out. */
      readonly times?: number;
    });
