import type { HeaderFields } from '../../domain/headers/header-fields.ts';
import type { ConnectionFault } from '../../domain/rules/rule.ts';

/** An answer as plain data. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: HeaderFields;
  /** Already as it goes out: no envelope of the edition is put around it. */
  readonly isWhole?: boolean;
  /** The configuration changed it: the document no longer says what it should be. */
  readonly isCorrected?: boolean;
  /** What happens to the connection in place of a whole answer. */
  readonly fault?: ConnectionFault;
}
