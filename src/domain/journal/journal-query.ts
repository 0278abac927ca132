import type { Family } from '../entities.ts';
import type { ProblemKind } from '../failures/problem.ts';
import type { Verdict } from './journal-entry.ts';

/** What an entry must be; every part is optional, and all that are given must hold. */
export interface JournalQuery {
  readonly edition?: string;
  readonly operation?: string;
  readonly method?: string;
  /** `*` stands for one segment, `**` for any number of them. */
  readonly path?: string;
  /** `429`, or `4xx` for all of its class. */
  readonly status?: string | number;
  readonly keyName?: string;
  readonly family?: Family;
  readonly deviceId?: string;
  readonly actionId?: string;
  readonly rule?: string;
  readonly problem?: ProblemKind;
  readonly verdict?: Verdict;
  readonly requestId?: string;
  readonly earlyRetry?: boolean;
  /** No operation of the document fits. */
  readonly unmatched?: boolean;
  /** Values of the query; others may stand beside them. */
  readonly query?: Readonly<Record<string, string>>;
  /** Values of headers, which are compared as they are recorded: masked. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Part of the JSON body: objects may have more, anything else must be equal. */
  readonly body?: unknown;
  /** Only entries after the one of this sequence number. */
  readonly since?: number;
}

/** A query in words, for messages. */
export function describeQuery(query: JournalQuery): string {
  const parts = Object.entries(query)
    .filter(([, wanted]) => wanted !== undefined)
    .map(([field, wanted]) => `${field} ${typeof wanted === 'string' ? wanted : JSON.stringify(wanted)}`);
  return parts.length === 0 ? 'of any kind' : `with ${parts.join(', ')}`;
}
