import type { ServedOperation } from '../../contract/documented-operation.ts';
import type { CoverageEvent } from '../../world/coverage/coverage-event.ts';

/** A line of such a file: JSON, and written whole. */
export type RelayLine =
  | { readonly type: 'begin'; readonly format: string }
  | { readonly type: 'operations'; readonly operations: readonly ServedOperation[] }
  /** A sandbox runs in this container, and what it has to tell was not fetched yet. */
  | { readonly type: 'container'; readonly id: string; readonly image: string }
  | (CoverageEvent & {
      /** So many requests were of this kind; one where left out. */
      readonly times?: number;
    });
